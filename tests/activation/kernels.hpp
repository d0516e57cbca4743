// SPDX-License-Identifier: BSL-1.0
#pragma once
#include "catch.hpp"
#include "ulp.hpp"
#include "walk.hpp"
#include <cmath>
#include <vector>

/// The fused loop gives what scalar evaluation gives.
namespace kernels {

/// Ordinary, special and tiny arguments; each input has them in another order.
template <class T>
std::vector<T> arguments(int input) {
    using limits = std::numeric_limits<T>;
    std::vector<T> result{0,
                          -T(0),
                          limits::infinity(),
                          -limits::infinity(),
                          limits::quiet_NaN(),
                          limits::denorm_min(),
                          -limits::min(),
                          limits::max(),
                          limits::lowest()};
    test::random_bits random{static_cast<std::uint64_t>(input) + 1};
    while (result.size() < 53)
        result.push_back(random.between<T>(-20, 20)); // 53: a tail in every width of lanes
    for (std::size_t i = result.size() - 1; i > 0; --i) std::swap(result[i], result[random() % (i + 1)]);
    return result;
}

/// How far two results may be from each other: 0 for the same operations. Where results share work, the value may be
/// rounded in another order than alone.
inline bool agree(double a, double b, double tolerance) {
    return tolerance == 0 ? test::same_bits(a, b)
                          : (a != a && b != b) || a == b || std::abs(a - b) <= tolerance * (1 + std::abs(b));
}

/// Runs a kernel of these formulas over all elements and compares with each formula alone.
template <class Entry, class T, auto... Formula>
void check_kernel(double tolerance) {
    using parts = anatomy_of<Entry>;
    constexpr int inputs = Entry::inputs;
    std::vector<T> in[inputs];
    for (int i = 0; i < inputs; ++i) in[i] = arguments<T>(i);
    std::size_t const length = in[0].size();
    [&]<int... I, std::size_t... R>(std::integer_sequence<int, I...>, std::index_sequence<R...>) {
        std::vector<T> results[]{(void(R), std::vector<T>(length))...};
        ogive::kernel<Formula...>((parts::template variable<I> = in[I])..., results[R]...);
        auto const compare = [&]<auto F>(std::vector<T> const& result) {
            for (std::size_t k = 0; k < length; ++k) {
                T const expected = ogive::evaluate<F>((parts::template variable<I> = in[I][k])...);
                // inf - inf, which is NaN, or not where a product is part of a fused operation
                if (Entry::name == std::string_view("xielu") &&
                    in[0][k] == -std::numeric_limits<T>::infinity())
                    continue;
                INFO(Entry::name << " at " << in[inputs - 1][k] << ": the kernel gives " << result[k]
                                 << ", not " << expected);
                bool const equal = agree(result[k], expected, tolerance);
                if (!equal) {
                    CHECK(equal);
                    return;
                }
            }
            CHECK(length > 0);
        };
        (compare.template operator()<Formula>(results[R]), ...);
    }
    (std::make_integer_sequence<int, inputs>{}, std::index_sequence_for<decltype(Formula)...>{});
}

/// Part number `Part` of the catalogue, in `Parts` parts: value and derivative alone, and both in one loop.
template <int Part, int Parts>
void check() {
    for_each_entry<catalogue_size * Part / Parts, catalogue_size*(Part + 1) / Parts>([](auto entry) {
        using entry_type = decltype(entry);
        constexpr auto f = entry_type::activation;
        constexpr auto slope = diff(f, anatomy_of<entry_type>::template variable<entry_type::inputs - 1>);
        check_kernel<entry_type, float, f>(0);
        check_kernel<entry_type, float, slope>(0);
        check_kernel<entry_type, double, f, slope>(1e-13);
    });
}

} // namespace kernels
