// SPDX-License-Identifier: BSL-1.0
// expect: derivative_of_a_primitive_without_derivative_rule
// expect: floor_op
#include <ogive/ogive.hpp>
#include <vector>

struct floor_op : ogive::unary {
    static constexpr std::string_view name = "floor";
    static constexpr auto value(auto x) { return ogive::simd::round_even(x); }
#ifdef MISTAKE
#else
    static constexpr auto derivative(auto, auto) { return 0; }
#endif
};
constexpr ogive::primitive_function<floor_op> rounded{};

constexpr auto x = ogive::var<"x">;
constexpr auto slope = diff(x * rounded(x), x);

void run(std::vector<float> const& in, std::vector<float>& out) { ogive::kernel<slope>(in, out); }
