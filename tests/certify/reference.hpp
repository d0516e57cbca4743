// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <cstddef>
#include <map>
#include <string_view>

/// What activations and their derivatives are, by closed forms over the C library's functions: fast enough for every
/// float. They share nothing with the library.
namespace certify {

/// The most parameters that an activation has.
inline constexpr int most_parameters = 8;

/// Value, first and second derivative, or what goes with each.
template <class T>
struct triple {
    T order[3];
};

/// An activation at `count` points: parameter i of point k is arguments[i][k]; derivatives with respect to one
/// parameter.
struct reference {
    /// In double, for results in float.
    void (*in_double)(double const* const* arguments, int with_respect_to, std::size_t count,
                      triple<double>* to);
    /// In 113 bits, for results in double.
    void (*in_quad)(double const* const* arguments, int with_respect_to, std::size_t count,
                    triple<long double>* to);
    /// The largest term of the sums that make up each, at one point.
    triple<long double> (*terms)(double const* arguments, int with_respect_to);
    bool has_limits; ///< at infinity
};

using references = std::map<std::string_view, reference>;

/// By name. Infinity stands for the limit.
references const& all_references();

// The families, each in a file of its own.
void add_piecewise(references&);
void add_exponential(references&);
void add_products(references&);
void add_gated(references&);

} // namespace certify
