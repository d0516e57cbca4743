// SPDX-License-Identifier: BSL-1.0
// Numbers per row and per column, and their gradients.
#include "catch.hpp"
#include "matrix.hpp"
#include "property.hpp"
#include <cmath>
#include <ogive/check/multiprecision.hpp>

namespace {

constexpr auto x = ogive::var<"x">;
constexpr auto slope = ogive::var<"slope">;
constexpr auto bias = ogive::var<"bias">;
constexpr auto prelu = where(x > 0, x, slope* x) + bias;

using wide = boost::multiprecision::cpp_bin_float_100;

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

TEST_CASE("The share of dead units of each column, over many rows and columns") {
    std::size_t const count = 50, length = 3000; // more than the stack has room for
    auto const in = random_matrix<float>(count, length, 0, 9);
    std::vector<float> const ones(length, 1);
    std::vector<float> shares(length);
    ogive::pullback<bias * where(x > 0, 0, 1), bias>(x = in.rows(), bias = ogive::per_column(ones),
                                                     1.0f / count, shares);
    for (std::size_t i = 0; i < length; ++i) {
        int dead = 0;
        for (std::size_t r = 0; r < count; ++r) dead += in.row(r)[i] > 0 ? 0 : 1;
        CHECK(shares[i] == Approx(dead / 50.0));
    }
}
