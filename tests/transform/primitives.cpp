// SPDX-License-Identifier: BSL-1.0
// Each primitive by itself: what it declares of itself is so, and its derivative rule, before anything is rewritten, is
// the limit of difference quotients of its meaning.
#include "catch.hpp"
#include "exact.hpp"
#include "graphs.hpp"
#include "ulp.hpp"
#include <iostream>
#include <ogive/primitive/list.hpp>

namespace {

using namespace ogive::graphs;

template <class Visit, class... P>
void for_each(ogive::primitive_list<P...>, Visit const& visit) {
    (visit.template operator()<P>(), ...);
}

template <class P>
constexpr bool has_rule = [] {
    term const t;
    if constexpr (P::arity == 1) return requires {
            P::derivative(t, t);
        };
    else if constexpr (P::arity == 3)
        return requires { P::derivative(t, t, t, t); };
    else
        return requires { P::derivative(t, t, t); };
}();

template <class T>
T evaluated(descriptor const& op, std::vector<T> const& arguments) {
    auto const count = static_cast<int>(arguments.size());
    if constexpr (std::is_same_v<T, float>)
        return op.evaluate_float(arguments.data(), count);
    else
        return op.evaluate_double(arguments.data(), count);
}

/// Moderate numbers of both signs, none at a kink or a pole; 0 and 1 where a condition is taken.
std::vector<exact> point(descriptor const& op, int count, test::random_bits& random) {
    std::vector<exact> at;
    for (int i = 0; i < count; ++i)
        at.emplace_back(op.takes_condition(i) ? static_cast<double>(random() % 2)
                                              : random.between<double>(-4, 4));
    return at;
}

struct slopes {
    exact left, right;
};

slopes difference_quotients(descriptor const& op, std::vector<exact> const& at, std::size_t slot) {
    exact const step("1e-20"), here = exact_operation(op.name, at);
    auto const moved = [&](exact const& offset) {
        std::vector<exact> there = at;
        there[slot] += offset;
        return exact_operation(op.name, there);
    };
    return {(here - moved(-step)) / step, (moved(step) - here) / step};
}

/// The operation applied to variables, and as outputs its partial derivatives as its rule says them.
graph rule_of(descriptor const& op, int count) {
    graph g;
    std::vector<node_id> arguments;
    for (int i = 0; i < count; ++i) arguments.push_back(g.variable(i == 0 ? "a" : i == 1 ? "b" : "c"));
    node_id const self = g.operation(op, arguments.data(), count);
    list<node_id> partial;
    op.differentiate(g, self, partial);
    g.outputs = partial;
    return g;
}

/// Returns at how many inputs.
int check_rule(descriptor const& op, int count) {
    int all = 0;
    graph const rule = rule_of(op, count);
    REQUIRE(rule.outputs.size() == count);
    test::random_bits random{17};
    for (int slot = 0; slot < count; ++slot) {
        if (op.takes_condition(slot)) continue;
        int compared = 0;
        for (int i = 0; i < 60; ++i) {
            std::vector<exact> const at = point(op, count, random);
            auto const [left, right] = difference_quotients(op, at, static_cast<std::size_t>(slot));
            exact const size = 1 + abs(right);
            if (!isfinite(left) || !isfinite(right) || abs(left - right) > 1e-12 * size) continue;
            exact const found = exact_values(rule, at)[static_cast<std::size_t>(slot)];
            ++compared;
            INFO(op.name << ", argument " << slot << ": " << found.str(20) << ", not " << right.str(20));
            CHECK(abs(found - right) < 1e-12 * size);
        }
        INFO(op.name << ", argument " << slot);
        CHECK(compared >= 15);
        all += compared;
    }
    return all;
}

} // namespace

TEST_CASE("Each derivative rule is the limit of difference quotients") {
    int rules = 0, inputs = 0;
    for_each(ogive::builtin_primitives{}, [&]<class P>() {
        descriptor const& op = describe<P>;
        if (!has_rule<P> || op.is_reduction || op.name == "row_constant" ||
            op.name == "stop_gradient") // whose rule is not that of its value, on purpose
            return;
        ++rules;
        if (op.arity > 0)
            inputs += check_rule(op, op.arity);
        else
            inputs += check_rule(op, 2) + check_rule(op, 3);
    });
    CHECK(rules >= 25);
    std::cout << "Counted: " << rules << " derivative rules at " << inputs
              << " inputs against difference quotients\n";
}

TEMPLATE_TEST_CASE("What is declared even or odd is so, bit for bit", "", float, double) {
    using T = TestType;
    int declared = 0;
    for_each(ogive::builtin_primitives{}, [&]<class P>() {
        if (P::symmetry == ogive::parity::none) return;
        ++declared;
        descriptor const& op = describe<P>;
        test::random_bits random{23};
        int different = 0;
        for (int i = 0; i < 4000; ++i) {
            T const x = i % 2 == 0 ? random.any_number<T>() : random.between<T>(-30, 30);
            T const y = evaluated<T>(op, {x}), mirrored = evaluated<T>(op, {-x});
            different += !test::same_bits(mirrored, P::symmetry == ogive::parity::even ? y : -y);
        }
        INFO(op.name);
        CHECK(different == 0);
    });
    CHECK(declared >= 10);
}

TEMPLATE_TEST_CASE("What is declared commutative is so", "", float, double) {
    using T = TestType;
    int declared = 0;
    for_each(ogive::builtin_primitives{}, [&]<class P>() {
        if (!P::commutative) return;
        ++declared;
        descriptor const& op = describe<P>;
        test::random_bits random{29};
        int different = 0;
        for (int i = 0; i < 4000; ++i) {
            bool const truth = op.takes_condition(0);
            T const a = truth ? T(random() % 2) : random.any_number<T>();
            T const b = truth ? T(random() % 2) : random.any_number<T>();
            T const one = evaluated<T>(op, {a, b}), other = evaluated<T>(op, {b, a});
            different += !(one == other || (one != one && other != other)); // of two zeros max is either
        }
        INFO(op.name);
        CHECK(different == 0);
    });
    CHECK(declared >= 8);
}

TEST_CASE("A condition is 0 or 1, and no comparison with NaN holds but !=") {
    double const nan = std::numeric_limits<double>::quiet_NaN();
    int conditions = 0;
    for_each(ogive::builtin_primitives{}, [&]<class P>() {
        if (!P::is_condition) return;
        ++conditions;
        descriptor const& op = describe<P>;
        for (double const a : {0.0, -0.0, 1.0, -2.5})
            for (double const b : {0.0, 1.0, 3.0}) {
                double const value =
                    op.arity == 1 ? evaluated<double>(op, {a}) : evaluated<double>(op, {a, b});
                INFO(op.name << " of " << a << " and " << b);
                CHECK((value == 0 || value == 1));
                if (!op.takes_condition(0)) CHECK(exact_operation(op.name, {a, b}) == value);
            }
        if (op.takes_condition(0)) return;
        for (auto const& pair : {std::vector{nan, 1.0}, std::vector{1.0, nan}, std::vector{nan, nan}}) {
            INFO(op.name);
            CHECK(evaluated<double>(op, pair) == (op.name == "not_equal" ? 1 : 0));
        }
    });
    CHECK(conditions == 9);
}
