# audioldm_add_test(NAME LABEL label SOURCES file... [LINKS targets...] [TORCH])
# One GoogleTest program, registered with CTest under its name and label.
find_package(GTest REQUIRED)

function(audioldm_add_test name)
    cmake_parse_arguments(ARG "TORCH" "LABEL" "SOURCES;LINKS" ${ARGN})
    add_executable(${name} ${ARG_SOURCES})
    target_link_libraries(${name} PRIVATE ${ARG_LINKS} project_options GTest::gtest_main)
    target_compile_definitions(${name} PRIVATE
        AUDIOLDM_TEST_DATA="${PROJECT_SOURCE_DIR}/tests/data")
    if(ARG_TORCH)
        target_link_libraries(${name} PRIVATE torch_cpu_half)
        target_precompile_headers(${name} REUSE_FROM engine_precompiled)
    endif()
    add_test(NAME ${name} COMMAND ${name})
    set_tests_properties(${name} PROPERTIES LABELS "${ARG_LABEL}" TIMEOUT 600)
endfunction()
