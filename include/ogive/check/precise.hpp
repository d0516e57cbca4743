// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <boost/math/special_functions/erf.hpp>
#include <map>
#include <ogive/check/multiprecision.hpp>
#include <ogive/check/user_primitive.hpp>
#include <ogive/graph/descriptor.hpp>
#include <ogive/graph/intern.hpp>
#include <stdexcept>
#include <string_view>
#include <vector>

/// What formulas mean, with as many digits as one likes: from the definitions of mathematics, by Boost.Multiprecision.
namespace ogive::check {

template <unsigned Digits>
using precise = boost::multiprecision::number<boost::multiprecision::cpp_bin_float<Digits>,
                                              boost::multiprecision::et_off>;

template <class Number>
using precise_arguments = std::vector<Number> const&;

/// What the definitions below must know of a kind of numbers; other kinds are dual numbers (`dual.hpp`) and those of
/// automatic differentiation (`autodiff.hpp`).
template <class Number>
struct kind_of_number {
    using plain = Number; ///< the real numbers that it is made of
    static constexpr bool differentiates = false;
    static bool is_nan(Number const& x) { return isnan(x); }
    static bool is_negative(Number const& x) { return signbit(x) != 0; }
    static Number erf(Number const& x);
    static Number erfc(Number const& x);
    static Number power(Number const& base, Number const& exponent) { return Number(pow(base, exponent)); }
};

/// Far out erfc is small, and 60 digits of it always do; so they do of erf about 0, where erfc is about 1.
template <class Big>
Big kind_of_number<Big>::erfc(Big const& x) {
    if (abs(x) <= 0.5) return 1 - erf(x);
    if (x < 0) return 2 - erfc(Big(-x));
    return Big(boost::math::erfc(precise<60>(x)));
}

template <class Big>
Big kind_of_number<Big>::erf(Big const& x) {
    if (abs(x) > 0.5) return x > 0 ? Big(1 - erfc(x)) : Big(erfc(Big(-x)) - 1);
    return Big(boost::math::erf(precise<60>(x)));
}

template <class Big>
Big precise_extremum(precise_arguments<Big> a, bool largest) {
    Big result = a[0];
    for (Big const& each : a) {
        if (kind_of_number<Big>::is_nan(each)) return each;
        if (largest ? each > result : each < result) result = each;
    }
    return result;
}

/// The functions that formulas are printed in, by name. Conditions are 0 and 1.
template <class Big>
std::map<std::string_view, Big (*)(precise_arguments<Big>)> const& precise_functions() {
    using args = precise_arguments<Big>;
    using kind = kind_of_number<Big>;
    static std::map<std::string_view, Big (*)(args)> const functions{
        {"plus", [](args a) { return Big(a[0] + a[1]); }},
        {"minus", [](args a) { return Big(a[0] - a[1]); }},
        {"times", [](args a) { return Big(a[0] * a[1]); }},
        {"divide", [](args a) { return Big(a[0] / a[1]); }},
        {"negate", [](args a) { return Big(-a[0]); }},
        {"less", [](args a) { return Big(a[0] < a[1]); }},
        {"less_equal", [](args a) { return Big(a[0] <= a[1]); }},
        {"greater", [](args a) { return Big(a[0] > a[1]); }},
        {"greater_equal", [](args a) { return Big(a[0] >= a[1]); }},
        {"equal", [](args a) { return Big(a[0] == a[1]); }},
        {"not_equal", [](args a) { return Big(a[0] != a[1]); }},
        {"and", [](args a) { return Big(a[0] != 0 && a[1] != 0); }},
        {"or", [](args a) { return Big(a[0] != 0 || a[1] != 0); }},
        {"not", [](args a) { return Big(a[0] == 0); }},
        {"where", [](args a) { return a[0] != 0 ? a[1] : a[2]; }},
        {"abs", [](args a) { return Big(abs(a[0])); }},
        {"sign", [](args a) { return kind::is_nan(a[0]) ? a[0]
                                                        : Big(a[0] > 0   ? 1
                                                              : a[0] < 0 ? -1
                                                                         : 0); }},
        {"max", [](args a) { return precise_extremum<Big>(a, true); }},
        {"min", [](args a) { return precise_extremum<Big>(a, false); }},
        {"clamp",
         [](args a) {
             return precise_extremum<Big>({precise_extremum<Big>({a[0], a[1]}, true), a[2]}, false);
         }},
        {"stop_gradient", [](args a) { return a[0]; }},
        {"copysign", [](args a) { return Big(kind::is_negative(a[1]) ? -abs(a[0]) : abs(a[0])); }},
        {"exp", [](args a) { return Big(exp(a[0])); }},
        {"expm1", [](args a) { return Big(exp(a[0]) - 1); }},
        {"log", [](args a) { return Big(log(a[0])); }},
        {"log1p", [](args a) { return Big(log(Big(1 + a[0]))); }},
        {"pow", [](args a) { return kind::power(a[0], a[1]); }},
        {"sqrt", [](args a) { return Big(sqrt(a[0])); }},
        {"rsqrt", [](args a) { return Big(1 / sqrt(a[0])); }},
        {"square", [](args a) { return Big(a[0] * a[0]); }},
        {"sin", [](args a) { return Big(sin(a[0])); }},
        {"cos", [](args a) { return Big(cos(a[0])); }},
        {"sigmoid", [](args a) { return Big(1 / (1 + exp(-a[0]))); }},
        {"tanh", [](args a) { return Big(1 - 2 / (1 + exp(Big(2 * a[0])))); }},
        {"softplus", [](args a) { return Big(log(Big(1 + exp(a[0])))); }},
        {"logsigmoid", [](args a) { return Big(-log(Big(1 + exp(-a[0])))); }},
        {"erf", [](args a) { return kind::erf(a[0]); }},
        {"erfc", [](args a) { return kind::erfc(a[0]); }},
        {"normal_cdf", [](args a) { return Big(kind::erfc(Big(-a[0] / sqrt(Big(2)))) / 2); }},
        {"normal_pdf",
         [](args a) {
             return Big(exp(Big(-a[0] * a[0] / 2)) /
                        sqrt(2 * boost::math::constants::pi<typename kind::plain>()));
         }},
    };
    return functions;
}

template <class Number>
bool has_definition(std::string_view name) {
    return precise_functions<Number>().contains(name);
}

/// A primitive of the user's is what its own value says in double, and its derivative what the values around say. It has no
/// second derivative.
template <class Number>
Number user_operation(graphs::descriptor const& op, std::vector<Number> const& arguments, measurement& how) {
    using kind = kind_of_number<Number>;
    using real = typename kind::plain;
    std::vector<double> rounded;
    for (Number const& each : arguments) rounded.push_back(static_cast<double>(each));
    Number result = real(op.evaluate_double(rounded.data(), static_cast<int>(rounded.size())));
    if constexpr (kind::differentiates)
        for (std::size_t i = 0; i < arguments.size(); ++i) {
            if (!kind::varies(arguments[i])) continue;
            result = result + real(how.of(measure_slope(op, rounded, i))) * kind::first_order(arguments[i]);
        }
    return result;
}

/// One operation.
template <class Number>
Number precise_operation(graphs::descriptor const& op, std::vector<Number> const& arguments,
                         measurement&& how = {}) {
    auto const& functions = precise_functions<Number>();
    auto const found = functions.find(op.name);
    try {
        return found != functions.end() ? found->second(arguments) : user_operation(op, arguments, how);
    } catch (std::exception const&) { // a pole, NaN or overflow inside of Boost
        return std::numeric_limits<typename kind_of_number<Number>::plain>::quiet_NaN();
    }
}

/// A number in a formula. Doubles next to the square root of 2, or to half of it, stand for that: the library takes them
/// so, and 1e-16 of them is many ulp of a Gaussian's tail.
template <class Big>
Big precise_number(double value) {
    Big const root = sqrt(Big(2));
    for (Big const& meant : {root, Big(root / 2)})
        if (std::fabs(std::fabs(value) - static_cast<double>(meant)) < 3e-16)
            return value < 0 ? Big(-meant) : meant;
    return Big(value);
}

/// The values of all nodes; those after `from` where the earlier ones are given. `leaves`: the variables by slot.
template <class Big>
void precise_values(graphs::graph_view const& g, std::vector<Big> const& leaves, std::vector<Big>& values,
                    graphs::node_id from = 0) {
    values.resize(static_cast<std::size_t>(g.size()));
    std::vector<Big> arguments;
    for (graphs::node_id id = from; id < g.size(); ++id) {
        graphs::node const& n = g[id];
        Big& value = values[static_cast<std::size_t>(id)];
        if (n.is_number()) {
            value = precise_number<Big>(n.value);
        } else if (n.is_variable()) {
            value = leaves[static_cast<std::size_t>(n.first)];
        } else {
            arguments.clear();
            for (int i = 0; i < n.count; ++i)
                arguments.push_back(values[static_cast<std::size_t>(g.argument(n, i))]);
            value = precise_operation(*n.op, arguments);
        }
    }
}

} // namespace ogive::check
