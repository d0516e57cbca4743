# SPDX-License-Identifier: BSL-1.0
# What this project's own programs are compiled with; users of the library get none of it.
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 12)
    message(FATAL_ERROR "Ogive needs g++ 12 or newer; this is ${CMAKE_CXX_COMPILER_VERSION}")
endif()

set(CMAKE_CXX_SCAN_FOR_MODULES OFF)
if(CMAKE_CROSSCOMPILING)
    list(APPEND CMAKE_CXX_IMPLICIT_INCLUDE_DIRECTORIES /usr/include) # not for this processor; see aarch64.cmake
endif()

function(ogive_development_target target)
    target_link_libraries(${target} PRIVATE ogive::ogive)
    target_compile_options(${target} PRIVATE -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror)
endfunction()
