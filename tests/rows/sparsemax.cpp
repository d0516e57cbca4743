// SPDX-License-Identifier: BSL-1.0
// Sparsemax against the definition by sorting, in long double.
#include "catch.hpp"
#include "matrix.hpp"
#include <algorithm>
#include <cmath>

namespace {

constexpr auto x = ogive::var<"x">;
constexpr auto written = where(x > row_simplex_shift(x), x - row_simplex_shift(x), 0);

template <class T>
std::vector<long double> exact_sparsemax(std::span<T const> row) {
    std::vector<long double> sorted(row.begin(), row.end());
    std::sort(sorted.rbegin(), sorted.rend());
    long double const largest = sorted[0];
    long double sum = 0, shift = 0;
    for (std::size_t k = 0; k < sorted.size(); ++k) {
        sum += sorted[k] - largest;
        long double const next = (sum - 1) / static_cast<long double>(k + 1);
        if (sorted[k] - largest > next) shift = next;
    }
    std::vector<long double> result;
    for (T const each : row) result.push_back(std::max(each - largest - shift, 0.0L));
    return result;
}

template <class T>
std::vector<T> sparsemax_of(std::vector<T> row) {
    ogive::kernel<ogive::sparsemax>(row, row);
    return row;
}

} // namespace

TEMPLATE_TEST_CASE("Sparsemax at all lengths", "", float, double) {
    constexpr double eps = std::numeric_limits<TestType>::epsilon();
    for (std::size_t const length : row_lengths)
        for (double const size : {0.0, 0.01, 0.5, 5.0, 1e4}) {
            INFO("length " << length << ", deviation " << size);
            std::mt19937_64 random(length);
            auto const in = matrix<TestType>::filled(2, length, 1, [&] {
                return static_cast<TestType>(3 + size * std::normal_distribution<double>()(random));
            });
            matrix<TestType> y(2, length, 2), again(2, length);
            ogive::kernel<ogive::sparsemax>(in.rows(), y.rows());
            ogive::kernel<written>(in.rows(), again.rows());
            for (std::size_t r = 0; r < 2; ++r) {
                auto const exact = exact_sparsemax(in.row(r));
                double worst = 0;
                long double sum = 0;
                for (std::size_t i = 0; i < length; ++i) {
                    worst = std::max(worst, static_cast<double>(std::fabs(y.row(r)[i] - exact[i])));
                    sum += y.row(r)[i];
                    CHECK(again.row(r)[i] == y.row(r)[i]);
                }
                CHECK(worst <= eps);
                CHECK(std::fabs(sum - 1) <= 2 * eps * (1 + std::sqrt(static_cast<double>(length))));
            }
            CHECK(y.gaps_are_whole());
        }
}

TEMPLATE_TEST_CASE("Masked entries, ties, huge entries, rows that have no sparsemax", "", float, double) {
    constexpr TestType inf = std::numeric_limits<TestType>::infinity(),
                       nan = std::numeric_limits<TestType>::quiet_NaN();
    using row = std::vector<TestType>;
    CHECK(sparsemax_of<TestType>({}).empty());
    CHECK(sparsemax_of<TestType>({-7}) == row{1});
    CHECK(sparsemax_of<TestType>({2, 2, 2, 2}) == row{0.25, 0.25, 0.25, 0.25});
    CHECK(sparsemax_of<TestType>(row(64, TestType(1e8))) == row(64, TestType(1) / 64));
    CHECK(sparsemax_of<TestType>({1, 0.5, -inf, 0}) == row{0.75, 0.25, 0, 0});
    CHECK(sparsemax_of<TestType>({-inf, 3, -inf}) == row{0, 1, 0});
    CHECK(sparsemax_of<TestType>({TestType(1e8), TestType(-1e8), 0}) == row{1, 0, 0});
    CHECK(sparsemax_of<TestType>({1, 0, 2}) == row{0, 0, 1}); // an element at the shift itself is 0
    for (row const& none : {row{-inf, -inf}, row{0, inf, 1}, row{0, nan, 1}})
        for (TestType const each : sparsemax_of(none)) CHECK(std::isnan(each));
}

TEST_CASE("The pullback is that of the elements above 0") {
    std::vector<double> const in{1, 0.5, -9, 0.75, -std::numeric_limits<double>::infinity()};
    std::vector<double> const up{3, 6, 1e9, 9, 7};
    std::vector<double> dx(5), shift(1), dshift(5);
    ogive::pullback<ogive::sparsemax>(in, up, dx);
    CHECK(dx == std::vector<double>{-3, 0, 0, 3, 0});
    ogive::kernel<row_simplex_shift(x)>(in, shift);
    ogive::pullback<row_simplex_shift(x)>(in, 6, dshift);
    CHECK(shift[0] == Approx(5 / 12.0));
    CHECK(dshift == std::vector<double>{2, 2, 0, 2, 0});
}
