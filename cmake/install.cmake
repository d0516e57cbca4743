# SPDX-License-Identifier: BSL-1.0
# Installs the headers and the package that find_package(ogive) reads.
include(CMakePackageConfigHelpers)
include(GNUInstallDirs)

set(package_dir ${CMAKE_INSTALL_DATADIR}/cmake/ogive)
install(DIRECTORY ${PROJECT_SOURCE_DIR}/include/ogive DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
install(TARGETS ogive EXPORT ogive INCLUDES DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
install(EXPORT ogive NAMESPACE ogive:: FILE ogive-targets.cmake DESTINATION ${package_dir})

configure_package_config_file(${PROJECT_SOURCE_DIR}/cmake/ogive-config.cmake.in
                              ${PROJECT_BINARY_DIR}/ogive-config.cmake
                              INSTALL_DESTINATION ${package_dir})
write_basic_package_version_file(${PROJECT_BINARY_DIR}/ogive-config-version.cmake
                                 COMPATIBILITY SameMinorVersion ARCH_INDEPENDENT)
set(scripts kernels kernels-combine kernels-dispatch)
list(TRANSFORM scripts REPLACE "(.+)" "${PROJECT_SOURCE_DIR}/cmake/\\1.cmake")
install(FILES ${PROJECT_BINARY_DIR}/ogive-config.cmake ${PROJECT_BINARY_DIR}/ogive-config-version.cmake ${scripts}
        DESTINATION ${package_dir})
