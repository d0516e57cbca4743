// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/check/gradient.hpp>
#include <rapidcheck.h>

namespace ogive::check {

/// In a property of RapidCheck: draws the inputs, and fails where a derivative is wrong.
///
///     rc::check("the gradient is right", [] { ogive::check::assert_gradient<f>(); });
template <auto F>
void assert_gradient(gradient_options options = {}) {
    options.seed = *rc::gen::noShrink(rc::gen::arbitrary<std::uint64_t>());
    gradient_report const report = gradient<F>(options);
    if (!report) RC_FAIL(to_string(report));
}

} // namespace ogive::check
