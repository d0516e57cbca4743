// SPDX-License-Identifier: BSL-1.0
// expect: ogive::parallel needs OpenMP: compile and link with -fopenmp
#include <ogive/ogive.hpp>
#include <vector>

void run(std::vector<float> const& in, std::vector<float>& out) {
#ifdef MISTAKE
    ogive::kernel<ogive::silu>(ogive::parallel, in, out);
#else
    ogive::kernel<ogive::silu>(in, out);
#endif
}
