// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/check/gradient_report.hpp>

namespace ogive::check {

/// What is to be said of a derivative: nothing, since digits do not do, it is outside of what is defined, or the value
/// itself overflows; or whether it is right.
enum class judgement { undecided, outside, lost, right, wrong };

struct finding {
    judgement is;
    gradient_failure details;
};

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
