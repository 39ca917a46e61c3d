# Installs libtorch: its CPU half and every library that it needs and the system does not have. They
# keep their places to one another, so that the search paths in them hold as they are.
#
# AUDIOLDM_TORCH_INSTALL_LIB: the folder of libtorch_cpu, below AUDIOLDM_PLUGIN_INSTALL_DIR.
get_filename_component(_torch_name "${_torch_base}" NAME)
get_filename_component(_torch_neighbours "${_torch_base}" DIRECTORY)
set(AUDIOLDM_TORCH_INSTALL_LIB "${_torch_name}/lib")

install(CODE "set(_library \"${TORCH_CPU_LIBRARY}\")
    set(_neighbours \"${_torch_neighbours}\")
    set(_otherwise \"${AUDIOLDM_TORCH_INSTALL_LIB}\")
    set(_destination \"${AUDIOLDM_PLUGIN_INSTALL_DIR}\")" COMPONENT studio)
install(SCRIPT "${CMAKE_CURRENT_LIST_DIR}/InstallWithNeeds.cmake" COMPONENT studio)
if(AUDIOLDM_INSTALL_CUDA AND TORCH_CUDA_LIBRARY)
    # All of NVIDIA's libraries: many of them are opened by name, at run time.
    file(GLOB _cuda_libraries RELATIVE "${_torch_neighbours}" "${_torch_base}/lib/lib*cuda*.so"
        "${_torch_base}/lib/lib*nv*.so" "${_torch_neighbours}/nvidia/*/lib/*.so*")
    foreach(_place IN LISTS _cuda_libraries)
        get_filename_component(_folder "${_place}" DIRECTORY)
        install(FILES "${_torch_neighbours}/${_place}" COMPONENT cuda
            DESTINATION "${AUDIOLDM_PLUGIN_INSTALL_DIR}/${_folder}")
    endforeach()
endif()

# What their licences ask for: to come along.
file(GLOB _licences RELATIVE "${_torch_neighbours}" "${_torch_neighbours}/torch-*.dist-info/licenses"
    "${_torch_neighbours}/nvidia_cuda_runtime*.dist-info/licenses"
    "${_torch_neighbours}/nvidia_cuda_cupti*.dist-info/licenses")
foreach(_folder IN LISTS _licences)
    string(REGEX REPLACE "-[0-9][^/]*/licenses$" "" _package "${_folder}")
    install(DIRECTORY "${_torch_neighbours}/${_folder}/" COMPONENT studio
        DESTINATION "${CMAKE_INSTALL_DOCDIR}/licences/${_package}")
endforeach()
if(NOT _licences)
    file(GLOB _licences "${_torch_base}/LICENSE*" "${_torch_base}/NOTICE*")
    install(FILES ${_licences} COMPONENT studio
        DESTINATION "${CMAKE_INSTALL_DOCDIR}/licences/${_torch_name}")
endif()
