// SPDX-License-Identifier: BSL-1.0
#include "judge.hpp"
#include "ulp.hpp"
#include <algorithm>
#include <bit>
#include <cmath>

namespace certify {

namespace {

/// The error of a float where all is ordinary, in ulp of the exact value; negative where it is not.
double ordinary_error(float result, double exact) {
    double const size = std::fabs(exact);
    auto const exponent = std::bit_cast<std::uint64_t>(size) >> 52;
    double const per_spacing = std::bit_cast<double>((2 * 1023 + 23 - exponent) << 52);
    double const error = std::fabs(static_cast<double>(result) - exact) * per_spacing;
    bool const both_zero = (exact == 0) & (result == 0);
    bool const ordinary =
        (size >= 0x1p-126) & (size < 0x1.fffffep127) & (error < 1024); // not NaN or infinity
    return both_zero ? 0 : ordinary ? error : -1;
}

double ordinary_error(double, long double) { return -1; }

/// Likewise, where the exact value is subnormal.
double subnormal_error(float result, double exact) {
    double const size = std::fabs(exact), error = std::fabs(static_cast<double>(result) - exact) * 0x1p149;
    return size > 0 && size < 0x1p-126 && error < 1024 ? error : -1;
}

double subnormal_error(double, long double) { return -1; }

template <class T>
void evaluate(reference const& f, double const* const* arguments, int with_respect_to, std::size_t count,
              triple<exact_for<T>>* to) {
    if constexpr (sizeof(T) == 4)
        f.in_double(arguments, with_respect_to, count, to);
    else
        f.in_quad(arguments, with_respect_to, count, to);
}

} // namespace

template <class T>
void judge<T>::operator()(T const* const* inputs, T const* results, triple<exact_for<T>> const* exact,
                          std::size_t count, bool evenly, tally& to) const {
    double const most = limit<T>[formula_->order];
    auto const order = static_cast<std::size_t>(formula_->order);
    auto const place_of = [&](std::size_t k) {
        return tally::place(static_cast<double>(inputs[to.input][k]));
    };
    // Not an equal one: it may be of an input that comes before.
    auto const is_smaller = [](double error, finding const& worst) {
        return error == 0 || error < worst.error;
    };
    // Without branches, so that the compiler takes several at once: of every float, almost all end here.
    constexpr std::size_t most_at_once = 4096;
    double errors[most_at_once];
    for (std::size_t begin = 0; begin < count; begin += most_at_once) {
        std::size_t const size = std::min(most_at_once, count - begin);
        std::size_t const place = place_of(begin);
        double least = 0, largest = 0;
        std::uint64_t sum = 0;
        bool one_place = true;
        for (std::size_t k = 0; k < size; ++k) {
            double const error = ordinary_error(results[begin + k], exact[begin + k].order[order]);
            errors[k] = error;
            least = std::min(least, error);
            largest = std::max(largest, error);
            sum += static_cast<std::uint64_t>(static_cast<std::int64_t>(error * 0x1p20));
            one_place &= place_of(begin + k) == place;
        }
        if (least >= 0 && one_place && largest <= most &&
            is_smaller(largest, to.range[tally::normal].worst) &&
            is_smaller(largest, to.by_exponent[place])) {
            range_tally& range = to.range[tally::normal];
            range.count += size;
            range.evenly += evenly ? size : 0;
            range.sum += evenly ? sum : 0;
            continue;
        }
        for (std::size_t i = 0; i < size; ++i) {
            std::size_t const k = begin + i;
            bool const is_ordinary = errors[i] >= 0;
            double const error = is_ordinary ? errors[i] : subnormal_error(results[k], exact[k].order[order]);
            auto& range = to.range[is_ordinary ? tally::normal : tally::subnormal];
            if (error >= 0 && error <= most && is_smaller(error, range.worst) &&
                is_smaller(error, to.by_exponent[place_of(k)])) {
                ++range.count;
                range.evenly += evenly;
                range.sum += evenly ? static_cast<std::uint64_t>(error * 0x1p20) : 0;
            } else {
                examine(inputs, k, results[k], exact[k].order[order], evenly, to);
            }
        }
    }
}

template <class T>
void judge<T>::examine(T const* const* inputs, std::size_t k, T result, exact_for<T> exact, bool evenly,
                       tally& to) const {
    std::array<double, most_parameters> at{};
    for (int i = 0; i < subject_->parameters; ++i)
        at[static_cast<std::size_t>(i)] =
            i < subject_->inputs ? static_cast<double>(inputs[i][k]) : subject_->defaults[i];
    double const x = at[static_cast<std::size_t>(subject_->inputs - 1)];
    if (std::isnan(x)) {
        if (formula_->order > 0 || subject_->inputs > 1) return;
        exact = std::numeric_limits<exact_for<T>>::quiet_NaN();
    } else if (formula_->order > 0 && (x < subject_->low || x > subject_->high)) {
        return;
    } else if (std::isinf(x) && !reference_->has_limits) {
        return;
    } else if (formula_->order > 0 && is_rounded_kink(x)) {
        return;
    }
    auto const value = static_cast<long double>(exact);
    bool const few_digits =
        exact != 0 && std::fabs(value) < static_cast<long double>(std::numeric_limits<T>::min());
    auto const where = few_digits ? tally::subnormal : tally::normal;
    bool const too_large =
        std::isinf(result) && std::fabs(value) <= static_cast<long double>(std::numeric_limits<T>::max());
    double const error = too_large ? HUGE_VAL : test::ulp_error(result, value);
    range_tally& range = to.range[where];
    ++range.count;
    if (error > limit<T>[formula_->order]) {
        if (is_excused(at, result, exact)) {
            ++range.excused;
            return;
        }
        ++range.over;
    } else if (evenly) {
        ++range.evenly;
        range.sum += static_cast<std::uint64_t>(error * 0x1p20);
    }
    to.see(where, {error, at, static_cast<double>(result), value});
}

/// On which side of a kink its rounded value lies is a matter of rounding.
template <class T>
bool judge<T>::is_rounded_kink(double x) const {
    for (int i = 0; i < subject_->kink_count; ++i) {
        double const kink = subject_->kinks[i], rounded = static_cast<double>(static_cast<T>(kink));
        if (x == rounded && rounded != kink) return true;
    }
    return false;
}

/// Beside a change of sign, within a sixteenth of its position, an absolute error counts.
template <class T>
bool judge<T>::is_excused(std::array<double, most_parameters> const& at, T result, exact_for<T> exact) const {
    if (formula_->order == 0 || !std::isfinite(result) || !std::isfinite(exact)) return false;
    auto const order = static_cast<std::size_t>(formula_->order);
    long double const most = static_cast<long double>(std::numeric_limits<T>::epsilon()) *
                             reference_->terms(at.data(), formula_->with_respect_to).order[order];
    if (!(std::fabs(static_cast<long double>(result) - static_cast<long double>(exact)) <= most))
        return false;
    for (int i = 0; i < subject_->inputs; ++i)
        if (changes_sign_near(at, i)) return true;
    return false;
}

template <class T>
bool judge<T>::changes_sign_near(std::array<double, most_parameters> const& at, int input) const {
    constexpr int steps = 16;
    auto const order = static_cast<std::size_t>(formula_->order);
    auto const place = static_cast<std::size_t>(input);
    std::array<double, most_parameters> moved = at;
    double const* pointers[most_parameters];
    for (std::size_t i = 0; i < most_parameters; ++i) pointers[i] = &moved[i];
    int previous = 0;
    for (int i = 0; i <= steps; ++i) { // a root r with |x - r| <= |r| / 16 lies between x 16/17 and x 16/15
        double const part = static_cast<double>(i) / steps;
        moved[place] = at[place] * ((1 - part) * (16.0 / 17) + part * (16.0 / 15));
        triple<exact_for<T>> y;
        evaluate<T>(*reference_, pointers, formula_->with_respect_to, 1, &y);
        int const sign = (y.order[order] > 0) - (y.order[order] < 0);
        if (sign * previous < 0) return true;
        if (sign != 0) previous = sign;
    }
    return false;
}

template class judge<float>;
template class judge<double>;

} // namespace certify
