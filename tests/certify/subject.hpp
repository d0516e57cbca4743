// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <cstddef>

/// What is certified: the library's kernels of an activation. Each is compiled into a module of its own, which the
/// program loads: so one can be built and measured without the others.
namespace certify {

/// A formula of the activation and its kernels. Each takes one buffer for every input.
struct subject_formula {
    int order;           ///< of the derivative
    int with_respect_to; ///< which input
    void (*run_float)(float const* const* inputs, float* result, std::size_t count);
    void (*run_double)(double const* const* inputs, double* result, std::size_t count);
};

struct subject {
    char const* name;
    int inputs;               ///< those without a default
    int parameters;           ///< all
    double const* defaults;   ///< of all; 0 for those without
    char const* const* names; ///< of all
    double const* kinks;      ///< in the last input
    int kink_count;
    double low, high; ///< it is NaN outside
    subject_formula const* formulas;
    int formula_count;
    /// The value and its derivative by the last input in one kernel, whose parts they share.
    void (*both_float)(float const* const* inputs, float* value, float* slope, std::size_t count);
    void (*both_double)(double const* const* inputs, double* value, double* slope, std::size_t count);
};

/// What each module defines.
using get_subject = subject const* (*)();

} // namespace certify
