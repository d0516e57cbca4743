// SPDX-License-Identifier: BSL-1.0
// Softmaxes written without a shift come out safe.
#include "catch.hpp"
#include "matrix.hpp"
#include <cmath>
#include <random>

namespace {

constexpr auto x = ogive::var<"x">;
constexpr auto v = ogive::var<"v">;
constexpr auto shifted = exp(x - row_max(x)) / row_sum(exp(x - row_max(x)));
constexpr auto plain = exp(x) / row_sum(exp(x));
constexpr auto quiet = exp(x) / (1 + row_sum(exp(x)));
constexpr auto softmin = exp(-x) / row_sum(exp(-x));
constexpr auto attention = row_sum(v * exp(x)) / row_sum(exp(x));
constexpr auto log_sum = log(row_sum(exp(x)));
constexpr auto log_quiet_sum = log(1 + row_sum(exp(x)));

template <class T>
matrix<T> around(double center, std::size_t length) {
    std::mt19937_64 random(length);
    std::normal_distribution<double> normal(center, 5);
    return matrix<T>::filled(2, length, 1, [&] { return static_cast<T>(normal(random)); });
}

} // namespace

TEMPLATE_TEST_CASE("Softmaxes without a shift are as accurate as with one", "", float, double) {
    for (double const center : {-9000.0, -100.0, -3.0, 0.0, 4.0, 100.0, 9000.0})
        for (std::size_t const length : {1u, 3u, 16u, 40u, 1000u}) {
            INFO("around " << center << ", length " << length);
            auto const in = around<TestType>(center, length);
            auto const weights = around<TestType>(2, length);
            matrix<TestType> y(2, length), expected(2, length), quiet_y(2, length), min_y(2, length);
            std::vector<TestType> sums(2), quiet_sums(2), mixed(2);
            ogive::kernel<shifted>(in.rows(), expected.rows());
            ogive::kernel<plain, quiet, softmin, log_sum, log_quiet_sum>(in.rows(), y.rows(), quiet_y.rows(),
                                                                         min_y.rows(), sums, quiet_sums);
            ogive::kernel<attention>(v = weights.rows(), x = in.rows(), mixed);
            for (std::size_t r = 0; r < 2; ++r) {
                long double largest = in.row(r)[0], smallest = largest, total = 0, min_total = 0, dot = 0,
                            size = 0;
                for (TestType const each : in.row(r)) {
                    largest = std::max<long double>(largest, each);
                    smallest = std::min<long double>(smallest, each);
                }
                for (std::size_t i = 0; i < length; ++i) {
                    long double const e = std::exp(in.row(r)[i] - largest);
                    total += e;
                    dot += weights.row(r)[i] * e;
                    size += std::fabs(weights.row(r)[i] * e);
                    min_total += std::exp(smallest - in.row(r)[i]);
                }
                double worst = 0, worst_quiet = 0, worst_min = 0;
                for (std::size_t i = 0; i < length; ++i) {
                    long double const d = in.row(r)[i] - largest, up = std::max(largest, 0.0L);
                    long double const quiet_exact =
                        std::exp(in.row(r)[i] - up) / (std::exp(-up) + total * std::exp(largest - up));
                    worst = std::max(worst, test::ulp_error(y.row(r)[i], std::exp(d) / total));
                    worst_quiet = std::max(worst_quiet, test::ulp_error(quiet_y.row(r)[i], quiet_exact));
                    worst_min =
                        std::max(worst_min, test::ulp_error(min_y.row(r)[i],
                                                            std::exp(smallest - in.row(r)[i]) / min_total));
                }
                CHECK(worst <= 4);
                CHECK(worst_quiet <= 5);
                CHECK(worst_min <= 4);
                CHECK(test::ulp_error(sums[r], largest + std::log(total)) <= 4);
                long double const exact_quiet_sum = largest > 0
                                                        ? largest + std::log(total + std::exp(-largest))
                                                        : std::log1p(total * std::exp(largest));
                CHECK(test::ulp_error(quiet_sums[r], exact_quiet_sum) <= 5);
                CHECK(std::fabs(mixed[r] - dot / total) <=
                      8 * std::numeric_limits<TestType>::epsilon() * size / total);
            }
        }
}

TEST_CASE("The pullback of a softmax without a shift is that of the one with it") {
    auto const in = around<float>(-500, 100), up = around<float>(0, 100);
    matrix<float> dx(2, 100), expected(2, 100);
    ogive::pullback<plain>(in.rows(), up.rows(), dx.rows());
    ogive::pullback<shifted>(in.rows(), up.rows(), expected.rows());
    for (std::size_t r = 0; r < 2; ++r)
        for (std::size_t i = 0; i < 100; ++i) CHECK(dx.row(r)[i] == expected.row(r)[i]);
    CHECK(ogive::to_string(plain) == ogive::to_string(shifted));
}
