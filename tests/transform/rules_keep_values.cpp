// SPDX-License-Identifier: BSL-1.0
// Every rule by itself, with random and special bindings: its two sides mean the same, and the right side is computed
// at least as accurately as the left.
#include "catch.hpp"
#include "exact.hpp"
#include "rules.hpp"
#include <algorithm>
#include <cmath>
#include <limits>
#include <random>
#include <sstream>

namespace {

constexpr int bindings_per_rule = 600;
constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double special[]{0.0,    -0.0,    1.0,    -1.0,   0.5,    -0.5,   2.0,    -2.0,
                           5e-324, -5e-324, 1e-310, 1e-200, -1e-20, 1e-20,  1e-8,   40.0,
                           -40.0,  800.0,   -800.0, 1e15,   1e300,  -1e300, 1.5e308};

class binder {
public:
    double value() {
        switch (random_() % 4) {
        case 0: return special[random_() % std::size(special)];
        case 1: return sign() * std::exp(20 * unit());
        default: return 3 * unit();
        }
    }
    double accepted_by(rule_sides const& rule, int slot) {
        for (int attempt = 0; attempt < 200; ++attempt) {
            double const candidates[]{std::sqrt(2.0),
                                      std::sqrt(0.5),
                                      std::log(2.0),
                                      std::ldexp(1, static_cast<int>(random_() % 41) - 20),
                                      sign() * std::exp(18 * unit()),
                                      sign() * (1 + static_cast<double>(random_() % 9)),
                                      value()};
            if (double const v = candidates[random_() % std::size(candidates)]; rule.accepts(slot, v))
                return v;
        }
        return value(); // the test below finds it not accepted
    }
    double truth() { return static_cast<double>(random_() % 2); }
    double exceptional() {
        double const all[]{infinity, -infinity, std::numeric_limits<double>::quiet_NaN()};
        return all[random_() % 3];
    }
    bool one_in(unsigned n) { return random_() % n == 0; }
    std::size_t below(std::size_t n) { return random_() % n; }

private:
    double unit() { return std::uniform_real_distribution<double>(-1, 1)(random_); }
    double sign() { return random_() % 2 == 0 ? 1 : -1; }
    std::mt19937_64 random_{20240229};
};

/// What a placeholder that stands for an irrational number as users write it, is meant to be.
exact meant_by(rule_sides const& rule, int slot, double value) {
    exact const root_two = sqrt(exact(2)), root_half = sqrt(exact(0.5)), log_two = log(exact(2));
    if (rule.is_number(slot) && std::abs(value - std::sqrt(2.0)) < 1e-15) return root_two;
    if (rule.is_number(slot) && std::abs(value - std::sqrt(0.5)) < 1e-15) return root_half;
    if (rule.is_number(slot) && std::abs(value - std::log(2.0)) < 1e-15) return log_two;
    return value;
}

std::string shown(rule_sides const& rule, std::vector<double> const& leaves) {
    std::ostringstream text;
    text.precision(17);
    text << rule.text << "  with";
    for (int const slot : rule.slots) text << " p" << slot << " = " << leaves[static_cast<std::size_t>(slot)];
    return text.str();
}

struct verdict {
    bool good;
    std::string why;
};

/// Results near zero may differ by a few of the smallest numbers.
constexpr double subnormals = 1e-322;

verdict alike(double left, double right) {
    std::ostringstream why;
    why << "the left side is " << left << ", the right " << right;
    return {left == right || std::abs(left - right) <= 1e-13 * std::abs(left) + subnormals, why.str()};
}

ogive::graphs::graph with_rests(ogive::graphs::graph g) {
    if (!ogive::graphs::narrowness(g).found()) return ogive::graphs::split(g);
    ogive::graphs::mark_in_double(g);
    return ogive::graphs::correct(ogive::graphs::expand(g));
}

verdict compare_finite(rule_sides const& rule, std::vector<double> const& leaves) {
    std::vector<exact> meant(leaves.size());
    for (int const slot : rule.slots) {
        auto const s = static_cast<std::size_t>(slot);
        meant[s] = meant_by(rule, slot, leaves[s]);
    }
    exact_run const run = run_exactly(rule.from, meant), of_right = run_exactly(rule.to, meant);
    exact const left = run.outputs[0], right = of_right.outputs[0];
    // What the rounding of an exponential's argument loses is put in later.
    auto const as_computed = count_of(rule.to, {"exp"}) > 0 ? with_rests(rule.to) : rule.to;
    double const left_double = double_values(rule.from, leaves)[0],
                 right_double = double_values(as_computed, leaves)[0];
    if (isnan(left)) return {true, {}};
    if (isinf(left) && right_double == static_cast<double>(left)) return {true, {}};
    if (isinf(left)) return alike(left_double, right_double);
    if (isnan(right)) return {false, "the right side is NaN, the left is " + left.str(20)};
    if (abs(right - left) > 1e-14 * abs(left) + 1e3 * (run.doubt + of_right.doubt))
        return {false, "the left side means " + left.str(20) + ", the right " + right.str(20)};
    double const before = error_of(left_double, right), after = error_of(right_double, right);
    // Where terms cancel, two ways to add them differ.
    double const cancelled =
        left == 0 ? 1 : std::clamp(static_cast<double>(run.doubt / abs(left)) * 1e50, 1.0, 100.0);
    double const allowed = std::max(4 * before, cancelled * 32 * std::numeric_limits<double>::epsilon());
    std::ostringstream why;
    why << "computed with a relative error of " << after << ", where the left side has " << before;
    return {after <= allowed, why.str()};
}

/// With infinities and NaN among the bindings: NaN stays NaN, what was a number is the same number.
verdict compare_exceptional(rule_sides const& rule, std::vector<double> const& leaves) {
    double const left = double_values(rule.from, leaves)[0], right = double_values(rule.to, leaves)[0];
    bool const chooses = count_of(rule.from, {"where"}) > 0; // may drop the NaN of the branch not taken
    if (left != left) {
        bool nan_bound = false;
        for (int const slot : rule.slots)
            nan_bound = nan_bound || std::isnan(leaves[static_cast<std::size_t>(slot)]);
        return {right != right || chooses || !nan_bound, "NaN becomes a number"};
    }
    // What stands for an infinity there may be any finite number, or the infinity; beside an exponential that is 0 it is
    // made finite before.
    bool const any_finite = count_of(rule.from, {"finite_above", "finite_below", "exp_product"}) > 0;
    if (any_finite && std::isfinite(left)) return {right == right || left == 0, "a number becomes NaN"};
    // C's pow(-inf, 0.5) is inf, though pow(-x, 0.5) is NaN for all finite x; sqrt has no such exception.
    if (left == infinity && count_of(rule.from, {"pow"}) > 0 && count_of(rule.to, {"sqrt"}) > 0)
        return {true, {}};
    exact const meant = exact_values(rule.from, {leaves.begin(), leaves.end()})[0];
    if (isfinite(meant) && abs(right - meant) <= 1e-13 * abs(meant) + 1e-45) return {true, {}};
    return alike(left, right);
}

} // namespace

TEST_CASE("Each rule means the same on both sides, and computes it no worse") {
    for (table_set const& set : all_table_sets())
        for (rule_sides const& rule : rules_of(set)) {
            binder bind;
            int failures = 0;
            for (int i = 0; i < bindings_per_rule && failures < 3; ++i) {
                std::vector<double> leaves(16);
                for (int const slot : rule.slots) {
                    auto const s = static_cast<std::size_t>(slot);
                    leaves[s] = rule.is_condition[s]   ? bind.truth()
                                : rule.is_number(slot) ? bind.accepted_by(rule, slot)
                                                       : bind.value();
                    leaves[s] = std::clamp(leaves[s], -set.largest, set.largest);
                    leaves[s] = rule.restricted(s, leaves[s]);
                }
                bool exceptional = false;
                if (bind.one_in(5)) {
                    int const slot = rule.slots[bind.below(rule.slots.size())];
                    auto const s = static_cast<std::size_t>(slot);
                    if (!rule.is_condition[s] && !rule.is_number(slot)) {
                        leaves[s] = rule.restricted(s, bind.exceptional());
                        exceptional = true;
                    }
                }
                verdict const v =
                    exceptional ? compare_exceptional(rule, leaves) : compare_finite(rule, leaves);
                if (v.good) continue;
                ++failures;
                INFO(set.name << ": " << shown(rule, leaves));
                INFO(v.why);
                CHECK(v.good);
            }
        }
}

TEST_CASE("Each placeholder of a result stands in the pattern") {
    for (table_set const& set : all_table_sets())
        for (rule_sides const& rule : rules_of(set))
            for (int const slot : rule.result_slots) {
                INFO(set.name << ": " << rule.text);
                CHECK(std::count(rule.slots.begin(), rule.slots.end(), slot) == 1);
            }
}

TEST_CASE("A placeholder for numbers accepts some and not all") {
    binder bind;
    for (table_set const& set : all_table_sets())
        for (rule_sides const& rule : rules_of(set))
            for (int const slot : rule.slots) {
                if (!rule.is_number(slot)) continue;
                INFO(set.name << ": " << rule.text);
                CHECK(rule.accepts(slot, bind.accepted_by(rule, slot)));
                CHECK_FALSE(rule.accepts(slot, std::numeric_limits<double>::quiet_NaN()));
                ogive::graphs::node variable;
                variable.kind = ogive::graphs::node::variable;
                CHECK_FALSE(rule.table.tests[slot](variable));
            }
}
