// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <chrono>
#include <cstdint>
#include <string>

namespace certify {

/// A bar on the terminal with an estimate of the time that is left; nothing where there is no terminal.
class progress_bar {
public:
    explicit progress_bar(std::uint64_t all);

    /// `done` of all points are done, now in the function by that name.
    void show(std::uint64_t done, std::string const& name);
    void clear() const;

private:
    using clock = std::chrono::steady_clock;
    std::uint64_t all_;
    std::uint64_t first_ = 0; ///< what was done before
    bool shown_ = false, is_terminal_;
    clock::time_point begin_ = clock::now(), last_{};
};

} // namespace certify
