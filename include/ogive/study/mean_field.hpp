// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/expression/derivative.hpp>
#include <ogive/study/landscape.hpp>
#include <ogive/study/moments.hpp>

namespace ogive::study {

/// What becomes of a signal, and of its gradient, in a wide layer with random weights: what enters an activation f there is
/// sqrt(q) Z, Z being normally distributed (Poole et al. 2016, Schoenholz et al. 2017).
///
///     ogive::study::mean_field const map(ogive::gelu);
///     double const next = gain * map.square(q).value();        // the variance in the next layer
///     double const factor = gain * map.slope_square(q).value(); // of the squared gradient, on its way back
///
/// Integrals with an estimated error below 1e-8; none where that is not reached, or where f has no value. Throws
/// std::invalid_argument for a formula of several variables.
class mean_field {
public:
    /// Of a formula or an activation of one variable.
    template <formula F>
    explicit mean_field(F const& f)
        : subject_(subject_of(graphs::lower(f))), pieces_(landscape(subject_).pieces()) {}

    /// E f(sqrt(q) Z)^2.
    std::optional<double> square(double q) const { return mean_square(0, q); }

    /// E f'(sqrt(q) Z)^2.
    std::optional<double> slope_square(double q) const { return mean_square(1, q); }

private:
    std::optional<double> mean_square(int k, double q) const {
        return moments(subject_, pieces_)
            .mean(
                k, [](double y) { return y * y; }, q);
    }

    subject subject_;
    std::vector<interval> pieces_;
};

} // namespace ogive::study
