// SPDX-License-Identifier: BSL-1.0
// What is derived: shifts, what is taken out of sums, the passes over a row.
#include "catch.hpp"
#include <ogive/ogive.hpp>
#include <string>
#include <vector>

namespace {

constexpr auto x = ogive::var<"x">;
constexpr auto t = ogive::var<"t">;

/// The pullback of a formula whose variables all vary along the row.
template <auto F>
using pullback_of =
    ogive::kernels::row_program<ogive::kernels::written_row_pullback<0, true, F>, decltype(as_formula(F))>;

template <auto F>
using value_of =
    ogive::kernels::row_program<ogive::kernels::written_row_formulas<0, F>, decltype(as_formula(F))>;

/// Readings of a row.
template <class Program>
constexpr int passes() {
    constexpr auto layout = [] {
        ogive::kernels::row_layout<Program::variable_count, Program::output_count> all;
        for (bool& each : all.varies) each = true;
        ogive::graphs::row_shapes<std::remove_cvref_t<decltype(Program::code)>> per_row(Program::code);
        for (int i = 0; i < Program::output_count; ++i)
            all.sinks[i] = per_row(Program::code.outputs[i]) ? ogive::kernels::row_sink::rows
                                                             : ogive::kernels::row_sink::elements;
        return all;
    }();
    constexpr auto const& plan = ogive::kernels::row_plan_of<Program::code, layout>;
    return plan.passes + (plan.writes ? 1 : 0);
}

/// Whether the derived graph looks for the places of a maximum.
template <class Program>
bool compares() {
    auto const& derived = Program::derived;
    for (int id = 0; id < derived.size(); ++id)
        if (derived[id].is_operation() && derived[id].op->name == "equal") return true;
    return false;
}

} // namespace

TEST_CASE("The gradient does not flow through a maximum that only shifts") {
    constexpr auto m = row_max(x / t);
    constexpr auto m_both = max(row_max(x), row_max(t));
    CHECK_FALSE(compares<pullback_of<exp(x - row_max(x)) / row_sum(exp(x - row_max(x)))>>());
    CHECK_FALSE(compares<pullback_of<ogive::log_softmax>>());
    CHECK_FALSE(compares<pullback_of<ogive::logsumexp>>());
    CHECK_FALSE(compares<pullback_of<ogive::quiet_softmax>>());
    CHECK_FALSE(compares<pullback_of<exp(x / t - m) / row_sum(exp(x / t - m))>>());
    CHECK_FALSE(
        compares<pullback_of<sqrt(row_mean(square(exp(x - m_both))) / square(row_sum(exp(x - m_both))))>>());
    CHECK_FALSE(compares<pullback_of<x * stop_gradient(row_max(x))>>());
    CHECK(compares<pullback_of<x * row_max(x)>>());
    CHECK(compares<pullback_of<exp(x - row_max(x))>>());
    CHECK(compares<
          pullback_of<exp(x - row_max(x)) / (1 + row_sum(exp(x - row_max(x))))>>()); // 1 is not shifted
    CHECK_FALSE(compares<pullback_of<where(x > row_max(x) - 1, x, 0)>>());           // nor through conditions
}

TEST_CASE("It flows through a maximum of each element, of which the mean is subtracted: it was 0") {
    constexpr auto centred = max(x, 0) - row_mean(max(x, 0));
    std::vector<float> const in{1, -2, 3}, upstream{1, 0, 0};
    std::vector<float> dx(3);
    ogive::pullback<centred>(x = in, upstream, dx);
    CHECK(dx[0] == Approx(2.0 / 3));
    CHECK(dx[1] == 0);
    CHECK(dx[2] == Approx(-1.0 / 3));
}

TEST_CASE("Shifts are inserted where they are missing") {
    CHECK(ogive::to_string(exp(x) / row_sum(exp(x))) == "exp(x - row_max(x)) / row_sum(exp(x - row_max(x)))");
    CHECK(ogive::to_string(t * exp(x) / row_sum(t * exp(x))) ==
          "t * exp(x - row_max(x)) / row_sum(t * exp(x - row_max(x)))");
    CHECK(ogive::to_string(log(row_sum(exp(x)))) == "row_max(x) + log(row_sum(exp(x - row_max(x))))");
    CHECK(ogive::to_string(exp(x) / (exp(row_max(t)) + row_sum(exp(x)))) ==
          "exp(x - max(row_max(x), row_max(t))) / (exp(row_max(t) - max(row_max(x), row_max(t))) + "
          "row_sum(exp(x - max(row_max(x), row_max(t)))))");
    // not where they are there, nor where there is no sum of exponentials
    std::string const shifted = "exp(x - row_max(x)) / (1 + row_sum(exp(x - row_max(x))))";
    CHECK(ogive::to_string(exp(x - row_max(x)) / (1 + row_sum(exp(x - row_max(x))))) == shifted);
    CHECK(ogive::to_string(x / (1 + row_sum(x))) == "x / (1 + row_sum(x))");
    CHECK(ogive::to_string(x / (1 + exp(x))) == "x * sigmoid(-x)");
}

TEST_CASE("What is the same along a row is taken out of sums") {
    CHECK(ogive::to_string(row_sum(x / row_max(x))) == "row_sum(x) / row_max(x)");
    CHECK(ogive::to_string(row_mean(x * t * (2 * row_sum(t)))) == "row_mean(x * t) * (2 * row_sum(t))");
    CHECK(ogive::to_string(row_sum(x - row_max(t) * t)) == "row_sum(x) - row_sum(t) * row_max(t)");
    CHECK(ogive::to_string(row_max(row_sum(x))) == "row_sum(x)");
    CHECK(ogive::to_string(row_sum(row_max(x))) == "row_length(1) * row_max(x)");
    CHECK(ogive::to_string(row_sum(x * t)) == "row_sum(x * t)");
}

TEST_CASE("A row is read as often as the dependencies need") {
    CHECK(passes<value_of<row_sum(x) + row_max(x)>>() == 1);
    CHECK(passes<value_of<ogive::logsumexp>>() == 2);
    CHECK(passes<value_of<ogive::softmax>>() == 3);
    CHECK(passes<pullback_of<ogive::softmax>>() == 3);
    CHECK(passes<value_of<ogive::log_softmax>>() == 3);
    CHECK(passes<pullback_of<ogive::log_softmax>>() == 3);
    CHECK(passes<value_of<ogive::rms_norm>>() == 2);
    CHECK(passes<pullback_of<ogive::rms_norm>>() == 2);
    CHECK(passes<value_of<ogive::layer_norm>>() == 3);
    CHECK(passes<pullback_of<ogive::layer_norm>>() == 3);
    CHECK(passes<value_of<ogive::poly_norm>>() == 2);
}
