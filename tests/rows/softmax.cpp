// SPDX-License-Identifier: BSL-1.0
// Softmax and its logarithm, as a user writes them, against long double.
#include "catch.hpp"
#include "matrix.hpp"
#include <cmath>
#include <random>

namespace {

constexpr auto x = ogive::var<"x">;
constexpr auto softmax = exp(x - row_max(x)) / row_sum(exp(x - row_max(x)));
constexpr auto log_softmax = x - row_logsumexp(x);

constexpr long double infinity = std::numeric_limits<long double>::infinity();

/// What a row's softmax is made of.
template <class T>
struct exact_softmax {
    long double largest = -infinity, total = 0, rest = 0; ///< rest: without the first of the largest
    explicit exact_softmax(std::span<T const> row) {
        for (T const each : row) largest = std::max<long double>(largest, each);
        bool seen = false;
        for (T const each : row) {
            long double const term = std::exp(each - largest);
            total += term;
            if (seen || each != largest) rest += term;
            seen = seen || each == largest;
        }
    }
    long double value(T v) const { return std::exp(v - largest) / total; }
    long double log(T v) const { return (v - largest) - std::log1p(rest); }
};

struct draw_from {
    char const* name;
    double size;
    bool uniform;
};
constexpr draw_from distributions[]{{"small", 1, false},
                                    {"usual", 8, false},
                                    {"wide", 60, true},
                                    {"very wide", 400, true},
                                    {"up to 1e4", 1e4, true}};

template <class T>
matrix<T> drawn(draw_from const& how, std::size_t count, std::size_t length, unsigned seed) {
    std::mt19937_64 random(seed);
    std::normal_distribution<double> normal(0, how.size);
    std::uniform_real_distribution<double> uniform(-how.size, how.size);
    double const offset = how.uniform ? 0 : uniform(random) * 5;
    return matrix<T>::filled(count, length, length % 3, [&] {
        return static_cast<T>(how.uniform ? uniform(random) : normal(random) + offset);
    });
}

} // namespace

TEMPLATE_TEST_CASE("Softmax and its logarithm are within 4 ulp", "", float, double) {
    for (auto const& how : distributions)
        for (std::size_t const length : {1u, 2u, 5u, 8u, 10u, 17u, 64u, 257u, 1024u, 5000u, 65536u}) {
            auto const in =
                drawn<TestType>(how, length > 5000 ? 1 : 3, length, static_cast<unsigned>(length));
            matrix<TestType> y(in.count(), length, 1), logs(in.count(), length, 2);
            ogive::kernel<softmax, log_softmax>(in.rows(), y.rows(), logs.rows());
            double worst = 0, worst_log = 0;
            for (std::size_t r = 0; r < in.count(); ++r) {
                exact_softmax<TestType> const exact(in.row(r));
                long double sum = 0;
                for (std::size_t i = 0; i < length; ++i) {
                    worst = std::max(worst, test::ulp_error(y.row(r)[i], exact.value(in.row(r)[i])));
                    worst_log = std::max(worst_log, test::ulp_error(logs.row(r)[i], exact.log(in.row(r)[i])));
                    sum += y.row(r)[i];
                }
                CHECK(std::fabs(sum - 1) <= 2 * std::numeric_limits<TestType>::epsilon());
            }
            INFO(how.name << ", length " << length);
            CHECK(worst <= 4);
            CHECK(worst_log <= 4);
            CHECK(y.gaps_are_whole());
            CHECK(logs.gaps_are_whole());
        }
}

TEMPLATE_TEST_CASE("However a log-softmax is written, it is within 4 ulp", "", float, double) {
    constexpr auto without_shift = x - log(row_sum(exp(x)));
    constexpr auto of_softmax = log(softmax);
    constexpr auto of_plain_softmax = log(exp(x) / row_sum(exp(x)));
    constexpr auto with_shift = x - row_max(x) - log(row_sum(exp(x - row_max(x))));
    for (auto const& how : distributions)
        for (std::size_t const length : {1u, 5u, 17u, 1024u}) {
            auto const in = drawn<TestType>(how, 2, length, static_cast<unsigned>(length));
            matrix<TestType> y[]{{2, length}, {2, length}, {2, length}, {2, length}};
            ogive::kernel<without_shift, of_softmax, of_plain_softmax, with_shift>(
                in.rows(), y[0].rows(), y[1].rows(), y[2].rows(), y[3].rows());
            for (std::size_t r = 0; r < 2; ++r) {
                exact_softmax<TestType> const exact(in.row(r));
                double worst = 0;
                for (auto const& each : y)
                    for (std::size_t i = 0; i < length; ++i)
                        worst = std::max(worst, test::ulp_error(each.row(r)[i], exact.log(in.row(r)[i])));
                INFO(how.name << ", length " << length);
                CHECK(worst <= 4);
            }
        }
}

TEMPLATE_TEST_CASE("The pullbacks are accurate relative to their terms", "", float, double) {
    std::mt19937_64 random(5);
    for (auto const& how : distributions)
        for (std::size_t const length : row_lengths) {
            auto const in = drawn<TestType>(how, 2, length, static_cast<unsigned>(length));
            bool const cancels = length % 2 == 0; // a constant upstream gradient: the exact result is 0
            auto const up = matrix<TestType>::filled(2, length, 0, [&] {
                return cancels ? TestType(0.7)
                               : static_cast<TestType>(std::normal_distribution<double>()(random));
            });
            matrix<TestType> dx(2, length, 1), dlog(2, length, 3);
            ogive::pullback<softmax>(in.rows(), up.rows(), dx.rows());
            ogive::pullback<log_softmax>(x = in.rows(), up.rows(), dlog.rows());
            double worst = 0, worst_log = 0;
            for (std::size_t r = 0; r < 2; ++r) {
                exact_softmax<TestType> const exact(in.row(r));
                long double dot = 0, size = 0, sum = 0, sum_size = 0;
                for (std::size_t i = 0; i < length; ++i) {
                    long double const g = up.row(r)[i], y = exact.value(in.row(r)[i]);
                    dot += g * y, size += std::fabs(g * y), sum += g, sum_size += std::fabs(g);
                }
                for (std::size_t i = 0; i < length; ++i) {
                    long double const g = up.row(r)[i], y = exact.value(in.row(r)[i]);
                    long double const tiny = std::numeric_limits<TestType>::min();
                    auto const error = [&](TestType got, long double expected, long double terms) {
                        return static_cast<double>(std::fabs(got - expected) / (terms + tiny) /
                                                   std::numeric_limits<TestType>::epsilon());
                    };
                    worst = std::max(worst, error(dx.row(r)[i], y * (g - dot), y * (std::fabs(g) + size)));
                    worst_log =
                        std::max(worst_log, error(dlog.row(r)[i], g - y * sum, std::fabs(g) + y * sum_size));
                }
            }
            INFO(how.name << ", length " << length);
            CHECK(worst <= 8);
            CHECK(worst_log <= 8);
            CHECK(dx.gaps_are_whole());
            CHECK(dlog.gaps_are_whole());
        }
}

TEMPLATE_TEST_CASE("Masked entries are exactly 0 and have no NaN in the pullback", "", float, double) {
    constexpr TestType masked = -std::numeric_limits<TestType>::infinity();
    for (std::size_t const length : {2u, 9u, 16u, 33u, 1000u}) {
        std::mt19937_64 random(length);
        auto in = drawn<TestType>(distributions[1], 1, length, 3);
        for (std::size_t i = 0; i < length; ++i)
            if (i != 1 && random() % 3 != 0) in.row(0)[i] = masked;
        auto const up = drawn<TestType>(distributions[0], 1, length, 4);
        matrix<TestType> y(1, length), dx(1, length), logs(1, length);
        ogive::kernel<softmax, log_softmax>(in.rows(), y.rows(), logs.rows());
        ogive::pullback<softmax>(in.rows(), up.rows(), dx.rows());
        exact_softmax<TestType> const exact(in.row(0));
        for (std::size_t i = 0; i < length; ++i) {
            if (in.row(0)[i] == masked) {
                CHECK(y.row(0)[i] == 0);
                CHECK(dx.row(0)[i] == 0);
                CHECK(logs.row(0)[i] == masked);
            } else {
                CHECK(test::ulp_error(y.row(0)[i], exact.value(in.row(0)[i])) <= 4);
                CHECK(std::isfinite(dx.row(0)[i]));
            }
        }
    }
}

TEMPLATE_TEST_CASE("Logarithms of rows with infinities", "", float, double) {
    constexpr TestType inf = std::numeric_limits<TestType>::infinity(),
                       nan = std::numeric_limits<TestType>::quiet_NaN();
    constexpr auto log_sum = row_logsumexp(x);
    for (std::size_t const length : {3u, 20u, 50u}) {
        auto const log_sum_of = [&](TestType first, TestType others) {
            std::vector<TestType> row(length, others), result(1);
            row[0] = first;
            ogive::kernel<log_sum>(row, result);
            return result[0];
        };
        CHECK(log_sum_of(inf, 2) == inf);
        CHECK(log_sum_of(inf, -inf) == inf);
        CHECK(log_sum_of(-inf, -inf) == -inf);
        CHECK(log_sum_of(5, -inf) == 5);
        CHECK(std::isnan(log_sum_of(nan, 2)));
        CHECK(std::isnan(log_sum_of(nan, -inf)));
        std::vector<TestType> row(length, -inf), logs(length);
        ogive::kernel<log_softmax>(row, logs);
        for (TestType const each : logs) CHECK(std::isnan(each));
        row[1] = inf;
        row[2] = 3;
        ogive::kernel<log_softmax>(row, logs);
        CHECK(std::isnan(logs[1]));
        CHECK(logs[2] == -inf);
    }
}

TEMPLATE_TEST_CASE("Rows of one kind", "", float, double) {
    auto const softmax_of = [](std::vector<TestType> row) {
        ogive::kernel<softmax>(row, row); // a plain buffer is one row
        return row;
    };
    constexpr TestType inf = std::numeric_limits<TestType>::infinity(),
                       nan = std::numeric_limits<TestType>::quiet_NaN();
    CHECK(softmax_of({}).empty());
    CHECK(softmax_of({-5e20f}) == std::vector<TestType>{1});
    for (TestType const each : softmax_of(std::vector<TestType>(64, TestType(1e8))))
        CHECK(test::ulp_error(each, 1.0L / 64) <= 1);
    CHECK(softmax_of({TestType(1e8), TestType(-1e8), 0}) == std::vector<TestType>{1, 0, 0});
    CHECK(softmax_of({1, std::numeric_limits<TestType>::max(), 3}) == std::vector<TestType>{0, 1, 0});
    for (TestType const each : softmax_of({-inf, -inf, -inf})) CHECK(std::isnan(each)); // as PyTorch
    for (TestType const each : softmax_of({0, inf, 1})) CHECK(std::isnan(each));
    for (TestType const each : softmax_of({0, nan, 1})) CHECK(std::isnan(each));
}
