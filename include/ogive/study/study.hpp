// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/expression/derivative.hpp>
#include <ogive/study/analyse.hpp>
#include <ogive/study/mean_field.hpp>
#include <ogive/study/symmetry.hpp>
#include <ogive/study/text.hpp>

namespace ogive::study {

/// Of the graph of a formula as it was lowered.
inline facts facts_of_graph(graphs::graph const& written, double saturation = 1e-3) {
    subject const s = subject_of(written);
    analysis a(s, saturation);
    facts f = a();
    f.symmetry = f.domain.low == -f.domain.high ? symmetry_of(s, a.pieces()) : parity::none;
    moments(s, a.pieces()).find(f);
    f.value = graphs::cost_of(s.program[0]);
    graphs::graph both = s.meant[0];
    both.outputs.push_back(copy_at(s.meant[1], both, both.variable_at(0)));
    f.value_and_slope = graphs::cost_of(graphs::compile(both));
    return f;
}

/// What there is to know of a formula of one variable: its range, limits, zeros, extrema, kinks, symmetry, its slopes and
/// where they vanish, its mean and variance for a normally distributed input, and what it costs.
///
///     auto const facts = ogive::study::facts_of(ogive::gelu);
///     std::cout << facts.lowest->y << '\n'; // -0.169971
///
/// The signs of the formula and of three derivatives, and so where it rises, falls and bends, and where it is smooth, are
/// certified by interval arithmetic, for |x| < 2^300; values below 2^-400 count as 0. That rests on the library's elementary
/// functions being right within 16 epsilon in double (sin and cos: within 1e-15), which is tested, not proved. Between two
/// such signs Boost.Math finds the root to the last digits; extrema, ranges and the steepest slope are the values computed
/// there and at the ends. A limit is a value too: at infinity the formula's own, if at 2^300 it has come within 1e-9 of it;
/// at a kink that of the double beside it, and what differs by less than 1e-9 there is no kink. Moments are integrals with
/// an estimated error below 1e-8, fixed points changes of sign on a grid; neither is certified. Parity is proved by the
/// library's own rewriting. What could not be certified is missing; where there is a primitive of yours, that is nearly
/// all. Takes milliseconds. Throws std::invalid_argument for a formula of several variables.
template <formula F>
facts facts_of(F const& f, double saturation = 1e-3) {
    return facts_of_graph(graphs::lower(f), saturation);
}

} // namespace ogive::study
