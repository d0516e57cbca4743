// SPDX-License-Identifier: BSL-1.0
// expect: some matrices of a call are transposed(...) and some are not; all must be, or none
#include <ogive/ogive.hpp>
#include <vector>

void run(std::vector<float> const& in, std::vector<float>& out) {
    auto const input = transposed(ogive::rows(in, 2, 3));
#ifdef MISTAKE
    ogive::kernel<ogive::softmax>(input, ogive::rows(out, 3, 2));
#else
    ogive::kernel<ogive::softmax>(input, transposed(ogive::rows(out, 2, 3)));
#endif
}
