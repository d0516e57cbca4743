// SPDX-License-Identifier: BSL-1.0
// Formulas for which double is too narrow: the rest of each operation by itself, and whole formulas.
#include "catch.hpp"
#include "exact.hpp"
#include "random_graph.hpp"
#include "ulp.hpp"
#include <cmath>
#include <limits>
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
    {"exp_times", {any, {-760, 660}}},
    {"exp_times_two", {any, any, {-760, 660}}},
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

/// Operations of terms whose arguments have rests.
struct operation {
    std::string_view name;
    std::vector<range> arguments;
    term (*of)(term const* x);
    double tolerance = 1e-12;
    term (*meant)(term const* x) = of; ///< in other operations
};

using namespace ogive::primitives;

constexpr range fraction{0, 1}, wide{-1e5, 1e5}, huge{-1e300, 1e300}, tiny{-1e-290, 1e-290}, decay{-760, 0};

operation const operations[]{
    {"negate", {any}, [](term const* x) { return -x[0]; }},
    {"abs", {any}, [](term const* x) { return abs(x[0]); }},
    {"copysign", {any, any}, [](term const* x) { return piece<copysign_op>(x[0], x[1]); }},
    {"max", {any, any}, [](term const* x) { return max(x[0], x[1]); }},
    {"min", {any, any}, [](term const* x) { return piece<min_op>(x[0], x[1]); }},
    {"clamp", {any, {-10, 0}, {0, 10}}, [](term const* x) { return clamp(x[0], x[1], x[2]); }},
    {"where", {any, any, any}, [](term const* x) { return where(x[0] >= 0, x[1], x[2]); }},
    {"bounded",
     {{-8192, 8192}},
     [](term const* x) { return piece<bounded_op>(x[0]); },
     1e-12,
     [](term const* x) { return clamp(x[0], -4096, 4096); }},
    {"finite_above", {any}, [](term const* x) { return finite_above(x[0]); }},
    {"finite_below", {any}, [](term const* x) { return finite_below(x[0]); }},
    {"balance, of what is huge", {huge}, [](term const* x) { return piece<balance_op>(x[0]); }},
    {"balance, of what is tiny", {tiny}, [](term const* x) { return piece<balance_op>(x[0]); }},
    {"one_plus", {any}, [](term const* x) { return piece<one_plus_op>(x[0]); }},
    {"shared_quotient",
     {any, {1, 20}},
     [](term const* x) { return piece<shared_quotient_op>(x[0], x[1], 1 / x[1]); }},
    {"over_square",
     {any, fraction},
     [](term const* x) {
         term const d = 1 + x[1];
         return piece<over_square_op>(x[0], x[1], d, 1 / d);
     }},
    {"twice_over",
     {any, fraction},
     [](term const* x) {
         term const d = 1 + x[1];
         return piece<twice_over_op>(x[0], x[1], d, 1 / d);
     }},
    {"divided_by_square",
     {any, fraction},
     [](term const* x) { return piece<divided_by_square_op>(x[0], x[1], 1 + x[1]); }},
    {"exp_product_of_two",
     {any, any, decay},
     [](term const* x) { return piece<exp_product_of_two_op>(x[0], x[1], x[2]); }},
    {"gauss_product_of_two",
     {any, any, {-39, 39}},
     [](term const* x) { return piece<gauss_product_of_two_op>(x[0], x[1], x[2]); }},
    // Of their own error nothing is known; that of the argument counts for much more.
    {"sin", {wide}, [](term const* x) { return piece<sin_op>(x[0]); }, 2},
    {"cos", {wide}, [](term const* x) { return piece<cos_op>(x[0]); }, 2},
    {"erfc", {size}, [](term const* x) { return piece<erfc_op>(x[0]); }, 4},
    {"pow", {{1, 20}, {10, 200}}, [](term const* x) { return piece<pow_op>(x[0], x[1]); }, 4},
};

/// operation - written, the arguments of the operation being variables and what they lost.
graph difference_of(operation const& of, term (*made)(term const*)) {
    static constexpr std::string_view names[]{"x0", "x1", "x2"}, lost[]{"lost0", "lost1", "lost2"};
    graph g;
    std::vector<term> arguments;
    for (std::size_t k = 0; k < of.arguments.size(); ++k)
        arguments.push_back(term(g, g.variable(names[k])) + term(g, g.variable(lost[k])));
    term const difference = made(arguments.data()) - term(g, g.variable("written"));
    g.outputs.push_back(piece<rounded_op>(difference).id);
    return g;
}

/// Where `written` is the operation's own result, the correction of that difference is its rest. Its error in ulp of the
/// result.
double error_of_rest(operation const& of, test::random_bits& random, bool scaled_down) {
    std::vector<double> leaves;
    for (auto const [low, high] : of.arguments) {
        bool const scale = scaled_down && low <= 0 && high > 0;
        double const x = random.between<double>(low, high) * (scale ? 0x1p-600 : 1);
        leaves.push_back(x);
        leaves.push_back(random.between<double>(-0.2, 0.2) * static_cast<double>(test::spacing<double>(x)));
    }
    leaves.push_back(0);
    graph const difference = difference_of(of, of.of);
    double const y = leaves.back() = double_values(difference, leaves)[0];
    if (!std::isfinite(y)) return 0;
    double const rest = double_values(corrector(difference).corrected(), leaves)[0];
    std::vector<exact> const exact_leaves(leaves.begin(), leaves.end());
    exact const error = abs(exact(rest) - exact_values(difference_of(of, of.meant), exact_leaves)[0]);
    return static_cast<double>(error < 1e-323 ? exact(0) : exact(error / test::spacing<double>(y)));
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

TEST_CASE("Each operation passes on the rests of its arguments") {
    for (operation const& each : operations) {
        test::random_bits random{37};
        double worst = 0;
        for (int i = 0; i < 500 && worst <= each.tolerance; ++i)
            worst = std::max(worst, error_of_rest(each, random, i % 8 == 0));
        INFO(each.name);
        CHECK(worst <= each.tolerance);
    }
}

TEST_CASE("What a factor lacks counts where the factor itself is rounded to 0") {
    double const lost = 0.4 * std::numeric_limits<double>::denorm_min() * ogive::simd::detail::rest_scale;
    double const e = std::exp(-0.5), wanted = 38 * e * lost;
    for (auto const& [op, argument] : {std::pair{&describe<rest_of_exp_product_of_two_op>, -0.5},
                                       std::pair{&describe<rest_of_gauss_product_of_two_op>, 1.0}}) {
        CHECK(evaluate(*op, {0, 38, argument, 0, lost, 0, 0}) == Approx(wanted).epsilon(1e-15));
        CHECK(evaluate(*op, {38, 0, argument, 0, 0, lost, 0}) == Approx(wanted).epsilon(1e-15));
    }
    constexpr auto x = ogive::var<"x">; // the next factor is -38.774
    CHECK(diff(ogive::phish(x), x, x)(-38.774) == 0x1p-1070);
}

TEST_CASE("What the large argument of a wave lacks, which may be whole waves, does not enlarge the wave") {
    constexpr auto x = ogive::var<"x">;
    constexpr auto argument = exp(x) * (x + 1) - x;
    graph const derived = derive(ogive::graphs::lower(sin(argument) - cos(argument + 1)));
    graph const in_double = compile_in_double(derived);
    REQUIRE(count_of(in_double, {"corrected"}) == 1);
    for (double const at : {36.7, 40.0, 300.0, 700.0})
        CHECK(std::abs(double_values(in_double, {at})[0]) <= 2.5);
}

TEST_CASE("What is divided by a number is not fused with a sum, whose rest would be that of another one") {
    constexpr auto x = ogive::var<"x">;
    constexpr auto f = expm1(1 - x * x / 3) - x * x / 3;
    for (double at = 1.3; at < 1.35; at += 0.001) {
        exact const part = exact(at) * at / 3, value = expm1(1 - part) - part;
        CAPTURE(at);
        CHECK(std::abs(static_cast<double>((f(at) - value) / value)) <= 3e-16);
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
            exact const value = run.outputs[0], magnitude = abs(value);
            if (!run.regular || run.doubt > 1e-38 * magnitude) continue;
            if (magnitude > 1e300 || magnitude < 1e-300) continue;
            ++corrected;
            double const error = error_of(double_values(in_double, {f.x, f.y})[0], value);
            RC_LOG() << text_of(derived, derived.outputs[0]) << " is " << value.str(17) << "; error " << error
                     << '\n';
            RC_ASSERT(error <= 3e-16);
        }
    });
    CHECK(corrected >= 50);
}
