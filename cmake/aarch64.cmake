# SPDX-License-Identifier: BSL-1.0
# Toolchain: Debian's cross compiler for AArch64, whose programs qemu runs.
set(CMAKE_SYSTEM_NAME Linux)
set(CMAKE_SYSTEM_PROCESSOR aarch64)
set(CMAKE_CROSSCOMPILING_EMULATOR qemu-aarch64 -L /usr/aarch64-linux-gnu)

# Of this machine's /usr/include, which is for another processor, only what consists of headers.
foreach(library boost catch2 eigen3 xsimd)
    file(MAKE_DIRECTORY ${CMAKE_BINARY_DIR}/headers)
    file(CREATE_LINK /usr/include/${library} ${CMAKE_BINARY_DIR}/headers/${library} SYMBOLIC)
endforeach()
set(CMAKE_CXX_STANDARD_INCLUDE_DIRECTORIES ${CMAKE_BINARY_DIR}/headers)

# Its package tells where these are, in a folder for this machine's processor.
file(GLOB xsimd_DIR /usr/lib/*/cmake/xsimd)
