// SPDX-License-Identifier: BSL-1.0
// Shapes that do not match and results that overlap.
#include "catch.hpp"
#include "matrix.hpp"
#include <string>

namespace {

constexpr auto a = ogive::var<"a">;
constexpr auto b = ogive::var<"b">;
constexpr auto x = ogive::var<"x">;
constexpr auto slope = ogive::var<"slope">;
constexpr auto bias = ogive::var<"bias">;
constexpr auto prelu = where(x > 0, x, slope* x) + bias;
constexpr auto softmax = exp(x - row_max(x)) / row_sum(exp(x - row_max(x)));
constexpr auto swiglu = a * (b * sigmoid(b));

/// The message of the refusal; empty if nothing was refused.
template <class F>
std::string refusal(F const& f) {
    try {
        f();
    } catch (ogive::argument_error const& error) {
        return error.what();
    }
    return "";
}

} // namespace

TEST_CASE("What does not fit is refused, naming both") {
    std::vector<float> in(12), out(12), three(3), four(4);
    auto const run = [&](auto input, auto result) {
        return refusal([&] { ogive::kernel<softmax>(input, result); });
    };
    CHECK(run(ogive::rows(in, 3, 4), ogive::rows(out, 4, 3)) ==
          "ogive::kernel: result 1 has 4 rows of 3 elements, but input x has 3 rows of 4 elements");
    CHECK(run(ogive::rows(in, 3, 4), std::span(four)) ==
          "ogive::kernel: result 1 has 4 elements, but input x has 3 rows of 4 elements");
    CHECK(run(std::span(in), std::span(four)) ==
          "ogive::kernel: result 1 has 4 elements, but input x has 12 elements");
    CHECK(refusal([&] { ogive::rows(in, 4, 4); }) ==
          "ogive::rows: the buffer has 12 elements, but 4 rows of 4 elements, 4 apart, were asked for");
    CHECK(refusal([&] { ogive::rows(in, 3, 2, 6); }) ==
          "ogive::rows: the buffer has 12 elements, but 3 rows of 2 elements, 6 apart, were asked for");
    CHECK(refusal([&] { (void)left_half(ogive::rows(in, 4, 3)); }) ==
          "ogive::part: rows of 3 elements have no part 0 of 2");
    CHECK(refusal([&] {
              ogive::kernel<prelu>(x = ogive::rows(in, 3, 4), slope = ogive::per_column(three), bias = 0,
                                   ogive::rows(out, 3, 4));
          }) ==
          "ogive::kernel: input slope has 3 elements, one a column, but input x has 3 rows of 4 elements");
    CHECK(refusal([&] {
              ogive::kernel<prelu>(x = ogive::rows(in, 3, 4), slope = 1, bias = ogive::per_row(four),
                                   ogive::rows(out, 3, 4));
          }) == "ogive::kernel: input bias has 4 elements, one a row, but input x has 3 rows of 4 elements");
    CHECK(refusal([&] { ogive::kernel<row_sum(x)>(ogive::rows(in, 3, 4), four); }) ==
          "ogive::kernel: result 1 has 4 elements, one a row, but input x has 3 rows of 4 elements");
    CHECK(run(ogive::rows(static_cast<float*>(nullptr), 3, 4), ogive::rows(out, 3, 4)) ==
          "ogive::kernel: input x is null, but has 3 rows of 4 elements");
    CHECK(run(ogive::rows(in, 3, 3, 4), ogive::rows(in.data() + 1, 3, 3, 4)).find("overlaps input x") !=
          std::string::npos);
    CHECK(run(ogive::rows(in, 3, 4, 4), ogive::rows(out.data(), 3, 4, 2)) ==
          "ogive::kernel: result 1 has 3 rows of 4 elements, but they overlap: they are 2 apart");
    CHECK(out == std::vector<float>(12)); // nothing was written
}

TEST_CASE("Results that would overlap are refused, those between others are not") {
    std::vector<float> all(24), up(12);
    auto const halves = ogive::rows(all, 3, 8);
    std::vector<float> u(12), v(12);
    auto const results = [&](auto first, auto second) {
        return refusal([&] {
            ogive::pullback<swiglu>(a = ogive::rows(u, 3, 4), b = ogive::rows(v, 3, 4), ogive::rows(up, 3, 4),
                                    first, second);
        });
    };
    CHECK(results(left_half(halves), right_half(halves)).empty());
    CHECK(results(even_elements(halves), odd_elements(halves)).empty());
    CHECK_FALSE(results(left_half(halves), left_half(halves)).empty());
    CHECK_FALSE(results(left_half(halves), even_elements(halves)).empty());
    CHECK_FALSE(results(left_half(halves), ogive::rows(all.data() + 3, 3, 4, 8)).empty());
    CHECK_FALSE(results(left_half(halves), ogive::rows(all.data() + 1, 3, 4, 8)).empty());
    CHECK(results(ogive::rows(u, 3, 4), right_half(halves)).empty()); // in place
}
