// SPDX-License-Identifier: BSL-1.0
// Names are found beside those of <cmath> and <algorithm>, whatever is said with `using namespace`.
#include "catch.hpp"
#include <algorithm>
#include <cmath>
#include <ogive/ogive.hpp>

namespace without_using {

constexpr auto x = ogive::var<"x">;
constexpr auto f =
    exp(-abs(x)) + max(x, 0) + min(0, x) + clamp(x, -1, 1) + where(x > 0, tanh(x), erf(x)) + pow(x, 2);

} // namespace without_using

namespace with_both {

using namespace std;
using namespace ogive;

constexpr auto x = var<"x">;
constexpr auto f =
    exp(-abs(x)) + max(x, 0) + min(0, x) + clamp(x, -1, 1) + where(x > 0, tanh(x), erf(x)) + pow(x, 2);
constexpr auto all = log(x) + log1p(x) + expm1(x) + sqrt(x) + rsqrt(x) + square(x) + sin(x) + cos(x) +
                     sigmoid(x) + softplus(x) + logsigmoid(x) + erfc(x) + normal_cdf(x) + normal_pdf(x) +
                     sign(x) + stop_gradient(x);
// operands of one type: std::max and its like would take them too
constexpr auto largest = max(2 * x, 3 * x);
constexpr auto smallest = min(2 * x, 3 * x);
constexpr auto limited = clamp(1 * x, 2 * x, 3 * x);

} // namespace with_both

namespace qualified {

constexpr auto x = ogive::var<"x">;
constexpr auto f = ogive::exp(-ogive::abs(x)) + ogive::max(x, 0) + ogive::min(0, x) + ogive::clamp(x, -1, 1) +
                   ogive::where(x > 0, ogive::tanh(x), ogive::erf(x)) + ogive::pow(x, 2);

} // namespace qualified

TEST_CASE("Names are found beside those of the standard library") {
    double const p = 0.75;
    double const expected = std::exp(-p) + std::max(p, 0.0) + std::min(0.0, p) + std::clamp(p, -1.0, 1.0) +
                            std::tanh(p) + std::pow(p, 2);
    CHECK(without_using::f(p) == Approx(expected).epsilon(1e-14));
    CHECK(with_both::f(p) == Approx(expected).epsilon(1e-14));
    CHECK(qualified::f(p) == Approx(expected).epsilon(1e-14));
    CHECK(std::isfinite(with_both::all(p)));
}

TEST_CASE("max, min and clamp of formulas of one type are those of formulas") {
    CHECK(with_both::largest(1.0) == 3);
    CHECK(with_both::largest(-1.0) == -2);
    CHECK(with_both::smallest(1.0) == 2);
    CHECK(with_both::limited(1.0) == 2);
}

TEST_CASE("The functions of numbers stay what they were") {
    using namespace std;
    using namespace ogive;
    CHECK(exp(0.0) == 1);
    CHECK(max(1.5, 2.5) == 2.5);
    CHECK(abs(-2) == 2);
    CHECK(clamp(5, 1, 3) == 3);
    CHECK(tanh(0.0) == 0);
}
