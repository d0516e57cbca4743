// SPDX-License-Identifier: BSL-1.0
// Each reduction by itself: values, pullbacks, ties, empty rows.
#include "catch.hpp"
#include "matrix.hpp"
#include "property.hpp"
#include <cmath>
#include <numeric>
#include <random>

namespace {

constexpr auto x = ogive::var<"x">;
constexpr auto w = ogive::var<"w">;
constexpr double inf = std::numeric_limits<double>::infinity();

template <class T>
std::vector<T> random_row(std::size_t length, unsigned seed) {
    std::mt19937_64 random(seed);
    std::vector<T> row(length);
    for (T& each : row) each = static_cast<T>(std::normal_distribution<double>(0, 3)(random));
    return row;
}

/// The gradient of a formula of one row with the upstream gradient 1.
template <auto F, class T>
std::vector<T> gradient(std::vector<T> const& row) {
    std::vector<T> dx(row.size());
    ogive::pullback<F>(row, 1, dx);
    return dx;
}

} // namespace

TEMPLATE_TEST_CASE("Reductions at all lengths", "", float, double) {
    for (std::size_t const length : row_lengths) {
        auto const row = random_row<TestType>(length, static_cast<unsigned>(length));
        std::vector<TestType> sum(1), mean(1), largest(1), smallest(1), lse(1), count(1);
        ogive::kernel<row_sum(x), row_mean(x), row_max(x), row_min(x), row_logsumexp(x), row_length(x)>(
            row, sum, mean, largest, smallest, lse, count);
        long double exact = 0, size = 0, exponentials = 0;
        for (TestType const each : row) {
            exact += each;
            size += std::fabs(each);
            exponentials += std::exp(static_cast<long double>(each));
        }
        TestType const eps = std::numeric_limits<TestType>::epsilon();
        CHECK(std::fabs(sum[0] - exact) <= 3 * eps * size);
        CHECK(std::fabs(mean[0] - exact / static_cast<long double>(length)) <=
              4 * eps * size / static_cast<long double>(length));
        CHECK(largest[0] == *std::max_element(row.begin(), row.end()));
        CHECK(smallest[0] == *std::min_element(row.begin(), row.end()));
        CHECK(std::fabs(lse[0] - std::log(exponentials)) <=
              4 * eps * (1 + std::fabs(std::log(exponentials))));
        CHECK(count[0] == static_cast<TestType>(length));
    }
}

TEST_CASE("Ties of row_max and row_min share the gradient evenly") {
    std::vector<double> const row{1, 4, -2, 4, 4, -2};
    CHECK(gradient<row_max(x)>(row) == std::vector<double>{0, 1 / 3.0, 0, 1 / 3.0, 1 / 3.0, 0});
    CHECK(gradient<row_min(x)>(row) == std::vector<double>{0, 0, 0.5, 0, 0, 0.5});
    CHECK(gradient<row_max(x)>(std::vector<double>(40, 7.0)) == std::vector<double>(40, 1 / 40.0));
    CHECK(gradient<row_sum(x)>(row) == std::vector<double>(6, 1));
    CHECK(gradient<row_mean(x)>(row) == std::vector<double>(6, 1 / 6.0));
    // stop_gradient: as a constant
    CHECK(gradient<x * stop_gradient(row_max(x))>(row) == std::vector<double>(6, 4));
    // not a shift: the path through the maximum counts
    CHECK(gradient<row_sum(x - row_max(x))>(row) == std::vector<double>{1, -1, 1, -1, -1, 1});
}

TEST_CASE("Empty rows and no rows") {
    std::vector<double> const none;
    std::vector<double> sum(3, 9), mean(3, 9), largest(3, 9), smallest(3, 9), lse(3, 9);
    auto const empty = ogive::rows(none, 3, 0);
    ogive::kernel<row_sum(x), row_mean(x), row_max(x), row_min(x), row_logsumexp(x)>(empty, sum, mean,
                                                                                     largest, smallest, lse);
    CHECK(sum == std::vector<double>(3, 0));
    CHECK(std::isnan(mean[0]));
    CHECK(largest == std::vector<double>(3, -inf));
    CHECK(smallest == std::vector<double>(3, inf));
    std::vector<double> out;
    ogive::kernel<exp(x) / row_sum(exp(x))>(empty, ogive::rows(out, 3, 0));
    ogive::kernel<exp(x) / row_sum(exp(x))>(ogive::rows(none, 0, 5), ogive::rows(out, 0, 5));
    double dw = 5;
    ogive::pullback<w * x, w>(w = 2.0, x = empty, 1, dw);
    CHECK(dw == 0);
}

TEST_CASE("Infinite and NaN elements") {
    std::vector<float> row(50, 1);
    auto const sum = [&] {
        std::vector<float> result(1);
        ogive::kernel<row_sum(x)>(row, result);
        return result[0];
    };
    CHECK(sum() == 50);
    row[3] = std::numeric_limits<float>::infinity();
    CHECK(sum() == row[3]);
    row[40] = -row[3];
    CHECK(std::isnan(sum()));
    std::vector<float> largest(1);
    ogive::kernel<row_max(x)>(row, largest);
    CHECK(largest[0] == row[3]);
    row[49] = std::nanf("");
    ogive::kernel<row_max(x)>(row, largest);
    CHECK(std::isnan(largest[0]));
}

TEST_CASE("Sums of large terms that cancel keep the small ones") {
    property("against long double", [](unsigned seed) {
        std::mt19937_64 random(seed);
        std::vector<float> row;
        for (int i = 0; i < 300; ++i) {
            float const large = std::uniform_real_distribution<float>(1e3f, 2e3f)(random);
            row.insert(row.end(), {large, -large, std::uniform_real_distribution<float>(-1, 1)(random)});
        }
        std::shuffle(row.begin(), row.end(), random);
        long double exact = 0, size = 0;
        for (float const each : row) exact += each, size += std::fabs(each);
        std::vector<float> sum(1);
        ogive::kernel<row_sum(x)>(row, sum);
        RC_ASSERT(std::fabs(sum[0] - exact) <= 0x1p-24f * std::fabs(exact) + 0x1p-26f * size);
    });
}

TEMPLATE_TEST_CASE("Reductions compose freely", "", float, double) {
    // the standard deviation, in three dependent passes, and its gradient
    constexpr auto deviation = sqrt(row_mean(square(x - row_mean(x))));
    for (std::size_t const length : row_lengths) {
        if (length == 1) continue;
        auto const row = random_row<TestType>(length, 7);
        std::vector<TestType> result(1), dx(length);
        ogive::kernel<deviation>(row, result);
        ogive::pullback<deviation>(row, 1, dx);
        auto const n = static_cast<long double>(length);
        long double mean = 0, square = 0;
        for (TestType const each : row) mean += each / n;
        for (TestType const each : row) square += (each - mean) * (each - mean) / n;
        CHECK(test::ulp_error(result[0], std::sqrt(square)) <= 4);
        for (std::size_t i = 0; i < length; ++i)
            CHECK(dx[i] ==
                  Approx(static_cast<double>((row[i] - mean) / (n * std::sqrt(square)))).margin(1e-6 / n));
    }
}

TEST_CASE("A branch that no element of a row takes contributes exactly nothing") {
    constexpr auto root = where(x > 0, x * sqrt(row_sum(x)), x); // of a negative sum
    std::vector<float> const row{-3, -1, -2}, upstream{1, 2, 3};
    std::vector<float> y(3), dx(3);
    ogive::kernel<root>(row, y);
    ogive::pullback<root>(row, upstream, dx);
    CHECK(y == row);
    CHECK(dx == upstream);
}
