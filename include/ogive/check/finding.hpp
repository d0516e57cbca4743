// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/check/gradient_report.hpp>
#include <type_traits>

namespace ogive::check {

/// What is to be said of a derivative: nothing, since digits do not do, it is outside of what is defined, or the value
/// itself overflows; or whether it is right.
enum class judgement { undecided, outside, lost, right, wrong };

struct finding {
    judgement is;
    gradient_failure details;
};

/// What no other details say: in T, by a variable, at an input.
template <class T>
gradient_failure details_of(std::string_view variable, std::vector<T> const& input) {
    gradient_failure details;
    details.type = std::is_same_v<T, float> ? "float" : "double";
    details.variable = variable;
    details.input.assign(input.begin(), input.end());
    return details;
}

/// Says it, given what is exact. `automatic()`: the derivative by Boost.Math, if it knows; `is_right(details)`:
/// whether results are, the wrong one being put in; `is_lost()`: whether the value is.
template <class Automatic, class IsRight, class IsLost>
finding judged(gradient_failure details, std::optional<slope> const& exact, Automatic const& automatic,
               IsRight const& is_right, IsLost const& is_lost) {
    if (!exact) return {judgement::undecided, {}};
    if (exact->value != exact->value || exact->dual != exact->dual) return {judgement::outside, {}};
    details.exact = *exact;
    bool const few = exact->digits <= static_cast<int>(count_of_few_digits);
    if (few && !exact->kink && std::isfinite(exact->dual)) details.automatic = automatic();
    if (details.automatic && !std::isfinite(*details.automatic)) details.automatic.reset();
    details.oracles_disagree =
        exact->differences_disagree || (details.automatic && !is_confirmed(*exact, *details.automatic));
    bool const right = is_right(details);
    if (details.oracles_disagree) return {judgement::wrong, details};
    if (right) return {judgement::right, details};
    if (exact->singular) return {judgement::outside, {}};
    return is_lost() ? finding{judgement::lost, {}} : finding{judgement::wrong, details};
}

/// Counts a finding of so many derivatives, perhaps the first one of its input. Whether it is the first failure.
inline bool add(gradient_report& report, finding const& f, std::size_t derivatives, bool first_of_input) {
    switch (f.is) {
    case judgement::undecided: ++report.undecided; return false;
    case judgement::outside: ++report.outside; return false;
    case judgement::lost: ++report.overflows; return false;
    default:;
    }
    report.inputs += first_of_input;
    report.judged += derivatives;
    report.kinks += f.details.exact.kink;
    report.differences += f.details.exact.difference && !f.details.exact.differences_disagree;
    report.automatic += f.details.automatic && !f.details.oracles_disagree;
    if (f.is == judgement::right) return false;
    ++report.failures;
    return !report.failure;
}

} // namespace ogive::check
