// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <cstddef>
#include <string>
#include <vector>

namespace bench {

/// What a kernel reads and writes: `length` elements each.
struct operands {
    float const* x;
    float const*
        second;         ///< the factor beside the gate x of a gated unit, the upstream gradient of a pullback
    float const* third; ///< the upstream gradient of a gated unit's pullback
    float* result;
    float* factors_gradient; ///< of a gated unit's pullback, whose `result` is the gradient of the gate
    std::size_t length;
};

/// A way to compute a kernel.
struct contender {
    std::string kernel, who;
    void (*run)(operands const&);
};

/// All of them, as the files of this folder add them.
inline std::vector<contender>& contenders() {
    static std::vector<contender> all;
    return all;
}

/// One line a kernel: `added const here{"who", {{"exp", f}, …}}`.
struct added {
    struct line {
        char const* kernel;
        void (*run)(operands const&);
    };
    added(char const* who, std::initializer_list<line> lines) {
        for (line const& each : lines) contenders().push_back({each.kernel, who, each.run});
    }
};

/// Rows of this length in softmax.
inline constexpr std::size_t row_length = 1024;

} // namespace bench
