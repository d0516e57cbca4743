// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <chrono>
#include <string>

namespace support {

/// On a terminal, a line on stderr that says how much is done and about how long the rest takes; elsewhere, nothing.
class progress {
public:
    /// `what`: of what there are so many, in the plural.
    progress(int all, std::string what);
    ~progress() { clear(); }
    progress(progress const&) = delete;
    progress& operator=(progress const&) = delete;

    void step();        ///< one more is done
    void clear() const; ///< takes the line away, before something else is printed

private:
    int all_, done_ = 0;
    std::string what_;
    bool is_terminal_;
    std::chrono::steady_clock::time_point begin_ = std::chrono::steady_clock::now();
};

} // namespace support
