// SPDX-License-Identifier: BSL-1.0
#include "exact.hpp"
#include <boost/math/special_functions/erf.hpp>
#include <boost/math/special_functions/expm1.hpp>
#include <boost/math/special_functions/log1p.hpp>
#include <functional>
#include <limits>
#include <map>
#include <ogive/graph/descriptor.hpp>
#include <ogive/graph/intern.hpp>
#include <stdexcept>
#include <string>

namespace {

using args = std::vector<exact> const&;

exact const log2_of_e_inverse = boost::math::constants::ln_two<exact>();

exact upper_normal(exact const& t) { return boost::math::erfc(exact(t / sqrt(exact(2)))) / 2; }

exact normal_density(exact const& x) {
    return exp(-x * x / 2) / sqrt(2 * boost::math::constants::pi<exact>());
}

/// A rest that is not small is none.
exact small(exact const& rest) { return abs(rest) < 0.25 ? rest : exact(0); }

exact mills_of(exact const& t) {
    if (abs(t) < 5000) return upper_normal(t) / exp(-t * t / 2);
    exact sum = 1, term = 1; // the asymptotic series; 50 digits after a few terms
    for (int k = 1; k < 10; ++k) sum += term *= -(2 * k - 1) / (t * t);
    return sum / (t * sqrt(2 * boost::math::constants::pi<exact>()));
}

exact power_of_two(exact const& n) { return pow(exact(2), n); }

/// The slope of f(x) / x, the sum of f_k (k + 1) / (k + 2)! x^k where f_k is derivative number k + 2 of f at 0.
exact slope_series(exact const& x, std::function<exact(int)> const& f) {
    exact sum = 0, power = 1, factorial = 1;
    for (int k = 0; k < 200; ++k) {
        factorial *= k + 2;
        sum += f(k) * (k + 1) / factorial * power;
        power *= x;
    }
    return sum;
}

exact balance_exponent(exact const& x) {
    exact const size = abs(x);
    if (size < power_of_two(-256)) return size < power_of_two(-768) ? -768 : -512;
    if (size >= power_of_two(256)) return size >= power_of_two(768) ? 768 : 512;
    return 0;
}

exact extremum(args a, bool largest) {
    exact result = a[0];
    for (exact const& each : a) {
        if (isnan(each)) return each;
        if (largest ? each > result : each < result) result = each;
    }
    return result;
}

exact signed_like(exact const& magnitude, exact const& sign) {
    return signbit(sign) ? -abs(magnitude) : abs(magnitude);
}

exact sigmoid_of(exact const& x) { return 1 / (1 + exp(-x)); }

/// For p = 1 + a: sigmoid(u) + a sigmoid(u) sigmoid(-u).
exact slope_of(exact const& p, exact const& u) { return sigmoid_of(u) * (1 + (p - 1) * sigmoid_of(-u)); }

/// Any power of two will do that is the same wherever u is.
exact gate_unit(exact const& u) { return power_of_two(floor(exact(u / log2_of_e_inverse))); }

exact expm1_of(exact const& x) { return abs(x) > 1 ? exact(exp(x) - 1) : exact(boost::math::expm1(x)); }
exact log1p_of(exact const& x) {
    return abs(x) > 0.5 ? exact(log(exact(1 + x))) : exact(boost::math::log1p(x));
}

std::map<std::string_view, std::function<exact(args)>> const meanings{
    {"plus", [](args a) { return exact(a[0] + a[1]); }},
    {"minus", [](args a) { return exact(a[0] - a[1]); }},
    {"times", [](args a) { return exact(a[0] * a[1]); }},
    {"divide", [](args a) { return exact(a[0] / a[1]); }},
    {"negate", [](args a) { return exact(-a[0]); }},
    {"less", [](args a) { return exact(a[0] < a[1]); }},
    {"less_equal", [](args a) { return exact(a[0] <= a[1]); }},
    {"greater", [](args a) { return exact(a[0] > a[1]); }},
    {"greater_equal", [](args a) { return exact(a[0] >= a[1]); }},
    {"equal", [](args a) { return exact(a[0] == a[1]); }},
    {"not_equal", [](args a) { return exact(a[0] != a[1]); }},
    {"and", [](args a) { return exact(a[0] != 0 && a[1] != 0); }},
    {"or", [](args a) { return exact(a[0] != 0 || a[1] != 0); }},
    {"not", [](args a) { return exact(a[0] == 0); }},
    {"where", [](args a) { return a[0] != 0 ? a[1] : a[2]; }},
    {"abs", [](args a) { return exact(abs(a[0])); }},
    {"sign", [](args a) { return a[0] > 0   ? exact(1)
                                 : a[0] < 0 ? exact(-1)
                                            : a[0]; }},
    {"max", [](args a) { return extremum(a, true); }},
    {"min", [](args a) { return extremum(a, false); }},
    {"clamp",
     [](args a) {
         return extremum({extremum({a[0], a[1]}, true), a[2]}, false);
     }},
    {"stop_gradient", [](args a) { return a[0]; }},
    {"copysign", [](args a) { return signed_like(a[0], a[1]); }},
    {"exp", [](args a) { return exact(exp(a[0])); }},
    {"expm1", [](args a) { return expm1_of(a[0]); }},
    {"log", [](args a) { return exact(log(a[0])); }},
    {"log1p", [](args a) { return log1p_of(a[0]); }},
    {"pow", [](args a) { return exact(pow(a[0], a[1])); }},
    {"sqrt", [](args a) { return exact(sqrt(a[0])); }},
    {"rsqrt", [](args a) { return exact(1 / sqrt(a[0])); }},
    {"square", [](args a) { return exact(a[0] * a[0]); }},
    {"sin", [](args a) { return exact(sin(a[0])); }},
    {"cos", [](args a) { return exact(cos(a[0])); }},
    {"shifted_sin", [](args a) { return exact((sin(a[0]) + cos(a[0])) / sqrt(exact(2))); }},
    {"sigmoid", [](args a) { return sigmoid_of(a[0]); }},
    {"sigmoid_with_rest", [](args a) { return sigmoid_of(a[0] + small(a[1])); }},
    {"gated_slope", [](args a) { return slope_of(a[0], a[1]); }},
    {"gated_slope_shared", [](args a) { return slope_of(a[0], a[1]); }},
    {"gated_slope_with_rest", [](args a) { return slope_of(a[0], a[1] + small(a[2])); }},
    {"slope_fraction", [](args a) { return exact(slope_of(a[0], a[1]) / gate_unit(a[1])); }},
    {"slope_fraction_with_rest",
     [](args a) { return exact(slope_of(a[0], a[1] + small(a[2])) / gate_unit(a[1])); }},
    {"gated_scale", [](args a) { return exact(a[0] * power_of_two(a[1]) * gate_unit(a[2])); }},
    {"gated_times_two", [](args a) { return exact(a[0] * a[1] * sigmoid_of(a[2])); }},
    {"gated_times_two_shared", [](args a) { return exact(a[0] * a[1] * sigmoid_of(a[2])); }},
    {"gated_slope_times", [](args a) { return exact(a[0] * slope_of(a[1], a[2])); }},
    {"gated_slope_times_shared", [](args a) { return exact(a[0] * slope_of(a[1], a[2])); }},
    {"gated_slope_times_two", [](args a) { return exact(a[0] * a[1] * slope_of(a[2], a[3])); }},
    {"gated_slope_times_two_shared", [](args a) { return exact(a[0] * a[1] * slope_of(a[2], a[3])); }},
    {"logistic_pdf", [](args a) { return exact(sigmoid_of(a[0]) * sigmoid_of(-a[0])); }},
    {"logistic_pdf_times", [](args a) { return exact(a[0] * sigmoid_of(a[1]) * sigmoid_of(-a[1])); }},
    {"logistic_pdf_times_two",
     [](args a) { return exact(a[0] * a[1] * sigmoid_of(a[2]) * sigmoid_of(-a[2])); }},
    {"self_gated", [](args a) { return exact(a[0] * sigmoid_of(a[1])); }},
    {"self_gated_shared", [](args a) { return exact(a[0] * sigmoid_of(a[1])); }},
    {"self_gated_with_rest", [](args a) { return exact(a[0] * sigmoid_of(a[1] + small(a[2]))); }},
    {"gated", [](args a) { return exact(a[0] * sigmoid_of(a[1])); }},
    {"gated_with_rest", [](args a) { return exact(a[0] * sigmoid_of(a[1] + small(a[2]))); }},
    {"balanced_gated", [](args a) { return exact(a[0] * power_of_two(a[1]) * sigmoid_of(a[2])); }},
    {"balanced_gated_with_rest",
     [](args a) { return exact(a[0] * power_of_two(a[1]) * sigmoid_of(a[2] + small(a[3]))); }},
    {"tanh",
     [](args a) { return signed_like(exact(expm1_of(-2 * abs(a[0])) / (1 + exp(-2 * abs(a[0])))), a[0]); }},
    {"softplus", [](args a) { return exact((a[0] > 0 ? a[0] : exact(0)) + log1p_of(exp(-abs(a[0])))); }},
    {"logsigmoid", [](args a) { return exact((a[0] < 0 ? a[0] : exact(0)) - log1p_of(exp(-abs(a[0])))); }},
    {"erf", [](args a) { return exact(boost::math::erf(a[0])); }},
    {"erfc", [](args a) { return exact(boost::math::erfc(a[0])); }},
    {"normal_cdf", [](args a) { return upper_normal(-a[0]); }},
    {"normal_pdf", [](args a) { return normal_density(a[0]); }},
    {"gauss", [](args a) { return exact(exp(-a[0] * a[0] / 2)); }},
    {"mills", [](args a) { return mills_of(a[0]); }},
    {"log1p_fraction", [](args a) { return log1p_of(a[0]); }},
    {"negated_abs", [](args a) { return exact(-abs(a[0])); }},
    {"finite_above", [](args a) { return a[0]; }},
    {"finite_below", [](args a) { return a[0]; }},
    {"exp_exponent", [](args a) { return exact(floor(a[0] / log2_of_e_inverse + 0.5)); }},
    {"exp_remainder", [](args a) { return exact(a[0] - a[1] * log2_of_e_inverse); }},
    {"exp_remainder_low", [](args a) { return exact(a[0] - a[2] * log2_of_e_inverse - a[1]); }},
    {"exp_fraction", [](args a) { return expm1_of(a[0]); }},
    {"exp_product", [](args a) { return exact(a[0] * exp(a[1])); }},
    {"exp_scale", [](args a) { return exact(power_of_two(a[2]) * (a[0] * (1 + a[1]))); }},
    {"exp_compose", [](args a) { return exact(power_of_two(a[1]) * (1 + a[0])); }},
    {"expm1_compose",
     [](args a) { return exact((power_of_two(a[2]) - 1) + power_of_two(a[2]) * expm1_of(a[0] + a[1])); }},
    {"number_rest", [](args) { return exact(0); }}, // in double
    {"odd_cubic", [](args a) { return exact(a[0] * (a[1] + a[2] * a[0] * a[0])); }},
    {"odd_cubic_rest", [](args a) { return exact(a[0] * ((a[4] + a[5] - a[1]) + a[3] * a[0] * a[0])); }},
    {"sum_rest", [](args a) { return exact(a[0] + a[1] - a[2]); }},
    {"product_rest", [](args a) { return exact(a[0] * a[1] - a[2]); }},
    {"unbounded", [](args a) { return a[0]; }},
    {"moderate", [](args a) { return a[0]; }},
    {"bounded", [](args a) { return a[0]; }}, // no argument is so far out
    {"flip_sign", [](args a) { return exact(a[1] < 0 ? -a[0] : a[0]); }},
    {"one_plus", [](args a) { return exact(1 + a[0]); }},
    {"exp_with_rest", [](args a) { return exact(exp(a[0] + small(a[1]))); }},
    {"expm1_with_rest", [](args a) { return expm1_of(a[0] + small(a[1])); }},
    {"exp_product_with_rest", [](args a) { return exact(a[0] * exp(a[1] + small(a[2]))); }},
    {"exp_remainder_with_rest", [](args a) { return exact(a[0] + small(a[1]) - a[2] * log2_of_e_inverse); }},
    {"gauss_with_rest", [](args a) { return exact(exp(-(a[0] + a[1]) * (a[0] + a[1]) / 2)); }},
    {"erfc_with_rest", [](args a) { return exact(boost::math::erfc(exact(a[0] + a[1]))); }},
    {"gauss_product", [](args a) { return exact(a[0] * exp(-a[1] * a[1] / 2)); }},
    {"normal_gated", [](args a) { return exact(a[0] * upper_normal(-a[0])); }},
    {"normal_gated_slope", [](args a) { return exact(upper_normal(-a[0]) + a[0] * normal_density(a[0])); }},
    {"normal_gated_times", [](args a) { return exact(a[0] * a[1] * upper_normal(-a[1])); }},
    {"normal_slope_times",
     [](args a) { return exact(a[0] * (upper_normal(-a[1]) + a[1] * normal_density(a[1]))); }},
    {"normal_slope_times_two",
     [](args a) { return exact(a[0] * a[1] * (upper_normal(-a[2]) + a[2] * normal_density(a[2]))); }},
    {"mills_plus", [](args a) { return exact(mills_of(a[0]) + a[1] * normal_density(0)); }},
    {"sigmoid_slope", [](args a) { return exact(1 / (1 + exp(-a[0])) * (1 + a[1] / (1 + exp(a[0])))); }},
    {"normal_slope", [](args a) { return exact(upper_normal(-a[0]) + a[1] * normal_density(a[0])); }},
    {"mish_slope",
     [](args a) { // tanh(log(1 + e)) = n / (n + 2) with n = e (e + 2); both sides of the fraction over e^2
         exact const e = exp(-abs(a[0])), n = a[0] > 0 ? exact(1 + 2 * e) : exact(e * (e + 2));
         exact const d = a[0] > 0 ? exact(n + 2 * e * e) : exact(n + 2);
         exact const slope = 4 * e * (1 + e) * (a[0] > 0 ? e : exact(1)) / (d * d);
         return exact(n / d + a[1] * slope);
     }},
    {"tanh_near", [](args a) { return exact(tanh(a[0])); }},
    {"tanhshrink_near", [](args a) { return exact(a[0] - tanh(a[0])); }},
    {"root", [](args a) { return exact(sqrt(exact(a[1] * a[0] * a[0] + a[2]))); }},
    {"over_root", [](args a) { return exact(a[0] / sqrt(exact(a[1] * a[0] * a[0] + a[2]))); }},
    {"plus_root",
     [](args a) {
         exact const sum = abs(a[0]) + sqrt(exact(a[0] * a[0] + a[1]));
         return a[0] < 0 ? exact(a[1] / sum) : sum;
     }},
    {"one_plus_over_root",
     [](args a) {
         exact const root = sqrt(exact(a[0] * a[0] + a[1]));
         return a[0] < 0 ? exact(a[1] / (root - a[0]) / root) : exact(1 + a[0] / root);
     }},
    {"shared_quotient", [](args a) { return exact(a[0] / a[1]); }},
    {"over_square", [](args a) { return exact(a[0] / (1 + a[1]) / (1 + a[1])); }},
    {"twice_over", [](args a) { return exact(a[0] / (1 + a[1]) / (1 + a[1])); }},
    {"product_of_three", [](args a) { return exact(a[0] * a[1] * a[2]); }},
    {"divided_by_square", [](args a) { return exact(a[0] / (1 + a[1]) / (1 + a[1])); }},
    {"gauss_product_with_rest",
     [](args a) {
         exact const x = a[1] + a[2];
         return exact(a[0] * exp(-x * x / 2));
     }},
    {"root_minus_one", [](args a) { return exact(sqrt(exact(a[0] * a[0] + 1)) - 1); }},
    {"rounded", [](args a) { return a[0]; }},
    {"rounded_product", [](args a) { return exact(a[0] * a[1]); }},
    {"corrected", [](args a) { return a[0]; }},
    {"rounded_exactly", [](args a) { return a[0]; }},
    {"times_reciprocal", [](args a) { return exact(a[0] / a[1]); }},
    {"tanhshrink", [](args a) { return exact(a[0] - tanh(a[0])); }},
    {"minus_x_tanh", [](args a) { return exact(a[0] - a[1] * tanh(a[2])); }},
    {"softcap", [](args a) { return exact(a[0] * tanh(exact(a[1] / a[0]))); }},
    {"logit", [](args a) { return exact(log(exact(a[0] / (1 - a[0])))); }},
    {"inverse_mills",
     [](args a) {
         return a[0] > 0 ? exact(normal_density(a[0]) / upper_normal(-a[0]))
                         : exact(normal_density(0) / mills_of(-a[0]));
     }},
    {"sin_quotient_slope",
     [](args a) {
         return slope_series(a[0], [](int k) { return exact(k % 2 == 0 ? 0 : k % 4 == 1 ? -1 : 1); });
     }},
    {"expm1_quotient_slope", [](args a) { return slope_series(a[0], [](int) { return exact(1); }); }},
    {"log1p_quotient_slope",
     [](args a) {
         exact factorial = 1; // of k + 1
         return slope_series(a[0], [&](int k) {
             factorial *= k + 1;
             return exact((k % 2 == 0 ? -1 : 1) * factorial);
         });
     }},
    {"mills_ratio", [](args a) { return mills_of(a[0]); }},
    {"mills_ratio_plus", [](args a) { return exact(mills_of(a[0]) + a[1] * normal_density(0)); }},
    {"balance", [](args a) { return exact(a[0] / power_of_two(balance_exponent(a[0]))); }},
    {"balance_exponent", [](args a) { return balance_exponent(a[0]); }},
    {"exp_times", [](args a) { return exact(a[0] * exp(a[1])); }},
    {"exp_times_with_rest", [](args a) { return exact(a[0] * exp(a[1] + small(a[2]))); }},
    {"exp_times_two", [](args a) { return exact(a[0] * a[1] * exp(a[2])); }},
    {"exp_times_two_with_rest", [](args a) { return exact(a[0] * a[1] * exp(a[2] + small(a[3]))); }},
    {"exp_product_of_two", [](args a) { return exact(a[0] * a[1] * exp(a[2])); }},
    {"exp_product_of_two_with_rest", [](args a) { return exact(a[0] * a[1] * exp(a[2] + small(a[3]))); }},
    {"exp_scale_two", [](args a) { return exact(power_of_two(a[3]) * (a[0] * a[1] * (1 + a[2]))); }},
    {"exp_product_unless",
     [](args a) { return exact(a[1] * power_of_two(a[2]) * (a[0] != 0 ? exact(1) : exact(exp(a[3])))); }},
    {"exp_product_unless_with_rest",
     [](args a) {
         exact const decay = a[0] != 0 ? exact(1) : exact(exp(a[3] + small(a[4])));
         return exact(a[1] * power_of_two(a[2]) * decay);
     }},
    {"exp_scale_unless",
     [](args a) {
         exact const decay = a[0] != 0 ? exact(1) : exact(power_of_two(a[4]) * (1 + a[3]));
         return exact(a[1] * power_of_two(a[2]) * decay);
     }},
    {"gauss_product_of_two", [](args a) { return exact(a[0] * a[1] * exp(-a[2] * a[2] / 2)); }},
    {"gauss_product_of_two_with_rest",
     [](args a) {
         exact const x = a[2] + a[3];
         return exact(a[0] * a[1] * exp(-x * x / 2));
     }},
    {"gauss_product_unless",
     [](args a) {
         exact const decay = a[0] != 0 ? exact(1) : exact(exp(-a[3] * a[3] / 2));
         return exact(a[1] * power_of_two(a[2]) * decay);
     }},
    {"gauss_product_unless_with_rest",
     [](args a) {
         exact const x = a[3] + a[4], decay = a[0] != 0 ? exact(1) : exact(exp(-x * x / 2));
         return exact(a[1] * power_of_two(a[2]) * decay);
     }},
    {"fma", [](args a) { return exact(a[0] * a[1] + a[2]); }},
    {"times_one_plus", [](args a) { return exact(a[0] * (1 + a[1])); }},
    {"fms", [](args a) { return exact(a[0] * a[1] - a[2]); }},
    {"fnma", [](args a) { return exact(a[2] - a[0] * a[1]); }},
};

template <class T, class Operation>
std::vector<T> values(ogive::graphs::graph_view const& g, std::vector<T> const& leaves,
                      Operation const& operation) {
    std::vector<T> all;
    for (ogive::graphs::node_id id = 0; id < g.size(); ++id) {
        auto const& n = g[id];
        std::vector<T> arguments;
        for (int i = 0; i < n.count; ++i)
            arguments.push_back(all[static_cast<std::size_t>(g.argument(id, i))]);
        if (n.is_number())
            all.push_back(T(n.value));
        else if (n.is_variable())
            all.push_back(leaves.at(static_cast<std::size_t>(n.first)));
        else
            all.push_back(operation(*n.op, arguments));
    }
    std::vector<T> outputs;
    for (int i = 0; i < g.output_count; ++i) outputs.push_back(all[static_cast<std::size_t>(g.outputs[i])]);
    return outputs;
}

} // namespace

exact exact_operation(std::string_view name, std::vector<exact> const& arguments) {
    if (name.starts_with("rest_")) return 0; // nothing is rounded here
    auto const found = meanings.find(name);
    if (found == meanings.end()) throw std::runtime_error("no exact meaning of " + std::string(name));
    try {
        return found->second(arguments);
    } catch (std::exception const&) { // Boost.Math refuses NaN and what overflows
        return std::numeric_limits<exact>::quiet_NaN();
    }
}

namespace {

/// A pole, or a point where something that chooses has a tie: not where derivatives can be compared.
bool is_special(std::string_view name, args a) {
    if (name == "sqrt" || name == "abs" || name == "sign") return a[0] == 0;
    if (name == "divide") return a[1] == 0;
    bool const chooses = name == "max" || name == "min" || name == "clamp" || name == "equal" ||
                         name == "not_equal" || name.starts_with("less") || name.starts_with("greater");
    for (std::size_t i = 1; chooses && i < a.size(); ++i)
        if (abs(a[0] - a[i]) <= 1e-40 * abs(a[0])) return true; // they are one number, computed in two ways
    return false;
}

} // namespace

exact_run run_exactly(ogive::graphs::graph_view const& g, std::vector<exact> const& leaves) {
    exact_run run;
    run.outputs = values(g, leaves, [&](auto const& op, args a) {
        exact const value = exact_operation(op.name, a);
        exact const rounding = abs(value) * 1e-48;
        if (isfinite(value) && rounding > run.doubt) run.doubt = rounding;
        run.regular = run.regular && isfinite(value) && !is_special(op.name, a);
        return value;
    });
    return run;
}

std::vector<exact> exact_values(ogive::graphs::graph_view const& g, std::vector<exact> const& leaves) {
    return run_exactly(g, leaves).outputs;
}

std::vector<double> double_values(ogive::graphs::graph_view const& g, std::vector<double> const& leaves) {
    return values(g, leaves, [](auto const& op, std::vector<double> const& a) {
        return op.evaluate_double(a.data(), static_cast<int>(a.size()));
    });
}

double error_of(double got, exact const& expected) {
    using limits = std::numeric_limits<double>;
    exact const largest = limits::max(), smallest = limits::min();
    if (isnan(expected)) return got != got ? 0 : limits::infinity();
    if (got != got) return limits::infinity();
    if (abs(expected) > largest) // half an ulp beyond the largest is still rounded to it
        return got == (expected > 0 ? limits::infinity() : -limits::infinity()) || abs(exact(got)) == largest
                   ? 0
                   : limits::infinity();
    if (got - got != 0) return limits::infinity();
    exact const scale = abs(expected) < smallest ? smallest : exact(abs(expected));
    return static_cast<double>(abs(exact(got) - expected) / scale);
}
