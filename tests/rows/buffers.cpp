// SPDX-License-Identifier: BSL-1.0
// Rows in memory: strides, vectors per row and per column, halves and pairs, results in place, refusals.
#include "catch.hpp"
#include "matrix.hpp"
#include "property.hpp"
#include <boost/multiprecision/cpp_bin_float.hpp>
#include <cmath>
#include <random>

namespace {

constexpr auto a = ogive::var<"a">;
constexpr auto b = ogive::var<"b">;
constexpr auto x = ogive::var<"x">;
constexpr auto slope = ogive::var<"slope">;
constexpr auto bias = ogive::var<"bias">;
constexpr auto prelu = where(x > 0, x, slope* x) + bias;
constexpr auto softmax = exp(x - row_max(x)) / row_sum(exp(x - row_max(x)));
constexpr auto swiglu = a * (b * sigmoid(b));

using wide = boost::multiprecision::cpp_bin_float_100;

template <class T>
matrix<T> random_matrix(std::size_t count, std::size_t length, std::size_t gap, unsigned seed) {
    std::mt19937_64 random(seed);
    return matrix<T>::filled(count, length, gap,
                             [&] { return static_cast<T>(std::normal_distribution<double>(0, 2)(random)); });
}

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

TEMPLATE_TEST_CASE("A slope per column and a bias per row, and their gradients", "", float, double) {
    property("shapes and strides", [](unsigned seed) {
        std::mt19937_64 random(seed);
        std::size_t const count = random() % 30, length = random() % 50;
        auto const in = random_matrix<TestType>(count, length, random() % 3, seed);
        auto const up = random_matrix<TestType>(count, length, random() % 3, seed + 1);
        auto const slopes = random_matrix<TestType>(1, length, 0, seed + 2);
        auto const biases = random_matrix<TestType>(1, count, 0, seed + 3);
        matrix<TestType> y(count, length, random() % 3), dx(count, length, random() % 3);
        std::vector<TestType> dslopes(length), dbiases(count);
        ogive::kernel<prelu>(x = in.rows(), slope = ogive::per_column(slopes.row(0)),
                             bias = ogive::per_row(biases.row(0)), y.rows());
        ogive::pullback<prelu>(x = in.rows(), slope = ogive::per_column(slopes.row(0)),
                               bias = ogive::per_row(biases.row(0)), up.rows(), dx.rows(),
                               ogive::per_column(dslopes), ogive::per_row(dbiases));
        std::vector<wide> slope_sum(length), slope_size(length);
        for (std::size_t r = 0; r < count; ++r) {
            wide bias_sum = 0, bias_size = 0;
            for (std::size_t i = 0; i < length; ++i) {
                TestType const v = in.row(r)[i], s = slopes.row(0)[i], g = up.row(r)[i];
                RC_ASSERT(std::fabs(y.row(r)[i] - ((v > 0 ? v : s * v) + biases.row(0)[r])) < TestType(1e-5));
                RC_ASSERT(std::fabs(dx.row(r)[i] - (v > 0 ? g : g * s)) < TestType(1e-5));
                TestType const term = v > 0 ? TestType(0) : g * v;
                slope_sum[i] += term;
                slope_size[i] += abs(wide(term));
                bias_sum += g;
                bias_size += abs(wide(g));
            }
            RC_ASSERT(abs(dbiases[r] - bias_sum) <= 2 * std::numeric_limits<TestType>::epsilon() * bias_size);
        }
        for (std::size_t i = 0; i < length; ++i) // compensated
            RC_ASSERT(abs(dslopes[i] - slope_sum[i]) <=
                      std::numeric_limits<TestType>::epsilon() * abs(slope_sum[i]) + 1e-12 * slope_size[i]);
        RC_ASSERT(y.gaps_are_whole() && dx.gaps_are_whole());
    });
}

TEST_CASE("Sums along columns are compensated, and the same call gives the same bits") {
    std::size_t const count = 2001, length = 37;
    auto up = random_matrix<float>(count, length, 0, 1);
    for (std::size_t r = 0; r + 1 < count; r += 2)
        for (std::size_t i = 0; i < length; ++i) {
            up.row(r)[i] = 1e6f * (1 + std::fabs(up.row(r)[i]));
            up.row(r + 1)[i] = -up.row(r)[i];
        }
    std::vector<float> zeros(length), sums(length), again(length);
    ogive::pullback<x + bias, bias>(x = up.rows(), bias = ogive::per_column(zeros), up.rows(), sums);
    ogive::pullback<x + bias, bias>(x = up.rows(), bias = ogive::per_column(zeros), up.rows(), again);
    for (std::size_t i = 0; i < length; ++i) CHECK(sums[i] == up.row(count - 1)[i]);
    CHECK(sums == again);
    float total = 0, total_again = 0;
    ogive::pullback<x + bias, bias>(x = up.rows(), bias = 0, up.rows(), total);
    ogive::pullback<x + bias, bias>(x = up.rows(), bias = 0, up.rows(), total_again);
    CHECK(total == total_again);
}

TEMPLATE_TEST_CASE("A gated unit over packed halves and over pairs, without copying", "", float, double) {
    for (std::size_t const half : {1u, 5u, 8u, 16u, 23u, 64u}) {
        std::size_t const count = 3;
        auto const packed = random_matrix<TestType>(count, 2 * half, 1, 1);
        auto const up = random_matrix<TestType>(count, half, 0, 2);
        matrix<TestType> y(count, half), dpacked(count, 2 * half, 2), pairs(count, 2 * half, 1),
            y_pairs(count, half, 1), dpairs(count, 2 * half, 3);
        for (std::size_t r = 0; r < count; ++r)
            for (std::size_t i = 0; i < half; ++i) {
                pairs.row(r)[2 * i] = packed.row(r)[i];
                pairs.row(r)[2 * i + 1] = packed.row(r)[half + i];
            }
        auto const first = left_half(packed.rows()), second = right_half(packed.rows());
        ogive::kernel<swiglu>(a = first, b = second, y.rows());
        ogive::pullback<swiglu>(a = first, b = second, up.rows(), left_half(dpacked.rows()),
                                right_half(dpacked.rows()));
        auto const evens = even_elements(pairs.rows()), odds = odd_elements(pairs.rows());
        ogive::kernel<swiglu>(a = evens, b = odds, y_pairs.rows());
        ogive::pullback<swiglu>(a = evens, b = odds, up.rows(), even_elements(dpairs.rows()),
                                odd_elements(dpairs.rows()));
        for (std::size_t r = 0; r < count; ++r)
            for (std::size_t i = 0; i < half; ++i) {
                TestType const p = packed.row(r)[i], q = packed.row(r)[half + i], g = up.row(r)[i];
                TestType const open = 1 / (1 + std::exp(-q)), swish = q * open;
                CHECK(y.row(r)[i] == Approx(p * swish));
                CHECK(dpacked.row(r)[i] == Approx(g * swish));
                CHECK(dpacked.row(r)[half + i] == Approx(g * p * (open + swish * (1 - open))).margin(1e-6));
                CHECK(y_pairs.row(r)[i] == y.row(r)[i]);
                CHECK(dpairs.row(r)[2 * i] == dpacked.row(r)[i]);
                CHECK(dpairs.row(r)[2 * i + 1] == dpacked.row(r)[half + i]);
            }
        CHECK(dpacked.gaps_are_whole());
        CHECK(dpairs.gaps_are_whole());
    }
}

TEST_CASE("Maxout over three groups of a row, without copying") {
    constexpr auto x1 = ogive::var<"x1">;
    constexpr auto x2 = ogive::var<"x2">;
    constexpr auto x3 = ogive::var<"x3">;
    constexpr auto largest = ogive::maxout<3>;
    auto const packed = random_matrix<float>(4, 21, 1, 1);
    matrix<float> y(4, 7), dpacked(4, 21, 2);
    auto const groups = packed.rows();
    auto const gradients = dpacked.rows();
    ogive::kernel<largest>(x1 = part(groups, 0, 3), x2 = part(groups, 1, 3), x3 = part(groups, 2, 3),
                           y.rows());
    ogive::pullback<largest>(x1 = part(groups, 0, 3), x2 = part(groups, 1, 3), x3 = part(groups, 2, 3),
                             y.rows(), part(gradients, 0, 3), part(gradients, 1, 3), part(gradients, 2, 3));
    for (std::size_t r = 0; r < 4; ++r)
        for (std::size_t i = 0; i < 21; ++i) {
            auto const row = packed.row(r);
            CHECK(y.row(r)[i % 7] == std::max({row[i % 7], row[7 + i % 7], row[14 + i % 7]}));
            CHECK(dpacked.row(r)[i] == (row[i] == y.row(r)[i % 7] ? row[i] : 0));
        }
}

TEST_CASE("Results in place, broadcast results, plain buffers") {
    for (std::size_t const length : row_lengths) {
        auto in = random_matrix<float>(3, length, 1, 1);
        matrix<float> y(3, length);
        ogive::kernel<softmax>(in.rows(), y.rows());
        auto up = random_matrix<float>(3, length, 0, 2);
        matrix<float> dx(3, length);
        ogive::pullback<softmax>(in.rows(), up.rows(), dx.rows());
        ogive::pullback<softmax>(in.rows(), up.rows(), up.rows());
        ogive::kernel<softmax>(in.rows(), in.rows());
        std::vector<float> largest(3), dense(3 * length);
        matrix<float> broadcast(3, length, 2);
        ogive::kernel<row_max(x), row_max(x), x>(y.rows(), largest, broadcast.rows(), dense);
        for (std::size_t r = 0; r < 3; ++r)
            for (std::size_t i = 0; i < length; ++i) {
                CHECK(in.row(r)[i] == y.row(r)[i]);
                CHECK(up.row(r)[i] == dx.row(r)[i]);
                CHECK(broadcast.row(r)[i] == largest[r]);
                CHECK(dense[r * length + i] == y.row(r)[i]);
            }
    }
}

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
    CHECK(results(ogive::rows(u, 3, 4), right_half(halves)).empty()); // in place
}
