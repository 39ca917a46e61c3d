# audioldm_engine_library(NAME [TORCH] SOURCES file... [LINKS public targets...] [PRIVATE_LINKS ...])
# One static library a folder of the engine; TORCH gives it libtorch's CPU half and the precompiled
# header (10 times faster compiles).
function(audioldm_engine_library name)
    cmake_parse_arguments(ARG "TORCH" "" "SOURCES;LINKS;PRIVATE_LINKS" ${ARGN})
    add_library(${name} STATIC ${ARG_SOURCES})
    target_link_libraries(${name} PUBLIC audioldm_api ${ARG_LINKS} PRIVATE project_options
        ${ARG_PRIVATE_LINKS})
    if(ARG_TORCH)
        target_link_libraries(${name} PRIVATE torch_cpu_half)
        if(TARGET engine_precompiled AND NOT name STREQUAL "engine_precompiled")
            target_precompile_headers(${name} REUSE_FROM engine_precompiled)
        endif()
    endif()
endfunction()
