// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/ogive.hpp>
#include <string>
#include <vector>

/// What one translation unit sees of the library.
struct unit {
    void const* variable;   ///< where an object of the library lives
    void const* descriptor; ///< where the graph's identity of a primitive lives
    std::string slope;
    std::vector<float> values;
};

inline constexpr auto x = ogive::var<"x">;
inline constexpr auto shared_formula = x / (1 + exp(-x));

unit first_unit();
unit second_unit();

/// Defined in a header, so that both units instantiate the same kernels and graphs.
inline unit look() {
    std::vector<float> const in{-3.0f, -0.5f, 0.0f, 1.0f, 20.0f};
    std::vector<float> out(in.size());
    ogive::kernel<ogive::diff(shared_formula, x)>(in, out);
    return {&ogive::var<"x">, &ogive::graphs::describe<ogive::primitives::sigmoid_op>,
            ogive::to_string(ogive::diff(shared_formula, x)), out};
}
