# audioldm_add_test(NAME LABEL label SOURCES file... [LINKS targets...] [TORCH])
# One GoogleTest program, registered with CTest under its name and label: unit, parity, e2e, gpu
# (needs a GPU) or bench (prints timings of a GPU).
find_package(GTest REQUIRED)

# What tools/gpu-check builds.
add_custom_target(gpu_tests)

function(audioldm_add_test name)
    cmake_parse_arguments(ARG "TORCH" "LABEL" "SOURCES;LINKS" ${ARGN})
    add_executable(${name} ${ARG_SOURCES})
    target_link_libraries(${name} PRIVATE ${ARG_LINKS} project_options GTest::gtest_main)
    target_compile_definitions(${name} PRIVATE
        AUDIOLDM_TEST_DATA="${PROJECT_SOURCE_DIR}/tests/data")
    if(ARG_TORCH)
        target_link_libraries(${name} PRIVATE torch_cpu_half)
        # A precompiled header is good for one kind of position independence: the libraries'.
        set_target_properties(${name} PROPERTIES POSITION_INDEPENDENT_CODE OFF)
        target_compile_options(${name} PRIVATE -fPIC)
        target_precompile_headers(${name} REUSE_FROM engine_precompiled)
    endif()
    add_test(NAME ${name} COMMAND ${name})
    set_tests_properties(${name} PROPERTIES LABELS "${ARG_LABEL}" TIMEOUT 600)
    if(ARG_LABEL MATCHES "parity|gpu|bench")
        # Alone on the machine, with all its cores.
        set_tests_properties(${name} PROPERTIES RUN_SERIAL ON)
    else()
        # Others run side by side: two OpenMP teams on the same cores slow each other down 20 times.
        set_tests_properties(${name} PROPERTIES ENVIRONMENT OMP_NUM_THREADS=1)
    endif()
    if(ARG_LABEL MATCHES "gpu|bench")
        # Without a GPU they say so and are shown as skipped.
        set_tests_properties(${name} PROPERTIES SKIP_REGULAR_EXPRESSION "  SKIPPED ")
        add_dependencies(gpu_tests ${name})
    endif()
endfunction()
