# `cpack` in the build folder makes a .deb of what Install.cmake installs; the package's own files
# (copyright, changelog, lintian overrides) are in resources/debian.
#
# One package, 0.5 GB installed: libtorch's CPU half is in it, as Debian has none that is new enough.
# With AUDIOLDM_INSTALL_CUDA it is another one, audioldm-studio-cuda, in its place.
# Whoever builds a package answers for it, and is named by the variables that Debian's own tools read;
# without them it carries an address that reaches nobody.
set(_maintainer "AudioLDM Studio authors <authors@audioldm-studio.example>")
if(NOT "$ENV{DEBFULLNAME}" STREQUAL "" AND NOT "$ENV{DEBEMAIL}" STREQUAL "")
    set(_maintainer "$ENV{DEBFULLNAME} <$ENV{DEBEMAIL}>")
endif()
set(AUDIOLDM_PACKAGE_MAINTAINER "${_maintainer}" CACHE STRING
    "Who answers for the Debian package: Name <mail address>")

set(_parts studio debian)
set(_package audioldm-studio)
if(AUDIOLDM_INSTALL_CUDA)
    list(APPEND _parts cuda)
    set(_package audioldm-studio-cuda)
    foreach(_relation IN ITEMS CONFLICTS REPLACES PROVIDES)
        set(CPACK_DEBIAN_PACKAGE_${_relation} audioldm-studio)
    endforeach()
endif()

find_program(AUDIOLDM_GZIP gzip)
set(_debian "${PROJECT_SOURCE_DIR}/resources/debian")
if(AUDIOLDM_GZIP)
    set(_changelog "${CMAKE_BINARY_DIR}/changelog.Debian.gz")
    configure_file("${_debian}/changelog.in" "${CMAKE_BINARY_DIR}/changelog" @ONLY)
    add_custom_command(OUTPUT "${_changelog}"
        COMMAND "${AUDIOLDM_GZIP}" -9nc "${CMAKE_BINARY_DIR}/changelog" > "${_changelog}"
        DEPENDS "${CMAKE_BINARY_DIR}/changelog" VERBATIM)
    add_custom_target(debian_changelog ALL DEPENDS "${_changelog}")
    install(FILES "${_changelog}" DESTINATION "${CMAKE_INSTALL_DATADIR}/doc/${_package}"
        COMPONENT debian EXCLUDE_FROM_ALL)
endif()
install(FILES "${_debian}/copyright" DESTINATION "${CMAKE_INSTALL_DATADIR}/doc/${_package}"
    COMPONENT debian EXCLUDE_FROM_ALL)
install(FILES "${_debian}/lintian-overrides" RENAME "${_package}"
    DESTINATION "${CMAKE_INSTALL_DATADIR}/lintian/overrides" COMPONENT debian EXCLUDE_FROM_ALL)

set(CPACK_GENERATOR DEB)
set(CPACK_INSTALL_CMAKE_PROJECTS "")
foreach(_part IN LISTS _parts)
    list(APPEND CPACK_INSTALL_CMAKE_PROJECTS
        "${CMAKE_BINARY_DIR}" "${PROJECT_NAME}" "${_part}" "/")
endforeach()
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_PACKAGE_NAME ${_package})
set(CPACK_PACKAGE_CONTACT "${AUDIOLDM_PACKAGE_MAINTAINER}")
set(CPACK_STRIP_FILES ON)
set(CPACK_THREADS 0)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_RELEASE 1)
set(CPACK_DEBIAN_PACKAGE_SECTION sound)
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "turn a sentence into sound on your own machine")
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION "\
Write a sentence, press Generate, and hear the sound: an effect, an ambience,
a piece of music. AudioLDM models are run on the processor of this machine;
nothing that is written or made leaves it.

The window shows the sound as waveform and spectrogram, compares takes, keeps
them with the settings that made them and shows what memory is used. The
command line program audioldm does the same for scripts. A small model comes
along.")
# What is linked is found out; these are opened at run time.
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
file(GLOB _private_dirs "${_torch_base}/lib" "${_torch_base}/../nvidia/*/lib")
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS_PRIVATE_DIRS "${_private_dirs}")
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "qt6-qpa-plugins, qt6-translations-l10n, qt6-wayland")
# Most of it is one library that compresses badly: the quickest level of a quick method.
set(CPACK_DEBIAN_COMPRESSION_TYPE gzip)
include(CPack)
