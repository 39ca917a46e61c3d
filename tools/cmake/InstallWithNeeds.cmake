# Run at installation, with these set: _library, the library to install; _neighbours, the folder under
# which its own place and those of its needs are kept; _otherwise, the place, relative as the others,
# of what lies elsewhere; _destination, relative to the prefix.
file(GET_RUNTIME_DEPENDENCIES
    LIBRARIES "${_library}"
    RESOLVED_DEPENDENCIES_VAR _needed
    UNRESOLVED_DEPENDENCIES_VAR _missing
    POST_EXCLUDE_REGEXES "^/lib/" "^/lib64/" "^/usr/lib/" "^/usr/lib64/")
if(_missing)
    message(FATAL_ERROR "${_library} needs libraries that are not on this machine: ${_missing}")
endif()
foreach(_file IN LISTS _library _needed)
    file(RELATIVE_PATH _place "${_neighbours}" "${_file}")
    get_filename_component(_place "${_place}" DIRECTORY)
    if(_place MATCHES "^\\.\\.")
        set(_place "${_otherwise}")
    endif()
    file(INSTALL "${_file}" DESTINATION "${CMAKE_INSTALL_PREFIX}/${_destination}/${_place}"
        TYPE SHARED_LIBRARY FOLLOW_SYMLINK_CHAIN)
endforeach()
