// SPDX-License-Identifier: BSL-1.0
#pragma once
#include "table.hpp"
#include <ogive/simd/detail/target.hpp>
#include <set>
#include <string>

namespace certify {

/// Whether this processor has fused multiply-add, as the list supposes.
inline constexpr bool is_fused = ogive::simd::detail::has_fma;
/// Whether kernels compute as those that docs/accuracy.md is of: with AVX-512's tables.
inline constexpr bool is_as_documented = ogive::simd::detail::has_exponent_instructions;

/// The breaks of the contract that are known, known.txt: `float normal: silu'`, one
/// a line. The list may only shrink.
class known_breaks {
public:
    explicit known_breaks(std::string const& path, bool fused = is_fused);

    struct judgement {
        std::string text; ///< empty where all is well
        bool is_right;
    };

    /// Breaks must be known, and what is known must break; but what has `rare` before it in the list need not do so in a
    /// sample. Without fused multiply-add what is known may happen to be right, and what has `unfused` before it may
    /// break by twice the contract.
    judgement verdict(row const& of, bool over_all) const;

private:
    bool fused_;
    std::set<std::string> lines_, rare_, unfused_;
};

} // namespace certify
