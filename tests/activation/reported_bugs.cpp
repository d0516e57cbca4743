// SPDX-License-Identifier: BSL-1.0
// What users of other frameworks reported must come out right here.
#include "accuracy.hpp"
#include "csv.hpp"
#include <functional>
#include <set>

namespace {

constexpr auto variable = ogive::var<"x">;
constexpr auto slope = ogive::var<"slope">;
constexpr auto steep_sigmoid =
    ogive::activation<"steep_sigmoid">(variable, slope = 1, ogive::sigmoid(slope* variable));
constexpr auto expm1 = ogive::activation<"expm1">(variable, ogive::functions::expm1(variable));
constexpr auto sqrt = ogive::activation<"sqrt">(variable, ogive::functions::sqrt(variable));

using parameters = std::map<std::string, double>;

template <auto Activation, class T>
T evaluate(int order, double x, parameters const& chosen) {
    using parts = anatomy<std::remove_const_t<decltype(Activation)>>;
    constexpr int count = parts::count;
    double standard[count];
    parts::defaults(Activation, standard);
    T given[count];
    for (int i = 0; i < count; ++i) {
        auto const found = chosen.find(std::string(parts::names[i]));
        given[i] = static_cast<T>(i == 0 ? x : found == chosen.end() ? standard[i] : found->second);
    }
    constexpr auto f = parts::open(Activation);
    constexpr auto v = parts::template variable<0>;
    return [&]<std::size_t... I>(std::index_sequence<I...>) {
        return order == 0   ? parts::template evaluate<f>(given[I]...)
               : order == 1 ? parts::template evaluate<diff(f, v)>(given[I]...)
                            : parts::template evaluate<diff(f, v, v)>(given[I]...);
    }
    (std::make_index_sequence<count>{});
}

struct evaluators {
    std::function<float(int, double, parameters const&)> single;
    std::function<double(int, double, parameters const&)> twice;
};

template <auto Activation>
evaluators both() {
    return {evaluate<Activation, float>, evaluate<Activation, double>};
}

std::map<std::string, evaluators> const functions{
    {"sigmoid", both<steep_sigmoid>()},
    {"tanh", both<ogive::activations::tanh>()},
    {"silu", both<ogive::silu>()},
    {"softplus", both<ogive::softplus>()},
    {"logsigmoid", both<ogive::logsigmoid>()},
    {"gelu", both<ogive::gelu>()},
    {"gelu_tanh", both<ogive::gelu_tanh>()},
    {"elu", both<ogive::elu>()},
    {"selu", both<ogive::selu>()},
    {"celu", both<ogive::celu>()},
    {"mish", both<ogive::mish>()},
    {"relu", both<ogive::relu>()},
    {"relu6", both<ogive::relu6>()},
    {"hardsigmoid", both<ogive::hardsigmoid>()},
    {"hardshrink", both<ogive::hardshrink>()},
    {"expm1", both<expm1>()},
    {"sqrt", both<sqrt>()},
};

/// Functions of a whole row are no elementwise activations.
std::set<std::string> const of_rows{"log_softmax", "logsumexp", "quiet_softmax", "softmax_vjp"};

parameters parse_parameters(std::string const& text) {
    parameters result;
    std::istringstream parts(text);
    for (std::string part; std::getline(parts, part, ';');)
        result[part.substr(0, part.find('='))] = std::stod(part.substr(part.find('=') + 1));
    return result;
}

/// x rounded to a binary format with so many digits and such exponents, ties to even.
double round_to(double x, int digits, int least_exponent, double largest) {
    if (x == 0 || x - x != 0) return x;
    int exponent = 0;
    std::frexp(x, &exponent);
    int const last = (exponent < least_exponent ? least_exponent : exponent) - digits;
    double const result = std::ldexp(std::nearbyint(std::ldexp(x, -last)), last);
    return std::fabs(result) > largest ? std::copysign(HUGE_VAL, x) : result;
}

double round_to(std::string const& format, double x) {
    return format == "bfloat16" ? round_to(x, 8, -125, 0x1.fep127) : round_to(x, 11, -13, 65504);
}

} // namespace

TEST_CASE("What users of other frameworks reported is right here") {
    int checked = 0;
    for (csv::row const& row : csv::read("reported-bugs.csv")) {
        std::string const name = row.at("function"), format = row.at("dtype");
        if (of_rows.contains(name)) continue;
        INFO(row.at("repo") << " " << row.at("number") << ": " << name << ", derivative " << row.at("order")
                            << " at " << row.at("x") << " " << row.at("parameters") << ", " << format);
        REQUIRE(functions.contains(name));
        evaluators const& f = functions.at(name);
        int const order = std::stoi(row.at("order"));
        double const x = std::stod(row.at("x"));
        long double const expected = std::stold(row.at("expected"));
        auto const chosen = parse_parameters(row.at("parameters"));
        double const got_double = f.twice(order, x, chosen);
        float const got_float = f.single(order, x, chosen);
        bool right = test::ulp_error(got_double, expected) <= accuracy::most<double>[order];
        if (format == "float32")
            right = right && test::ulp_error(got_float, expected) <= accuracy::most<float>[order];
        else if (format != "float64")
            right = right && round_to(format, static_cast<double>(got_float)) ==
                                 round_to(format, static_cast<double>(expected));
        INFO("expected " << expected << ", double gives " << got_double << ", float " << got_float);
        CHECK(right);
        ++checked;
    }
    CHECK(checked >= 85);
}
