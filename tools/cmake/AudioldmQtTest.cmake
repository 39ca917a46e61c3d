# audioldm_add_qt_test(NAME SOURCES file... [LINKS targets...] [LABEL label] [ENVIRONMENT NAME=value...])
# One Qt Test program without a screen, registered with CTest under its name and label (ui unless
# said). It sees neither the sound server nor the settings of whoever runs it.
function(audioldm_add_qt_test name)
    cmake_parse_arguments(ARG "" "LABEL" "SOURCES;LINKS;ENVIRONMENT" ${ARGN})
    if(NOT ARG_LABEL)
        set(ARG_LABEL ui)
    endif()
    add_executable(${name} ${ARG_SOURCES})
    set_target_properties(${name} PROPERTIES AUTOMOC ON)
    target_link_libraries(${name} PRIVATE ${ARG_LINKS} ui_options Qt6::Widgets Qt6::Test)
    target_compile_definitions(${name} PRIVATE
        AUDIOLDM_TEST_DATA="${PROJECT_SOURCE_DIR}/tests/data")
    add_test(NAME ${name} COMMAND ${name})
    set(_home "${CMAKE_CURRENT_BINARY_DIR}/${name}.home")
    file(MAKE_DIRECTORY "${_home}")
    set_tests_properties(${name} PROPERTIES
        LABELS "${ARG_LABEL}"
        TIMEOUT 300
        SKIP_REGULAR_EXPRESSION "SKIP   : [^\n]*whole program"
        ENVIRONMENT "QT_QPA_PLATFORM=offscreen;LC_ALL=C.UTF-8;OMP_NUM_THREADS=1;HOME=${_home};PULSE_SERVER=unix:${_home}/no-sound-server;${ARG_ENVIRONMENT}")
endfunction()
