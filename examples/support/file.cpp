// SPDX-License-Identifier: BSL-1.0
#include <support/file.hpp>

#include <fstream>
#include <stdexcept>

namespace support {

void write_file(std::filesystem::path const& file, std::string const& text) {
    std::error_code error;
    if (file.has_parent_path()) std::filesystem::create_directories(file.parent_path(), error);
    std::filesystem::path unfinished = file;
    unfinished += ".unfinished";
    std::ofstream out(unfinished, std::ios::binary);
    out << text;
    out.close();
    if (out) std::filesystem::rename(unfinished, file, error);
    if (!out || error) {
        std::filesystem::remove(unfinished, error);
        throw std::runtime_error("cannot write " + file.string());
    }
}

} // namespace support
