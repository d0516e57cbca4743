# SPDX-License-Identifier: BSL-1.0
# The target ogive::ogive: headers and what they include, no compile options.
find_package(Boost 1.74 REQUIRED)
find_package(xsimd CONFIG REQUIRED)
if(xsimd_VERSION VERSION_LESS 8.1)
    message(FATAL_ERROR "Ogive needs xsimd 8.1 or newer; found ${xsimd_VERSION} in ${xsimd_DIR}")
endif()

add_library(ogive INTERFACE)
add_library(ogive::ogive ALIAS ogive)
target_compile_features(ogive INTERFACE cxx_std_20)
target_include_directories(ogive INTERFACE $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}/include>)
target_link_libraries(ogive INTERFACE Boost::headers)
# Not linked to: the xsimd 8.1 target that Debian ships names a library, xtl, which it does not find. And not as
# a generator expression: a project that adds this folder does not see the imported target.
get_target_property(xsimd_include xsimd INTERFACE_INCLUDE_DIRECTORIES)
target_include_directories(ogive SYSTEM INTERFACE "$<BUILD_INTERFACE:${xsimd_include}>")
