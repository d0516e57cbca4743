// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <cstdio>
#include <cstdlib>
#include <ogive/print/text.hpp>
#include <vector>

namespace ogive::check {

/// How long a number is to read; of numbers of the same length the smaller one is simpler.
template <class T>
bool is_simpler(T a, T b) {
    auto const length = [](T number) { return graphs::number_text(number).size(); };
    auto const size = [](T number) { return number < 0 ? -number : number; };
    if (length(a) != length(b)) return length(a) < length(b);
    return size(a) < size(b);
}

/// Simpler numbers: small whole ones, those of fewer digits, smaller ones.
template <class T>
std::vector<T> simpler_numbers(T x) {
    std::vector<T> simpler;
    for (double const size : {0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 0.5, 10.0, 20.0, 50.0, 100.0})
        for (double const sign : {1.0, -1.0}) simpler.push_back(static_cast<T>(sign * size));
    for (int digits = 1; digits < 7; ++digits) {
        char text[64];
        std::snprintf(text, sizeof text, "%.*e", digits - 1, static_cast<double>(x));
        simpler.push_back(static_cast<T>(std::atof(text)));
    }
    simpler.push_back(x / 2);
    simpler.push_back(x / 16);
    return simpler;
}

/// The simplest point found at which something still fails, one coordinate after the other.
template <class T, class Fails>
std::vector<T> simplest(std::vector<T> point, Fails const& fails) {
    for (bool simpler = true; simpler;) {
        simpler = false;
        for (T& x : point)
            for (T const candidate : simpler_numbers(x)) {
                T const before = x;
                if (!is_simpler(candidate, x)) continue;
                x = candidate;
                if (fails(point)) {
                    simpler = true;
                    break;
                }
                x = before;
            }
    }
    return point;
}

} // namespace ogive::check
