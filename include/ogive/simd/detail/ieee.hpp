// SPDX-License-Identifier: BSL-1.0
#pragma once

// NaN, infinities, signed zeros and the order in which operations round are what the functions are made of. Right are
// -fno-math-errno, -fno-trapping-math and any -ffp-contract. (clang shows only -ffast-math and -ffinite-math-only.)
#if defined(__FAST_MATH__) || (defined(__FINITE_MATH_ONLY__) && __FINITE_MATH_ONLY__) ||                     \
    defined(__ASSOCIATIVE_MATH__) || defined(__RECIPROCAL_MATH__) || defined(__NO_SIGNED_ZEROS__)
#error "ogive: -ffast-math and its parts are refused: NaN, infinities and the order of rounding count here"
#endif
