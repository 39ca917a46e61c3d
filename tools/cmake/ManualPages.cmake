# audioldm_manual_page(PROGRAM SUMMARY): makes and installs the manual page of a program.
find_package(Python3 REQUIRED COMPONENTS Interpreter)

function(audioldm_manual_page program summary)
    set(_page "${CMAKE_BINARY_DIR}/man/${program}.1.gz")
    file(MAKE_DIRECTORY "${CMAKE_BINARY_DIR}/man")
    add_custom_command(OUTPUT "${_page}"
        COMMAND Python3::Interpreter -B "${PROJECT_SOURCE_DIR}/tools/man_page.py"
            $<TARGET_FILE:${program}> "${summary}" "${_page}"
        DEPENDS ${program} "${PROJECT_SOURCE_DIR}/tools/man_page.py"
        COMMENT "Writing the manual page of ${program}"
        VERBATIM)
    add_custom_target(${program}_manual ALL DEPENDS "${_page}")
    install(FILES "${_page}" DESTINATION "${CMAKE_INSTALL_MANDIR}/man1" COMPONENT studio)
endfunction()
