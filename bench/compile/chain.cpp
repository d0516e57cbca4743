// SPDX-License-Identifier: BSL-1.0
// CHAIN_LENGTH nested activations with their derivative: compile_time.py times the compilers with it. Run, it prints
// the number of nodes of the derived formula and of the compiled program.
#include <cstdio>
#include <ogive/ogive.hpp>

#ifndef CHAIN_LENGTH
#define CHAIN_LENGTH 64
#endif

namespace {

constexpr auto x = ogive::var<"x">;

template <int Length>
constexpr auto chain() {
    if constexpr (Length == 0)
        return x;
    else
        return ogive::swish(chain<Length - 1>());
}

constexpr auto f = chain<CHAIN_LENGTH>();
constexpr auto slope = diff(f, x);

} // namespace

int main() {
    float const in[]{-1, 0, 1, 2};
    float y[4], dy[4];
    ogive::kernel<f, slope>(in, y, dy);
    using program = ogive::kernels::program_of<f, slope>;
    std::printf("%d %d\n", program::derived.size(), program::code.size());
    return y[3] > 0 && dy[3] > 0 ? 0 : 1;
}
