// SPDX-License-Identifier: BSL-1.0
#pragma once
#include "table.hpp"
#include <ogive/simd/detail/target.hpp>
#include <set>
#include <string>

namespace certify {

/// How kernels compute: without fused multiply-add (plain x86-64), with it but without tables (AVX2), or as those that
/// docs/accuracy.md and the list are of (AVX-512).
enum class computing { unfused, untabled, documented };
inline constexpr computing these_kernels = ogive::simd::detail::has_exponent_instructions
                                               ? computing::documented
                                           : ogive::simd::detail::has_fma ? computing::untabled
                                                                          : computing::unfused;

/// The breaks of the contract that are known, known.txt: `float normal: silu'`, one
/// a line. The list may only shrink.
class known_breaks {
public:
    explicit known_breaks(std::string const& path, computing kernels = these_kernels);

    struct judgement {
        std::string text; ///< empty where all is well
        bool is_right;
    };

    /// Breaks must be known, and what is known must break; but what has `rare` before it in the list need not do so in a
    /// sample. With other kernels than the documented ones what is known may happen to be right, and what has `unfused` or
    /// `untabled` before it may break by twice the contract where they are.
    judgement verdict(row const& of, bool over_all) const;

private:
    computing kernels_;
    std::set<std::string> lines_, rare_, allowed_; ///< allowed: here, by twice the contract
};

} // namespace certify
