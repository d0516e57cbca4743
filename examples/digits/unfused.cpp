// SPDX-License-Identifier: BSL-1.0
#include "unfused.hpp"
#include <cmath>
#include <numbers>

namespace digits {

namespace {

/// One operation: one loop. Without overlap in memory, so the compiler may vectorize it.
template <class Operation>
void each(std::vector<float>& out, std::vector<float> const& x, Operation operation) {
    float* const to = out.data();
    float const* const from = x.data();
    for (std::size_t i = 0, n = out.size(); i < n; ++i) to[i] = operation(from[i]);
}

template <class Operation>
void each(std::vector<float>& out, std::vector<float> const& x, std::vector<float> const& y,
          Operation operation) {
    float* const to = out.data();
    float const *const left = x.data(), *const right = y.data();
    for (std::size_t i = 0, n = out.size(); i < n; ++i) to[i] = operation(left[i], right[i]);
}

constexpr auto times = [](float x, float y) { return x * y; };
constexpr auto plus = [](float x, float y) { return x + y; };

} // namespace

void unfused::operator()(layer_numbers const& l, results& out) {
    constexpr float root_half = std::numbers::sqrt2_v<float> / 2;
    constexpr float peak = std::numbers::inv_sqrtpi_v<float> * root_half; // of the normal density

    each(distribution_, l.b, [](float x) { return x * root_half; });
    each(distribution_, distribution_, [](float x) { return std::erf(x); });
    each(distribution_, distribution_, [](float x) { return 1 + x; });
    each(distribution_, distribution_, [](float x) { return x / 2; });
    each(gate_, l.b, distribution_, times);
    each(out.value, l.a, gate_, times);
    each(out.a_gradient, l.upstream, gate_, times);

    each(slope_, l.b, l.b, times);
    each(slope_, slope_, [](float x) { return -x / 2; });
    each(slope_, slope_, [](float x) { return std::exp(x); });
    each(slope_, slope_, [](float x) { return peak * x; });
    each(slope_, slope_, l.b, times);
    each(slope_, slope_, distribution_, plus);
    each(slope_, slope_, l.a, times);
    each(out.b_gradient, slope_, l.upstream, times);
}

} // namespace digits
