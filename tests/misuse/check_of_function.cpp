// SPDX-License-Identifier: BSL-1.0
// expect: gradient checks a formula or an activation: ogive::check::gradient<f>()
#include <ogive/check/gradient.hpp>
#include <ogive/ogive.hpp>

namespace {
constexpr auto x = ogive::var<"x">;
constexpr auto f = x * x;
constexpr auto g = [](double v) { return v * v; };
} // namespace

ogive::check::gradient_report run() {
#ifdef MISTAKE
    return ogive::check::gradient<g>();
#else
    return ogive::check::gradient<f>();
#endif
}
