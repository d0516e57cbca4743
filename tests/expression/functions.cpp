// SPDX-License-Identifier: BSL-1.0
#include "catch.hpp"
#include <boost/math/distributions/normal.hpp>
#include <boost/math/special_functions/erf.hpp>
#include <boost/math/special_functions/expm1.hpp>
#include <boost/math/special_functions/log1p.hpp>
#include <cmath>
#include <limits>
#include <ogive/ogive.hpp>

// That each name reaches its function; how accurate the functions are is tested elsewhere.

namespace {

constexpr auto x = ogive::var<"x">;
constexpr auto y = ogive::var<"y">;
constexpr double points[]{-3.5, -1, -0.25, 0, 0.25, 1, 3.5};

template <class F, class Oracle>
void check(F const& f, Oracle const& oracle, bool positive_only = false) {
    for (double const p : points) {
        if (positive_only && p <= 0) continue;
        INFO("at " << p);
        CHECK(f(p) == Approx(oracle(p)).epsilon(1e-14).margin(1e-300));
        CHECK(f(static_cast<float>(p)) == Approx(oracle(p)).epsilon(1e-6).margin(1e-30));
    }
}

} // namespace

TEST_CASE("Functions of one formula") {
    boost::math::normal const normal;
    check(exp(x), [](double p) { return std::exp(p); });
    check(expm1(x), [](double p) { return boost::math::expm1(p); });
    check(
        log(x), [](double p) { return std::log(p); }, true);
    check(
        log1p(x), [](double p) { return boost::math::log1p(p); }, true);
    check(
        sqrt(x), [](double p) { return std::sqrt(p); }, true);
    check(
        rsqrt(x), [](double p) { return 1 / std::sqrt(p); }, true);
    check(square(x), [](double p) { return p * p; });
    check(sin(x), [](double p) { return std::sin(p); });
    check(cos(x), [](double p) { return std::cos(p); });
    check(tanh(x), [](double p) { return std::tanh(p); });
    check(sigmoid(x), [](double p) { return 1 / (1 + std::exp(-p)); });
    check(softplus(x), [](double p) { return boost::math::log1p(std::exp(p)); });
    check(logsigmoid(x), [](double p) { return -boost::math::log1p(std::exp(-p)); });
    check(erf(x), [](double p) { return boost::math::erf(p); });
    check(erfc(x), [](double p) { return boost::math::erfc(p); });
    check(normal_cdf(x), [&](double p) { return boost::math::cdf(normal, p); });
    check(normal_pdf(x), [&](double p) { return boost::math::pdf(normal, p); });
    check(abs(x), [](double p) { return std::abs(p); });
    check(sign(x), [](double p) { return static_cast<double>((p > 0) - (p < 0)); });
    check(stop_gradient(x), [](double p) { return p; });
}

TEST_CASE("Functions of several formulas") {
    check(
        pow(x, 2.5), [](double p) { return std::pow(p, 2.5); }, true);
    check(pow(1.5, x), [](double p) { return std::pow(1.5, p); });
    check(clamp(x, -1, 0.5), [](double p) { return p < -1 ? -1 : p > 0.5 ? 0.5 : p; });
    check(max(x, 0.1), [](double p) { return p > 0.1 ? p : 0.1; });
    check(min(x, 0.1, 2 * x), [](double p) { return std::min({p, 0.1, 2 * p}); });
    check(where(x > 0, 1, -x), [](double p) { return p > 0 ? 1 : -p; });
    CHECK(pow(x, y)(x = 2.0, y = 10.0) == 1024);
    CHECK(max(x, y)(x = 2.0, y = 10.0) == 10);
}

TEST_CASE("max and min take two to eight") {
    auto const largest = [](auto const&... each) { return max(each...)(2.0); };
    auto const smallest = [](auto const&... each) { return min(each...)(2.0); };
    CHECK(largest(x, 7) == 7);
    CHECK(largest(1, x, 7) == 7);
    CHECK(largest(1, x, 7, 8) == 8);
    CHECK(largest(1, 2, 3, 9, x) == 9);
    CHECK(largest(1, 10, 3, 4, 5, x) == 10);
    CHECK(largest(11, 2, 3, 4, 5, 6, x) == 11);
    CHECK(largest(1, 2, 3, 4, 5, 6, 12, 6 * x) == 12);
    CHECK(smallest(x, 1, 2, 3, 4, 5, 6, -7) == -7);
    CHECK(smallest(-x, 1, 2, 3, 4, 5, 6, 7) == -2);
}

TEST_CASE("NaN in, NaN out") {
    double const nan = std::numeric_limits<double>::quiet_NaN();
    auto const lost = [nan](auto const& f) { return !std::isnan(f(nan)); };
    CHECK_FALSE((lost(exp(x)) || lost(expm1(x)) || lost(log(x)) || lost(log1p(x)) || lost(sqrt(x)) ||
                 lost(rsqrt(x))));
    CHECK_FALSE((lost(square(x)) || lost(sin(x)) || lost(cos(x)) || lost(tanh(x)) || lost(sigmoid(x))));
    CHECK_FALSE(
        (lost(softplus(x)) || lost(logsigmoid(x)) || lost(erf(x)) || lost(erfc(x)) || lost(normal_cdf(x))));
    CHECK_FALSE(
        (lost(normal_pdf(x)) || lost(abs(x)) || lost(sign(x)) || lost(clamp(x, -1, 1)) || lost(pow(x, 2))));
    CHECK_FALSE(
        (lost(max(x, 0)) || lost(max(0, x)) || lost(min(x, 0)) || lost(min(0, x)) || lost(max(1, x, 2))));
}
