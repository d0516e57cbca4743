// SPDX-License-Identifier: BSL-1.0
// Kernels and pullbacks of formulas over rows that a program has written by chance while this was built.
#include "catch.hpp"
#include "ulp.hpp"
#include <ogive/activation/activations.hpp>
#include <ogive/check/catch2.hpp>
#include <ogive/ogive.hpp>

namespace {

constexpr auto x = ogive::var<"x">;
[[maybe_unused]] constexpr auto y = ogive::var<"y">;
[[maybe_unused]] constexpr auto z = ogive::var<"z">;

/// The values of a kernel, for rows of one element to some registers of them, against the formula written out.
template <auto F>
void check_values(std::uint64_t seed) {
    using formula = std::remove_const_t<decltype(F)>;
    constexpr int variables = ogive::kernels::signature<formula>::variable_count;
    auto const written = ogive::graphs::lower(F);
    bool const one_a_row = ogive::graphs::row_shapes<ogive::graphs::graph>(written)(written.outputs[0]);
    test::random_bits random{seed};
    for (int const length : {1, 2, 4, ogive::check::longest_row(written)}) {
        auto const n = static_cast<std::size_t>(length);
        std::vector<float> in(n * variables), out(one_a_row ? 1 : n);
        for (float& each : in) each = random.between<float>(-3, 3);
        [&]<std::size_t... I>(std::index_sequence<I...>) {
            ogive::kernel<F>((ogive::check::variable_of<formula, static_cast<int>(I)> =
                                  std::span<float const>(in).subspan(I * n, n))...,
                             std::span(out));
        }
        (std::make_index_sequence<variables>{});
        for (std::size_t i = 0; i < out.size(); ++i) {
            std::vector<double> only(n);
            only[one_a_row ? 0 : i] = 1;
            auto const element = ogive::check::unroller(written, length).weighted(0, only);
            auto const exact = ogive::check::exact_slope<float>(element, {in.begin(), in.end()}, 0);
            if (!exact || exact->value != exact->value) continue;
            auto const value = exact->of_value();
            INFO("element " << i << " of " << length << ": " << out[i] << ", exactly "
                            << static_cast<double>(value.value));
            CHECK((value.singular || ogive::check::is_right(out[i], value, 1, 16)));
        }
    }
}

template <auto F>
void check(std::uint64_t seed, char const* text) {
    INFO(text << ", seed " << seed);
    check_values<F>(seed);
    auto const report =
        ogive::check::gradient<F>({.seed = seed, .points = 40, .ulp = 16, .low = -8, .high = 8});
    INFO(to_string(report));
    CHECK(report.failures == 0);
}

} // namespace

TEST_CASE("Kernels and pullbacks of random formulas over rows are right") {
#include "random_row_kernels.inc"
}
