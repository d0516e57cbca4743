// SPDX-License-Identifier: BSL-1.0
#pragma once
#include "catch.hpp"
#include "ulp.hpp"
#include <ogive/check/variables.hpp>
#include <ogive/ogive.hpp>
#include <span>
#include <vector>

/// Kernels of formulas that a program has written by chance while this was built: the bits of scalar evaluation.
namespace random_kernels {

inline constexpr auto x = ogive::var<"x">;
inline constexpr auto y = ogive::var<"y">;
inline constexpr auto z = ogive::var<"z">;

template <class T>
std::vector<T> numbers(std::uint64_t seed) {
    using limits = std::numeric_limits<T>;
    std::vector<T> result{0,
                          -T(0),
                          1,
                          limits::infinity(),
                          -limits::infinity(),
                          limits::quiet_NaN(),
                          limits::denorm_min(),
                          limits::max(),
                          limits::lowest()};
    test::random_bits random{seed};
    while (result.size() < 77) result.push_back(random.between<T>(-5, 5)); // a tail in every width of lanes
    for (std::size_t i = result.size() - 1; i > 0; --i) std::swap(result[i], result[random() % (i + 1)]);
    return result;
}

/// Formula F, which is f or a derivative of it, at the variables of f.
template <class Formula, auto F, class T>
void check_lanes(char const* text) {
    [&]<int... I>(std::integer_sequence<int, I...>) {
        std::vector<T> const in[]{numbers<T>(static_cast<std::uint64_t>(I))...};
        std::vector<T> out(in[0].size());
        ogive::kernel<F>((ogive::check::variable_of<Formula, I> = std::span(in[I]))..., out);
        int different = 0;
        for (std::size_t k = 0; k < out.size(); ++k) {
            T const alone = ogive::evaluate<F>((ogive::check::variable_of<Formula, I> = in[I][k])...);
            if (test::same_bits(out[k], alone) || ++different > 1) continue;
            INFO(text << " at element " << k << ": " << out[k] << " in the kernel, " << alone << " alone");
            INFO("inputs: " << ((std::to_string(in[I][k]) + ' ') + ...));
            CHECK(different == 0);
        }
        CHECK(different == 0);
    }
    (std::make_integer_sequence<int, ogive::kernels::signature<Formula>::variable_count>{});
}

template <auto F>
void check(std::uint64_t seed, char const* text) {
    using formula = std::remove_const_t<decltype(F)>;
    INFO("seed " << seed);
    check_lanes<formula, F, float>(text);
    check_lanes<formula, F, double>(text);
    constexpr auto slope = diff(F, ogive::check::variable_of<formula, 0>);
    check_lanes<formula, slope, float>(text);
}

} // namespace random_kernels
