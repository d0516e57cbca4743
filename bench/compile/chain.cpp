// SPDX-License-Identifier: BSL-1.0
// An ACTIVATION applied CHAIN_LENGTH times, with its derivative of DERIVATIVE_ORDER, in one kernel: the scripts compile it.
// Run, it prints the number of nodes of the derived formulas and of the compiled program, and with a length the nanoseconds
// that an element takes, and the type that the kernel of floats computes in.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ogive/ogive.hpp>
#include <type_traits>
#include <utility>
#include <vector>

#ifndef ACTIVATION
#define ACTIVATION swish
#endif
#ifndef CHAIN_LENGTH
#define CHAIN_LENGTH 1
#endif
#ifndef DERIVATIVE_ORDER
#define DERIVATIVE_ORDER 1
#endif

namespace {

/// x, and what an activation of several inputs takes beside it.
template <std::size_t I>
constexpr auto other() {
    constexpr char name[]{static_cast<char>('a' + I), 0};
    return ogive::var<ogive::fixed_string<2>(name)>;
}

constexpr auto x = ogive::var<"x">;
constexpr auto const& activation = ogive::textbook::ACTIVATION;
using others = std::make_index_sequence<std::remove_cvref_t<decltype(activation)>::required - 1>;

template <int Length, std::size_t... I>
constexpr auto chain(std::index_sequence<I...> all) {
    if constexpr (Length == 0)
        return x;
    else
        return activation(chain<Length - 1>(all), other<I>()...);
}

template <int Order>
constexpr auto derivative() {
    if constexpr (Order == 0)
        return chain<CHAIN_LENGTH>(others());
    else
        return diff(derivative<Order - 1>(), x);
}

constexpr auto f = derivative<0>();
constexpr auto slope = derivative<DERIVATIVE_ORDER>();

template <std::size_t... I>
double nanoseconds(std::size_t length, std::index_sequence<I...>) {
    std::vector<float> in(length), y(length), dy(length);
    for (std::size_t i = 0; i < length; ++i)
        in[i] = 8 * static_cast<float>(i) / static_cast<float>(length) - 4;
    double least = 1e30;
    for (int run = 0; run < 100; ++run) {
        auto const begin = std::chrono::steady_clock::now();
        ogive::kernel<f, slope>(x = in, (other<I>() = in)..., y, dy);
        std::chrono::duration<double, std::nano> const time = std::chrono::steady_clock::now() - begin;
        least = std::min(least, time.count() / static_cast<double>(length));
    }
    return least;
}

} // namespace

int main(int count, char** arguments) {
    using program = ogive::kernels::program_of<f, slope>;
    std::printf("%d %d\n", program::derived.size(), program::code.size());
    if (count > 1)
        std::printf("%.4f %s\n", nanoseconds(std::strtoul(arguments[1], nullptr, 10), others()),
                    program::in_double ? "double" : "float");
}
