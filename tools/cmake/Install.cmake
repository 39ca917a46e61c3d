# What `cmake --install` puts into a prefix. Nothing of it refers to the source or the build folder,
# and the prefix may be moved:
#
#   bin/audioldm, bin/audioldm-studio   find all else from where they lie
#   lib/audioldm-studio/                libtorch's CPU half and what it needs, in the folders of its
#                                       wheel (torch/lib, nvidia/...), and the GPU plug-in
#   share/audioldm-studio/              presets, the starter model
#   share/applications, icons, man, metainfo, mime, doc
#
# libtorch's CUDA half, 4 GB, comes along with -DAUDIOLDM_INSTALL_CUDA=ON. The plug-in says what it
# lacks where it is not there, and sounds are then computed on the CPU.
option(AUDIOLDM_INSTALL_CUDA "Install libtorch's CUDA half too (4 GB)" OFF)

include(ManualPages)
include(TorchInstallation)
set(_share "${CMAKE_INSTALL_DATADIR}/audioldm-studio")
set(_resources "${PROJECT_SOURCE_DIR}/resources")

foreach(_program IN ITEMS audioldm audioldm-studio)
    if(TARGET ${_program})
        set_target_properties(${_program} PROPERTIES
            INSTALL_RPATH "$ORIGIN/../${AUDIOLDM_PLUGIN_INSTALL_DIR}/${AUDIOLDM_TORCH_INSTALL_LIB}")
        install(TARGETS ${_program} RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}" COMPONENT studio)
    endif()
endforeach()
install(TARGETS audioldm_openmp_wait COMPONENT studio
    LIBRARY DESTINATION "${AUDIOLDM_PLUGIN_INSTALL_DIR}/${AUDIOLDM_TORCH_INSTALL_LIB}")
if(TARGET audioldm)
    audioldm_manual_page(audioldm "make sounds from text with AudioLDM models")
endif()
if(TARGET audioldm_cuda)
    set_target_properties(audioldm_cuda PROPERTIES
        INSTALL_RPATH "$ORIGIN/${AUDIOLDM_TORCH_INSTALL_LIB}")
    install(TARGETS audioldm_cuda
        LIBRARY DESTINATION "${AUDIOLDM_PLUGIN_INSTALL_DIR}" COMPONENT cuda)
endif()

install(DIRECTORY "${_resources}/presets" DESTINATION "${_share}" COMPONENT studio)
install(DIRECTORY "${_resources}/models" DESTINATION "${_share}" COMPONENT studio OPTIONAL)
install(FILES README.md DESTINATION "${CMAKE_INSTALL_DOCDIR}" COMPONENT studio)
# A Debian package says it in its copyright file.
install(FILES LICENSE DESTINATION "${CMAKE_INSTALL_DOCDIR}" COMPONENT licence)

if(TARGET audioldm-studio)
    audioldm_manual_page(audioldm-studio "turn a sentence into sound, in a window")
    set(_id org.audioldm.studio)
    install(FILES "${_resources}/desktop/${_id}.desktop"
        DESTINATION "${CMAKE_INSTALL_DATADIR}/applications" COMPONENT studio)
    install(FILES "${_resources}/desktop/${_id}.metainfo.xml"
        DESTINATION "${CMAKE_INSTALL_DATADIR}/metainfo" COMPONENT studio)
    install(FILES "${_resources}/desktop/${_id}.xml"
        DESTINATION "${CMAKE_INSTALL_DATADIR}/mime/packages" COMPONENT studio)
    install(FILES "${_resources}/icons/${_id}.svg"
        DESTINATION "${CMAKE_INSTALL_DATADIR}/icons/hicolor/scalable/apps" COMPONENT studio)
endif()
