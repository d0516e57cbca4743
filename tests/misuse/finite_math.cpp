// SPDX-License-Identifier: BSL-1.0
// expect: ogive: -ffast-math and its parts are refused
// wrong options: -ffinite-math-only
#include <ogive/simd/exp.hpp>

float run() {
#ifdef MISTAKE
    return ogive::simd::exp(2.0f); // g++ -ffinite-math-only
#else
    return ogive::simd::exp(2.0f);
#endif
}
