// SPDX-License-Identifier: BSL-1.0
// expect: ogive: -ffast-math and its parts are refused
// wrong options: -ffast-math
// right options: -fno-math-errno -fno-trapping-math -ffp-contract=fast
#include <ogive/ogive.hpp>

float run() {
#ifdef MISTAKE
    return ogive::silu(2.0f); // g++ -ffast-math
#else
    return ogive::silu(2.0f); // g++ -fno-math-errno -fno-trapping-math -ffp-contract=fast
#endif
}
