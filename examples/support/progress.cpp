// SPDX-License-Identifier: BSL-1.0
#include <support/progress.hpp>

#include <algorithm>
#include <cstdio>
#include <unistd.h>
#include <utility>

namespace support {

progress::progress(int all, std::string what)
    : all_(all), what_(std::move(what)), is_terminal_(isatty(STDERR_FILENO) != 0) {}

void progress::step() {
    all_ = std::max(all_, ++done_); // of what was not counted beforehand too
    if (!is_terminal_) return;
    double const seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin_).count();
    std::fprintf(stderr, "\r\033[K%d of %d %s, %.0f s left", done_, all_, what_.c_str(),
                 seconds / done_ * (all_ - done_));
    std::fflush(stderr);
}

void progress::clear() const {
    if (is_terminal_) std::fputs("\r\033[K", stderr);
}

} // namespace support
