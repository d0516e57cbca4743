// SPDX-License-Identifier: BSL-1.0
#pragma once
#include "reference.hpp"
#include "subject.hpp"
#include "tally.hpp"

namespace certify {

/// The contract: the largest error of the value and of the first and second derivative, in ulp; the largest mean error
/// of values in float.
template <class T>
inline constexpr double limit[3]{3, 5, 16};
template <>
inline constexpr double limit<float>[3] { 4, 6, 16 };
inline constexpr double mean_limit = 0.35;

/// What references give for results of type T.
template <class T>
using exact_for = std::conditional_t<sizeof(T) == 4, double, long double>;

/// Judges the results of one formula of a subject.
template <class T>
class judge {
public:
    judge(subject const& of, subject_formula const& formula, reference const& exact)
        : subject_(&of), formula_(&formula), reference_(&exact) {}

    /// Adds `count` points to the tally. `evenly`: they count in the mean.
    void operator()(T const* const* inputs, T const* results, triple<exact_for<T>> const* exact,
                    std::size_t count, bool evenly, tally& to) const;

private:
    void examine(T const* const* inputs, std::size_t k, T result, exact_for<T> exact, bool evenly,
                 tally& to) const;
    bool is_rounded_kink(double x) const;
    bool is_excused(std::array<double, most_parameters> const& at, T result, exact_for<T> exact) const;
    bool changes_sign_near(std::array<double, most_parameters> const& at, int input) const;

    subject const* subject_;
    subject_formula const* formula_;
    reference const* reference_;
};

} // namespace certify
