# Compiler options of every target of ours, as one INTERFACE target.
add_library(project_options INTERFACE)
target_include_directories(project_options INTERFACE "${PROJECT_SOURCE_DIR}")
target_compile_options(project_options INTERFACE
    -Wall -Wextra -Wconversion -Wshadow -Wold-style-cast -fvisibility=hidden
    $<$<BOOL:${AUDIOLDM_WERROR}>:-Werror>)
target_compile_definitions(project_options INTERFACE
    AUDIOLDM_VERSION="${PROJECT_VERSION}")
