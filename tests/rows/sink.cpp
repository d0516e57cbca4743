// SPDX-License-Identifier: BSL-1.0
// A softmax of a user's own: with a temperature and a learned sink, all gradients derived.
#include "catch.hpp"
#include "matrix.hpp"
#include <cmath>
#include <random>

namespace {

constexpr auto x = ogive::var<"x">;
constexpr auto temperature = ogive::var<"temperature">;
constexpr auto sink = ogive::var<"sink">;
constexpr auto m = row_max(x / temperature);
constexpr auto with_sink = exp(x / temperature - m) / (exp(sink - m) + row_sum(exp(x / temperature - m)));

/// The value of a row and the gradients, from the definition.
struct reference {
    std::vector<long double> y, dx;
    long double dtemperature = 0, dsink = 0, terms = 0;

    template <class T>
    reference(std::span<T const> row, std::span<T const> up, long double t, long double s) {
        long double largest = s;
        for (T const each : row) largest = std::max(largest, each / t);
        long double total = std::exp(s - largest), dot = 0;
        for (T const each : row) total += std::exp(each / t - largest);
        for (std::size_t i = 0; i < row.size(); ++i) {
            y.push_back(std::exp(row[i] / t - largest) / total);
            dot += up[i] * y[i];
            terms += std::fabs(up[i] * y[i]);
        }
        dsink = -dot * std::exp(s - largest) / total;
        for (std::size_t i = 0; i < row.size(); ++i) {
            long double const du = y[i] * (up[i] - dot);
            dx.push_back(du / t);
            dtemperature -= du * row[i] / (t * t);
        }
    }
};

} // namespace

TEMPLATE_TEST_CASE("A softmax with a temperature and a learned sink has all its gradients", "", float,
                   double) {
    std::mt19937_64 random(1);
    std::normal_distribution<double> normal(0, 3);
    auto const draw = [&] { return static_cast<TestType>(normal(random)); };
    for (std::size_t const length : row_lengths) {
        std::size_t const count = 3;
        auto const in = matrix<TestType>::filled(count, length, 1, draw);
        auto const up = matrix<TestType>::filled(count, length, 2, draw);
        std::vector<TestType> const sinks{TestType(-2), TestType(0.5), TestType(9)};
        TestType const t = TestType(1.75);
        matrix<TestType> y(count, length, 3), dx(count, length, 4);
        std::vector<TestType> dsinks(count);
        TestType dt = 0;
        ogive::kernel<with_sink>(x = in.rows(), temperature = t, sink = ogive::per_row(sinks), y.rows());
        ogive::pullback<with_sink>(x = in.rows(), temperature = t, sink = ogive::per_row(sinks), up.rows(),
                                   dx.rows(), dt, ogive::per_row(dsinks));
        long double exact_dt = 0, size = 0;
        for (std::size_t r = 0; r < count; ++r) {
            reference const exact(in.row(r), up.row(r), t, sinks[r]);
            for (std::size_t i = 0; i < length; ++i) {
                CHECK(y.row(r)[i] == Approx(static_cast<double>(exact.y[i])).epsilon(1e-5));
                CHECK(dx.row(r)[i] == Approx(static_cast<double>(exact.dx[i])).epsilon(1e-4).margin(1e-6));
            }
            CHECK(dsinks[r] == Approx(static_cast<double>(exact.dsink)).epsilon(1e-4).margin(1e-6));
            exact_dt += exact.dtemperature;
            size += 3 * exact.terms;
        }
        CHECK(
            dt ==
            Approx(static_cast<double>(exact_dt)).epsilon(1e-4).margin(1e-6 * static_cast<double>(size + 1)));
        // a sink that is the same for all rows
        TestType dsink = 0, dsink_sum = 0;
        std::vector<TestType> const equal(count, TestType(0.5));
        ogive::pullback<with_sink, sink>(x = in.rows(), temperature = t, sink = TestType(0.5), up.rows(),
                                         dsink);
        ogive::pullback<with_sink, sink>(x = in.rows(), temperature = t, sink = ogive::per_row(equal),
                                         up.rows(), dsinks);
        for (TestType const each : dsinks) dsink_sum += each;
        CHECK(dsink == Approx(dsink_sum).epsilon(1e-4).margin(1e-6));
    }
}
