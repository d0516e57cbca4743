// SPDX-License-Identifier: BSL-1.0
// What the memory allows: a copy of one array, and one of two arrays into two.
#include "entry.hpp"

namespace {

template <int Arrays>
void copy(benchmark::State& state) {
    auto const n = static_cast<std::size_t>(state.range(0));
    float const* from[Arrays];
    float* to[Arrays];
    for (int i = 0; i < Arrays; ++i) {
        from[i] = bench::normal_input(i, n).data();
        to[i] = bench::scratch(i, n).data();
    }
    bench::measure(state, [&] {
        for (int i = 0; i < Arrays; ++i) std::memcpy(to[i], from[i], n * sizeof(float));
    });
}

[[maybe_unused]] bool const added = [] {
    bench::add("memcpy/one", copy<1>);
    bench::add("memcpy/two", copy<2>);
    return true;
}();

} // namespace
