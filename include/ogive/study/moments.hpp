// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <boost/math/quadrature/gauss_kronrod.hpp>
#include <boost/math/tools/roots.hpp>
#include <ogive/study/facts.hpp>
#include <ogive/study/subject.hpp>

namespace ogive::study {

/// Means over a normally distributed variable, by Gauss and Kronrod's rules on each smooth piece.
class moments {
public:
    moments(subject const& s, std::vector<interval> const& pieces) : subject_(s), pieces_(pieces) {}

    /// E g(f(sqrt(q) Z)), f being the k-th derivative; none where the error is not surely small, or where there is no
    /// value.
    template <class G>
    std::optional<double> mean(int k, G const& g, double q = 1) const {
        double const deviation = std::sqrt(q);
        double sum = 0, error = 0, covered = -reach;
        for (interval const& each : pieces_) {
            double const low = std::max(each.low / deviation, -reach),
                         high = std::min(each.high / deviation, reach);
            if (low >= high) continue;
            if (low - covered > 1e-9) return {}; // no value there
            covered = high;
            double from = low;
            for (double const cut : {-8.0, -2.0, 0.0, 2.0, 8.0, reach}) {
                double const to = std::min(cut, high);
                if (to <= from) continue;
                double part_error = 0;
                sum += boost::math::quadrature::gauss_kronrod<double, 31>::integrate(
                    [&](double z) {
                        return g(subject_.value(k, deviation * z)) * std::exp(-z * z / 2) *
                               0.3989422804014327;
                    },
                    from, to, 8, 1e-12, &part_error);
                error += part_error;
                from = to;
            }
        }
        bool const is_sure =
            covered >= reach - 1e-9 && std::isfinite(sum) && error <= 1e-8 * (1 + std::fabs(sum));
        return is_sure ? std::optional<double>(sum) : std::nullopt;
    }

    void find(facts& f) const {
        auto const itself = [](double y) { return y; };
        auto const squared = [](double y) { return y * y; };
        f.mean = mean(0, itself);
        f.slope_mean = mean(1, itself);
        auto const power = mean(0, squared), slope_power = mean(1, squared);
        f.variance = variance(0, f.mean, power);
        f.slope_variance = variance(1, f.slope_mean, slope_power);
        if (power && slope_power && *power > 0) f.gradient_factor = *slope_power / *power;
        if (power && *power > 0) find_fixed_points(f, *power);
    }

private:
    static constexpr double reach = 38;

    /// About the mean: the difference of the power and the mean's square would lose all digits of a small one. What
    /// the mean's own rounding makes is none.
    std::optional<double> variance(int k, std::optional<double> middle, std::optional<double> power) const {
        if (!middle || !power) return {};
        auto const found = mean(k, [&](double y) { return (y - *middle) * (y - *middle); });
        return found && *found < 1e-26 * *power ? std::optional(0.0) : found;
    }

    /// Changes of sign of log(map(q) / q) over a grid of q; 1 is a fixed point by definition.
    void find_fixed_points(facts& f, double power) const {
        auto const squared = [](double y) { return y * y; };
        auto const growth = [&](double log_q) {
            auto const next = mean(0, squared, std::exp(log_q));
            return next && *next > 0 ? std::log(*next / power) - log_q : std::nan("");
        };
        constexpr double largest_log = 9.210340371976184, step = largest_log / 12; // 1e4
        std::vector<double> logs, values;
        for (int i = -12; i <= 12; ++i) {
            logs.push_back(i * step);
            values.push_back(i == 0 ? 0 : growth(i * step));
        }
        bool all_fixed = true;
        for (double const v : values) all_fixed = all_fixed && std::fabs(v) < 1e-7;
        if (all_fixed) {
            f.keeps_every_variance = true;
            return;
        }
        auto const add = [&](double log_q) {
            constexpr double h = 1e-3;
            double const slope = 1 + (growth(log_q + h) - growth(log_q - h)) / (2 * h);
            if (std::isfinite(slope)) f.fixed_points.push_back({std::exp(log_q), slope});
        };
        for (std::size_t i = 0; i + 1 < logs.size(); ++i) {
            if (logs[i] == 0) add(0);
            double a = logs[i], b = logs[i + 1];
            if (a == 0) a = 1e-2;
            if (b == 0) b = -1e-2;
            double const at_a = a == logs[i] ? values[i] : growth(a),
                         at_b = b == logs[i + 1] ? values[i + 1] : growth(b);
            if (!(at_a * at_b < 0)) continue;
            std::uintmax_t steps = 40;
            auto const found = boost::math::tools::toms748_solve(
                growth, a, b, at_a, at_b, boost::math::tools::eps_tolerance<double>(30), steps);
            add((found.first + found.second) / 2);
        }
    }

    subject const& subject_;
    std::vector<interval> const& pieces_;
};

} // namespace ogive::study
