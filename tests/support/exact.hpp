// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/check/multiprecision.hpp>
#include <ogive/graph/graph.hpp>
#include <string_view>
#include <vector>

/// A number of 50 digits; its exponent is so large that nothing here overflows or underflows but by intent.
using exact = boost::multiprecision::cpp_bin_float_50;

/// What a primitive means, by its name, from the definitions of mathematics: independent of the library's functions.
/// Conditions are 0 and 1. Throws for a name without meaning.
exact exact_operation(std::string_view name, std::vector<exact> const& arguments);

/// A graph evaluated; `leaves` gives the value of each variable by slot.
struct exact_run {
    std::vector<exact> outputs;
    exact doubt =
        0; ///< the largest rounding error on the way: all that a result may be wrong by after cancellation
    bool regular = true; ///< nothing on the way is infinite or NaN, no pole, no kink, no tie
};

exact_run run_exactly(ogive::graphs::graph_view const& g, std::vector<exact> const& leaves);

/// Its outputs.
std::vector<exact> exact_values(ogive::graphs::graph_view const& g, std::vector<exact> const& leaves);

/// The same in double, by the library's own operations.
std::vector<double> double_values(ogive::graphs::graph_view const& g, std::vector<double> const& leaves);

/// |got - expected| / |expected|; 0 for infinity where the expected value is beyond the largest double, and for what
/// is below the normal numbers absolute in units of the smallest.
double error_of(double got, exact const& expected);
