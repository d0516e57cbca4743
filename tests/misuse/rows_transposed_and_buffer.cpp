// SPDX-License-Identifier: BSL-1.0
// expect: beside transposed(...), a matrix is transposed(rows(...)) too, not a plain buffer
#include <ogive/ogive.hpp>
#include <vector>

void run(std::vector<float> const& in, std::vector<float>& out) {
    auto const input = transposed(ogive::rows(in, 2, 3));
#ifdef MISTAKE
    ogive::kernel<ogive::softmax>(input, out);
#else
    ogive::kernel<ogive::softmax>(input, transposed(ogive::rows(out, 2, 3)));
#endif
}
