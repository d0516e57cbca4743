// SPDX-License-Identifier: BSL-1.0
// Formulas for which double is too narrow: the rest of each operation by itself, and whole formulas.
#include "catch.hpp"
#include "exact.hpp"
#include "random_graph.hpp"
#include "ulp.hpp"
#include <cmath>
#include <ogive/ogive.hpp>
#include <ogive/transform/correct.hpp>

namespace {

using namespace ogive::graphs;

struct range {
    double low, high;
};

/// Where the arguments of an operation lie, and how wrong its rest may be, in ulp of its result.
struct domain {
    std::string_view name;
    std::vector<range> arguments;
    double tolerance = 1e-12;
};

constexpr range any{-20, 20}, size{0, 20}, exponent{-760, 20}, truth{0, 2};

domain const domains[]{
    {"plus", {any, any}},
    {"minus", {any, any}},
    {"times", {any, any}},
    {"divide", {any, any}},
    {"sqrt", {size}},
    {"exp", {exponent}},
    {"expm1", {{-60, 60}}},
    {"log", {size}},
    {"log1p", {{-0.99, 20}}},
    {"log1p_fraction", {{0, 1}}},
    {"tanh", {{-25, 25}}},
    {"tanh_near", {{-0.55, 0.55}}},
    {"erf", {{-7, 7}}, 0.1},
    {"mills", {size}, 0.7},
    {"mills_ratio", {size}, 0.7},
    {"mills_plus", {size, size}, 0.7},
    {"mills_ratio_plus", {size, size}, 0.7},
    {"gauss", {{-39, 39}}},
    {"exp_product", {any, {-760, 0}}},
    {"gauss_product", {any, {-39, 39}}},
    {"exp_product_of_two", {any, any, {-760, 0}}},
    {"gauss_product_of_two", {any, any, {-39, 39}}},
    {"exp_product_unless", {truth, any, {0, 0}, {-760, 0}}},
    {"gauss_product_unless", {truth, any, {0, 0}, {-39, 39}}},
};

domain const& domain_of(std::string_view name) {
    for (domain const& each : domains)
        if (each.name == name) return each;
    throw std::runtime_error("no domain of " + std::string(name));
}

double evaluate(descriptor const& op, std::vector<double> const& arguments) {
    return op.evaluate_double(arguments.data(), static_cast<int>(arguments.size()));
}

/// The largest error of a rest, in ulp of the result.
double worst_error(rest_rule const& rule, domain const& where) {
    constexpr double scale = ogive::simd::detail::rest_scale;
    std::size_t const count = where.arguments.size(), first = count - static_cast<std::size_t>(rule.rests);
    test::random_bits random{31};
    double worst = 0;
    for (int i = 0; i < 3000; ++i) {
        std::vector<double> arguments, rests;
        std::vector<exact> meant;
        for (std::size_t k = 0; k < count; ++k) {
            auto const [low, high] = where.arguments[k];
            double x = random.between<double>(low, high);
            if (rule.of->takes_condition(static_cast<int>(k))) x = std::floor(x);
            if (i % 8 == 0 && low <= 0 && high > 0 && low != -760)
                x *= 0x1p-1000; // products with it are subnormal
            double const part = random.between<double>(-0.5, 0.5);
            double const rest = k < first ? 0 : part * static_cast<double>(test::spacing<double>(x)) * scale;
            arguments.push_back(x);
            rests.push_back(rest);
            meant.push_back(exact(x) + exact(rest) / scale);
        }
        double const y = evaluate(*rule.of, arguments);
        if (!std::isfinite(y)) continue;
        exact const rest = (exact_operation(rule.of->name, meant) - y) * scale;
        arguments.push_back(y);
        arguments.insert(arguments.end(), rests.begin() + static_cast<std::ptrdiff_t>(first), rests.end());
        double const got = evaluate(*rule.rest, arguments);
        auto const error = static_cast<double>(abs(exact(got) - rest) / scale / test::spacing<double>(y));
        if (!(error <= worst)) worst = error;
        if (!(error <= where.tolerance)) {
            CAPTURE(arguments, got, rest);
            CHECK(error <= where.tolerance);
            break;
        }
    }
    return worst;
}

/// They have an error of their own, of which nothing is known.
bool has_functions_without_rest(graph const& g) {
    return count_of(g,
                    {"erfc", "sin", "cos", "pow", "rsqrt", "erf", "mills", "mills_plus", "root", "over_root",
                     "plus_root", "one_plus_over_root", "root_minus_one", "tanhshrink_near"}) > 0;
}

} // namespace

TEST_CASE("Each rest is what the result of an operation lacks") {
    for (rest_rule const& rule : rest_rules) {
        INFO(rule.of->name);
        CHECK(worst_error(rule, domain_of(rule.of->name)) <= domain_of(rule.of->name).tolerance);
    }
}

TEST_CASE("A corrected formula is as exact as its result can be written") {
    int corrected = 0;
    property("also where terms cancel and functions enlarge the errors of others", [&] {
        auto const formulas =
            *rc::gen::container<std::vector<random_formula>>(40, rc::gen::arbitrary<random_formula>());
        for (random_formula const& f : formulas) {
            graph const derived = derive(f.written), in_double = compile_in_double(derived);
            if (count_of(in_double, {"corrected"}) == 0 || has_functions_without_rest(in_double)) continue;
            exact_run const run = run_exactly(derived, {f.x, f.y});
            exact const value = run.outputs[0], size = abs(value);
            if (!run.regular || run.doubt > 1e-38 * size || size > 1e300 || size < 1e-300) continue;
            ++corrected;
            double const error = error_of(double_values(in_double, {f.x, f.y})[0], value);
            RC_LOG() << text_of(derived, derived.outputs[0]) << " is " << value.str(17) << "; error " << error
                     << '\n';
            RC_ASSERT(error <= 3e-16);
        }
    });
    CHECK(corrected >= 50);
}
