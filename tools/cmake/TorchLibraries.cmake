# libtorch's CPU half as the target torch_cpu_half, its CUDA half as torch_cuda_half (where there).
#
# find_package(Torch) is not used: it pulls the CUDA half into every target and fails in its
# architecture probe without a GPU. Programs link libtorch_cpu and libc10 alone; the CUDA half is
# opened at run time by the plug-in (258 MB of memory and 0.13 s of start saved where there is no GPU).
#
# Looked for in: TORCH_ROOT (a folder with include/ and lib/), CMAKE_PREFIX_PATH, .venv of the project.
set(TORCH_ROOT "" CACHE PATH "libtorch folder with include/ and lib/ (empty: search)")

file(GLOB _torch_in_venv "${PROJECT_SOURCE_DIR}/.venv/lib/python3*/site-packages/torch")
find_path(TORCH_INCLUDE_DIR ATen/ATen.h
    HINTS "${TORCH_ROOT}/include"
    PATHS ${CMAKE_PREFIX_PATH} ${_torch_in_venv}
    PATH_SUFFIXES include ../../../include torch/include)
if(NOT TORCH_INCLUDE_DIR)
    message(FATAL_ERROR "libtorch was not found. Run tools/run once (it installs the pinned wheel into "
        ".venv), or give a libtorch from 2.11 on with -DCMAKE_PREFIX_PATH=FOLDER.")
endif()
get_filename_component(_torch_base "${TORCH_INCLUDE_DIR}/.." REALPATH)
find_library(TORCH_CPU_LIBRARY torch_cpu HINTS "${_torch_base}/lib" NO_DEFAULT_PATH REQUIRED)
find_library(TORCH_C10_LIBRARY c10 HINTS "${_torch_base}/lib" NO_DEFAULT_PATH REQUIRED)
find_library(TORCH_CUDA_LIBRARY torch_cuda HINTS "${_torch_base}/lib" NO_DEFAULT_PATH)
find_library(TORCH_C10_CUDA_LIBRARY c10_cuda HINTS "${_torch_base}/lib" NO_DEFAULT_PATH)

set(AUDIOLDM_MINIMUM_TORCH 2.11)
file(STRINGS "${TORCH_INCLUDE_DIR}/torch/headeronly/version.h" _torch_version_lines
    REGEX "#define TORCH_VERSION_(MAJOR|MINOR) ")
string(REGEX REPLACE "[^0-9]+([0-9]+)[^0-9]+([0-9]+).*" "\\1.\\2" AUDIOLDM_TORCH_VERSION
    "${_torch_version_lines}")
if(AUDIOLDM_TORCH_VERSION AND AUDIOLDM_TORCH_VERSION VERSION_LESS AUDIOLDM_MINIMUM_TORCH)
    message(FATAL_ERROR "libtorch ${AUDIOLDM_TORCH_VERSION} in ${_torch_base} is too old: "
        "${AUDIOLDM_MINIMUM_TORCH} or newer is needed.")
endif()
message(STATUS "libtorch ${AUDIOLDM_TORCH_VERSION}: ${_torch_base}")

add_library(torch_cpu_half INTERFACE)
target_include_directories(torch_cpu_half SYSTEM INTERFACE "${TORCH_INCLUDE_DIR}")
# at::parallel_for is a header that starts threads by an OpenMP pragma: without this it runs on one.
target_compile_options(torch_cpu_half INTERFACE -fopenmp)
# torch_cpu must stay a dependency even where a target uses none of its symbols directly; its own
# dependencies come from the wheel's neighbours, not from the system's.
file(GLOB _torch_nvidia_dirs "${_torch_base}/../nvidia/*/lib")
set(_torch_rpath_links "")
foreach(_dir IN LISTS _torch_nvidia_dirs)
    list(APPEND _torch_rpath_links "-Wl,-rpath-link,${_dir}")
endforeach()
# The run-time library that libtorch itself uses; a second one would start threads of its own.
find_library(TORCH_OPENMP_LIBRARY NAMES gomp libgomp.so.1 HINTS "${_torch_base}/lib" REQUIRED)
# Behind it what must be initialised before it (engine/core/openmp_wait.cpp).
target_link_libraries(torch_cpu_half INTERFACE "${TORCH_CPU_LIBRARY}" "${TORCH_C10_LIBRARY}"
    "${TORCH_OPENMP_LIBRARY}" audioldm_openmp_wait)
target_link_options(torch_cpu_half INTERFACE ${_torch_rpath_links}
    "-Wl,-rpath-link,${_torch_base}/lib")

if(TORCH_CUDA_LIBRARY AND TORCH_C10_CUDA_LIBRARY)
    add_library(torch_cuda_half INTERFACE)
    target_link_libraries(torch_cuda_half INTERFACE torch_cpu_half
        "${TORCH_CUDA_LIBRARY}" "${TORCH_C10_CUDA_LIBRARY}")
endif()
