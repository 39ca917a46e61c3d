# Qt for the window. Debian 12's version is the oldest that it is built with.
set(_qt_components Widgets Multimedia Network DBus Svg LinguistTools)
if(AUDIOLDM_BUILD_TESTS)
    list(APPEND _qt_components Test)
endif()
find_package(Qt6 6.4 QUIET COMPONENTS ${_qt_components})
if(NOT Qt6_FOUND)
    list(JOIN _qt_components ", " _qt_names)
    message(FATAL_ERROR "The window needs Qt 6.4 or newer with ${_qt_names}, which was not found. Run "
        "tools/run once (it installs the Debian packages of tools/debian-packages.txt), give another Qt "
        "with -DCMAKE_PREFIX_PATH=FOLDER, or build without the window: -DAUDIOLDM_BUILD_UI=OFF.")
endif()
