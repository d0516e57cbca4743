// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <filesystem>
#include <string>

namespace support {

/// Writes a file whole or not at all, making its folder where there is none. An error is thrown as std::runtime_error,
/// with the name of the file.
void write_file(std::filesystem::path const& file, std::string const& text);

} // namespace support
