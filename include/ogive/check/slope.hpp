// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <algorithm>
#include <ogive/check/exact_value.hpp>
#include <ogive/check/run.hpp>
#include <optional>

namespace ogive::check {

/// The derivative of a formula at a point, by independent ways.
struct slope {
    long double value = 0;                           ///< of the formula
    long double lowest_value = 0, highest_value = 0; ///< when each operation on the way is rounded
    long double dual = 0;          ///< the derivative: by dual numbers over the graph as it was written
    long double low = 0, high = 0; ///< when each operation on the way is rounded
    long double roundings = 0, roundings_of_value = 0; ///< what they do where the choices are the same
    std::optional<long double> difference;             ///< by extrapolated differences, where they settle
    bool differences_disagree = false;
    int digits = 0;        ///< with how many digits all this was found
    exponents sizes;       ///< of the values on the way
    bool kink = false;     ///< the point is at a kink, or as close to one as roundings
    bool singular = false; ///< at a pole, or where the slope of a root is infinite

    /// The same of the value.
    slope of_value() const {
        slope s = *this;
        s.dual = value, s.low = lowest_value, s.high = highest_value, s.roundings = roundings_of_value;
        return s;
    }
};

/// Whether another way of finding it, with as many digits, says the same.
inline bool is_confirmed(slope const& s, long double other) {
    long double const doubt = std::pow(10.0L, static_cast<long double>(s.sizes.large - s.digits + 25));
    return std::fabs(other - s.dual) <= 1e-15L * std::fabs(s.dual) + doubt;
}

/// Extrapolated central differences (Richardson) of the function `at`, where the values on the way are known with an
/// absolute error of `doubt`.
template <class Big>
struct differences {
    Big value, error;

    template <class F>
    differences(F const& at, Big const& point, Big const& doubt) {
        Big const step = point == 0 ? ldexp(Big(1), -70) : Big(abs(point) * ldexp(Big(1), -40));
        auto const central = [&](Big const& h) {
            return Big((at(Big(point + h)) - at(Big(point - h))) / (2 * h));
        };
        Big const wide = central(Big(2 * step)), narrow = central(step);
        value = (4 * narrow - wide) / 3;
        error = abs(narrow - wide) + doubt / step;
    }
};

/// How many ways of rounding are tried.
inline constexpr int ways_of_rounding = 6;

/// Below the smallest numbers of T.
template <class T>
inline constexpr int tiny_exponent =
    15 - std::numeric_limits<T>::min_exponent10 + std::numeric_limits<T>::digits10;

/// Finds a slope with a certain number of digits. T: the number type whose roundings count.
template <class T, unsigned Digits>
class slope_finder {
public:
    using big = precise<Digits>;
    using number = dual<big>;

    slope_finder(graphs::graph_view const& formula, std::vector<double> const& point, int slot)
        : graph_(formula), slot_(static_cast<std::size_t>(slot)), point_(point.begin(), point.end()),
          moving_(with_infinitesimal(point_, slot_)), exact_(formula, moving_) {
        number const y = exact_(formula.outputs[0]);
        value_ = y.value();
        derivative_ = y.beside(0).value();
    }

    /// None where so many digits are too few.
    std::optional<slope> operator()() {
        slope result;
        result.digits = static_cast<int>(Digits);
        result.sizes = exact_.sizes();
        result.singular = exact_.is_singular();
        result.value = result.lowest_value = result.highest_value = static_cast<long double>(value_);
        result.dual = result.low = result.high = static_cast<long double>(derivative_);
        if (!has_enough_digits()) return {};
        for (std::uint64_t way = 0; way < ways_of_rounding; ++way) {
            auto const roundings = noise::of<T>(way << 32);
            run<big> rounded(graph_, moving_, roundings);
            number const y = rounded(graph_.outputs[0]);
            widen(result.lowest_value, result.highest_value, y.value());
            widen(result.low, result.high, y.beside(0).value());
            // Roundings may leave where it is a number.
            result.singular = result.singular || isnan(y.value()) || isnan(y.beside(0).value());
            if (rounded.choices() != exact_.choices()) {
                result.kink = true;
                add_roundings(result, rounded.choices(), y, roundings);
            }
            result.kink = result.kink || rounded.has_kink();
        }
        if (!result.kink) {
            result.roundings = result.high - result.low;
            result.roundings_of_value = result.highest_value - result.lowest_value;
        }
        if (!result.kink && isfinite(derivative_) && isfinite(value_) && !exact_.is_measured())
            add_differences(result);
        return result;
    }

private:
    static std::vector<number> with_infinitesimal(std::vector<number> point, std::size_t slot) {
        point[slot] = number::join(point[slot], number(1), 0);
        return point;
    }

    static void widen(long double& low, long double& high, big const& x) {
        auto const value = static_cast<long double>(x);
        if (value < low) low = value;
        if (value > high) high = value;
    }

    int known_digits() const { return exact_.has_erfc() ? 60 : static_cast<int>(Digits); }

    /// At a kink: where the same is chosen without them.
    void add_roundings(slope& result, std::vector<signed char> const& choices, number const& y,
                       noise const& roundings) const {
        run<big> apart(graph_, moving_, roundings.of_ties());
        number const exact = apart(graph_.outputs[0]);
        if (apart.choices() != choices || apart.has_kink()) return;
        auto const away = [](big const& a, big const& b) {
            auto const size = static_cast<long double>(big(abs(a - b)));
            return std::isfinite(size) ? size : 0;
        };
        result.roundings = std::max(result.roundings, away(y.beside(0).value(), exact.beside(0).value()));
        result.roundings_of_value = std::max(result.roundings_of_value, away(y.value(), exact.value()));
    }

    /// Large values may cancel; whether they do, roundings of the last digits show. Small ones may be what is left
    /// after cancellation, down to the smallest of T.
    bool has_enough_digits() const {
        int const small = std::min(exact_.sizes().small, tiny_exponent<T>);
        if (digits_for(small) > static_cast<int>(Digits)) return false;
        if (digits_for(exact_.sizes().large) <= known_digits()) return true;
        double const last_digits = std::pow(10.0, 10.0 - std::min(known_digits(), 300));
        run<big> rounded(graph_, moving_, noise{last_digits, 0, 1});
        number const y = rounded(graph_.outputs[0]);
        return abs(y.value() - value_) <= 1e-25 * abs(value_) &&
               abs(y.beside(0).value() - derivative_) <= 1e-25 * abs(derivative_);
    }

    void add_differences(slope& result) const {
        bool same_side = true;
        auto const at = [&](big const& moved) {
            std::vector<number> there = point_;
            there[slot_] = moved;
            run<big> beside = exact_.moved_to(there);
            big const value = beside(graph_.outputs[0]).value();
            same_side = same_side && beside.choices() == exact_.choices();
            return value;
        };
        big const doubt = pow(big(10), exact_.sizes().large - known_digits() + 5);
        differences<big> const found(at, point_[slot_].value(), doubt);
        if (!same_side ||
            !(found.error <= std::min(big(abs(derivative_)), big(abs(found.value))) * 1e-6 + 1e-60))
            return;
        result.difference = static_cast<long double>(found.value);
        result.differences_disagree =
            !(abs(found.value - derivative_) <= abs(derivative_) * 1e-9 + 10 * found.error);
    }

    graphs::graph_view graph_;
    std::size_t slot_;
    std::vector<number> point_, moving_; // moving_: with an infinitesimal beside the variable
    run<big> exact_;
    big value_, derivative_;
};

/// Enough for what cancels in float; in double, 700 are.
inline constexpr unsigned count_of_few_digits = 150;
using few_digits = precise<count_of_few_digits>;

/// With as many digits as it takes; none where even the most are too few.
template <class T>
std::optional<slope> exact_slope(graphs::graph_view const& g, std::vector<double> const& point, int slot) {
    if (auto const found = slope_finder<T, count_of_few_digits>(g, point, slot)()) return found;
    return slope_finder<T, 700>(g, point, slot)();
}

} // namespace ogive::check
