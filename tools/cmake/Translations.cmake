# The window's texts in other languages: translations/audioldm_LANGUAGE.ts.
#
# audioldm_add_translations(TARGET) puts them into the program, as :/i18n/audioldm_LANGUAGE.qm. The
# English one holds nothing but plurals.
#
# The target update_translations brings the .ts files up to date with the sources; lint_translations
# tells when that is needed.
set(AUDIOLDM_LANGUAGES ar de en es fr ja zh_CN)

function(audioldm_add_translations target)
    set(_ts_files "")
    set(_updates "")
    foreach(_language IN LISTS AUDIOLDM_LANGUAGES)
        set(_ts "${PROJECT_SOURCE_DIR}/translations/audioldm_${_language}.ts")
        list(APPEND _ts_files "${_ts}")
        set(_only_plurals "")
        if(_language STREQUAL "en")
            set(_only_plurals -pluralonly)
        endif()
        list(APPEND _updates COMMAND Qt6::lupdate -silent ui app/studio -I .
            -locations none -no-obsolete -source-language en -target-language ${_language}
            ${_only_plurals} -ts "${_ts}")
    endforeach()
    set(_folder "${CMAKE_CURRENT_BINARY_DIR}/i18n")
    set_source_files_properties(${_ts_files} PROPERTIES OUTPUT_LOCATION "${_folder}")
    qt_add_lrelease(${target} TS_FILES ${_ts_files} QM_FILES_OUTPUT_VARIABLE _qm_files
        OPTIONS -silent)
    qt_add_resources(${target} translations PREFIX /i18n BASE "${_folder}" FILES ${_qm_files})
    add_custom_target(update_translations ${_updates}
        WORKING_DIRECTORY "${PROJECT_SOURCE_DIR}" VERBATIM)
endfunction()
