// SPDX-License-Identifier: BSL-1.0
#include "progress.hpp"
#include <cstdio>
#include <unistd.h>

namespace certify {

progress_bar::progress_bar(std::uint64_t all) : all_(all), is_terminal_(isatty(STDERR_FILENO) != 0) {}

void progress_bar::show(std::uint64_t done, std::string const& name) {
    if (!is_terminal_) return;
    auto const now = clock::now();
    if (!shown_) first_ = done;
    if (shown_ && now - last_ < std::chrono::milliseconds(200)) return;
    shown_ = true;
    last_ = now;
    double const part = all_ == 0 ? 1 : static_cast<double>(done) / static_cast<double>(all_);
    double const seconds = std::chrono::duration<double>(now - begin_).count();
    std::string left = "?";
    if (done > first_) {
        auto const rest = static_cast<long>(seconds * static_cast<double>(all_ - done) /
                                            static_cast<double>(done - first_));
        left = std::to_string(rest / 60) + " min " + std::to_string(rest % 60) + " s";
    }
    std::string bar(40, '.');
    bar.replace(0, static_cast<std::size_t>(part * 40), static_cast<std::size_t>(part * 40), '#');
    std::fprintf(stderr, "\r\033[K[%s] %5.1f%% %s, %s left", bar.c_str(), part * 100, name.c_str(),
                 left.c_str());
    std::fflush(stderr);
}

void progress_bar::clear() const {
    if (shown_) std::fputs("\r\033[K", stderr);
}

} // namespace certify
