// SPDX-License-Identifier: BSL-1.0
#pragma once
#include "jet.hpp"
#include "reference.hpp"
#include <algorithm>
#include <limits>

namespace certify {

/// How far away infinity is: all is at its limit there, and fourth powers do not overflow yet. Beside another input only
/// squares occur, and the product with the smallest float is infinite.
template <int Count, class T>
T far_away() {
    static T const result = exp_of(T(std::is_same_v<T, quad> ? 2500 : Count == 1 ? 150 : 200));
    return result;
}

/// A parameter as T; infinity as a number that is far away.
template <int Count, class T>
T argument(double x) {
    if (x > std::numeric_limits<double>::max()) return far_away<Count, T>();
    if (x < std::numeric_limits<double>::lowest()) return -far_away<Count, T>();
    return T(x);
}

/// The formula at one point. `Formula` takes the parameters as an array of jets.
template <auto Formula, class T>
jet<T> at(T const* arguments, int with_respect_to) {
    jet<T> given[most_parameters];
    for (int i = 0; i < most_parameters; ++i)
        given[i] = {arguments[i], T(i == with_respect_to ? 1 : 0), T(0)};
    return Formula(given);
}

template <auto Formula, int Count, class T, class Result>
void evaluate(double const* const* arguments, int with_respect_to, std::size_t count, triple<Result>* to) {
    T x[most_parameters]{};
    for (std::size_t k = 0; k < count; ++k) {
        for (int i = 0; i < Count; ++i) x[i] = argument<Count, T>(arguments[i][k]);
        auto const y = at<Formula>(x, with_respect_to);
        to[k] = {{static_cast<Result>(y.value), static_cast<Result>(y.first), static_cast<Result>(y.second)}};
    }
}

/// Eight points at once; the last ones again where there are fewer.
template <auto Formula, int Count>
void evaluate_packs(double const* const* arguments, int with_respect_to, std::size_t count,
                    triple<double>* to) {
    pack x[most_parameters]{};
    for (std::size_t k = 0; k < count; k += pack::size) {
        std::size_t const present = std::min(pack::size, count - k);
        for (int i = 0; i < Count; ++i) {
            for (std::size_t lane = 0; lane < pack::size; ++lane)
                x[i].lanes[lane] = arguments[i][k + std::min(lane, present - 1)];
            pack const far = pack(far_away<Count, double>());
            x[i] = choose(x[i] > far, far, choose(x[i] < -far, -far, x[i]));
        }
        auto const y = at<Formula>(x, with_respect_to);
        for (std::size_t lane = 0; lane < present; ++lane)
            to[k + lane] = {{y.value.lanes[lane], y.first.lanes[lane], y.second.lanes[lane]}};
    }
}

template <auto Formula, int Count>
triple<long double> largest_terms(double const* arguments, int with_respect_to) {
    sized<quad> x[most_parameters]{};
    for (int i = 0; i < Count; ++i) x[i] = argument<Count, quad>(arguments[i]);
    auto const y = at<Formula>(x, with_respect_to);
    return {{static_cast<long double>(y.value.size), static_cast<long double>(y.first.size),
             static_cast<long double>(y.second.size)}};
}

/// The reference of a formula of so many parameters.
template <int Count, auto Formula>
reference make_reference() {
    return {evaluate<Formula, Count, double, double>, evaluate<Formula, Count, quad, long double>,
            largest_terms<Formula, Count>, true};
}

/// Likewise, of a formula that takes packs: one without branches.
template <int Count, auto Formula>
reference make_fast_reference() {
    return {evaluate_packs<Formula, Count>, evaluate<Formula, Count, quad, long double>,
            largest_terms<Formula, Count>, true};
}

} // namespace certify
