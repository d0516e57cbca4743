// SPDX-License-Identifier: BSL-1.0
// Kinks and special values: what PyTorch does, read from the table of conventions.
#include "catch.hpp"
#include "csv.hpp"
#include <cmath>
#include <functional>
#include <map>
#include <ogive/ogive.hpp>
#include <regex>

namespace {

constexpr auto v = ogive::var<"v">;
constexpr auto w = ogive::var<"w">;
constexpr auto u = ogive::var<"u">;
constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

template <class Formula>
double slope(Formula const& f, double at) {
    return diff(f, v)(at);
}

/// What we do in the case of a row: all of these are the same number. No case: `skipped` says why.
std::map<std::string, std::vector<double>> const cases{
    {"relu|0|derivative", {slope(ogive::relu(v), 0), slope(ogive::relu(v), -0.0)}},
    {"relu|nan|derivative", {slope(ogive::relu(v), not_a_number)}},
    {"relu|nan|value", {ogive::relu(not_a_number)}},
    {"leaky_relu|0|derivative", {slope(ogive::leaky_relu(v), 0)}},
    {"prelu|0|d/dx", {diff(ogive::prelu(v, w), v)(v = 0.0, w = 0.25)}},
    {"prelu|0|d/dweight", {diff(ogive::prelu(v, w), w)(v = 0.0, w = 0.25)}},
    {"relu6|0|derivative", {slope(ogive::relu6(v), 0)}},
    {"relu6|6|derivative", {slope(ogive::relu6(v), 6)}},
    {"relu6|nan|derivative", {slope(ogive::relu6(v), not_a_number)}},
    {"hardtanh|+-1|derivative", {slope(ogive::hardtanh(v), 1), slope(ogive::hardtanh(v), -1)}},
    {"hardsigmoid|+-3|derivative", {slope(ogive::hardsigmoid(v), 3), slope(ogive::hardsigmoid(v), -3)}},
    {"hardswish|-3|derivative", {slope(ogive::hardswish(v), -3)}},
    {"hardswish|3|derivative", {slope(ogive::hardswish(v), 3)}},
    {"hardshrink|+-lambd|derivative",
     {slope(ogive::hardshrink(v), 0.5), slope(ogive::hardshrink(v), -0.5),
      slope(ogive::hardshrink(v, 2), 2)}},
    {"hardshrink|0 with lambd=0|derivative", {slope(ogive::hardshrink(v, 0), 0)}},
    {"softshrink|+-lambd|derivative",
     {slope(ogive::softshrink(v), 0.5), slope(ogive::softshrink(v), -0.5),
      slope(ogive::softshrink(v, 2), -2)}},
    {"threshold|x==threshold|value", {ogive::threshold(2.0, 2.0, 17.0)}},
    {"threshold|x==threshold|derivative", {slope(ogive::threshold(v, 2, 17), 2)}},
    {"elu|0|derivative", {slope(ogive::elu(v, 0.75), 0)}},
    {"selu|0|derivative", {slope(ogive::selu(v), 0)}},
    {"celu|0|derivative", {slope(ogive::celu(v), 0), slope(ogive::celu(v, 0.75), 0)}},
    {"abs|0|derivative", {slope(abs(v), 0)}},
    {"sign/step|0|derivative", {slope(sign(v), 0), slope(ogive::step(v), 0)}},
    {"maximum(a b)|a==b|derivative",
     {diff(ogive::maxout<2>(v, w), v)(v = 2.0, w = 2.0), diff(max(v, w), w)(v = 2.0, w = 2.0),
      diff(min(v, w), w)(v = 2.0, w = 2.0)}},
    {"max()/amax|ties|derivative",
     {diff(ogive::maxout<3>(v, w, u), v)(v = 2.0, w = 2.0, u = 2.0),
      diff(ogive::maxout<3>(v, w, u), u)(v = 2.0, w = 2.0, u = 2.0)}},
    {"clamp|bounds|derivative", {slope(clamp(v, -1, 2), -1), slope(clamp(v, -1, 2), 2)}},
    {"gelu|default approximation|", {ogive::gelu(1.0)}},
    {"leaky_relu|default slope|", {-ogive::leaky_relu(-1.0)}},
    {"logit|outside [0 1] without eps|value", {ogive::logit(-0.5), ogive::logit(1.5)}},
    {"logsigmoid|0|derivative", {slope(ogive::logsigmoid(v), 0)}},
};

/// Where the table's text is not a number.
std::map<std::string, double> const meanings{
    {"leaky_relu|0|derivative", 0.01},
    {"prelu|0|d/dx", 0.25},
    {"threshold|x==threshold|value", 17},
    {"elu|0|derivative", 0.75},
    {"max()/amax|ties|derivative", 1.0 / 3},
    {"gelu|default approximation|", (1 + std::erf(std::sqrt(0.5))) / 2}, // "none (erf)"
};

std::map<std::string, std::string> const skipped{
    {"max(dim)|ties|derivative", "there is no maximum that returns an index"},
    {"softplus|beta*x > threshold (20)|value", "on purpose: exact, there is no threshold"},
    {"softplus|beta*x > threshold|derivative", "on purpose: exact, there is no threshold"},
    {"silu|-inf|value", "on purpose: the limit, as special_values.cpp has it"},
    {"gelu|+inf|value", "on purpose: the limit, as special_values.cpp has it"},
    {"gelu|-inf|value", "on purpose: the limit, as special_values.cpp has it"},
    {"softmax|all -inf row|value", "a function of rows"},
    {"softmax|one +inf|value", "a function of rows"},
    {"logsumexp|all -inf|derivative", "a function of rows"},
    {"logit|outside [eps 1-eps] with eps|derivative", "logit has no eps"},
};

/// The number that PyTorch's column states: "0", "nan", "0.5 to each", "scale*alpha=1.758", "grad passes (1)",
/// "torch: 0 in the CPU kernel …".
double stated(std::string const& text) {
    if (text.starts_with("nan")) return not_a_number;
    static std::regex const number("(^|=|\\(|: )(-?[0-9]+(\\.[0-9]+)?)");
    std::smatch found;
    if (!std::regex_search(text, found, number)) throw std::runtime_error("no number in " + text);
    return std::stod(found[2]);
}

} // namespace

TEST_CASE("Kinks and special values follow PyTorch") {
    std::size_t compared = 0, left_out = 0;
    for (csv::row const& row : csv::read("edge-conventions.csv")) {
        std::string const key = row.at("function") + "|" + row.at("point") + "|" + row.at("quantity");
        INFO(key << ": " << row.at("pytorch"));
        if (skipped.contains(key)) {
            CHECK_FALSE(cases.contains(key));
            ++left_out;
            continue;
        }
        REQUIRE(cases.contains(key));
        double const expected = meanings.contains(key) ? meanings.at(key) : stated(row.at("pytorch"));
        for (double const got : cases.at(key)) {
            INFO(got << ", expected " << expected);
            CHECK((std::isnan(expected) ? std::isnan(got)
                                        : std::fabs(got - expected) <= 1e-15 * std::fabs(expected)));
        }
        ++compared;
    }
    CHECK(compared == cases.size());
    CHECK(left_out == skipped.size());
}

TEST_CASE("Kinks that the table does not list") {
    CHECK(slope(ogive::rrelu(v), 0) == (1.0 / 8 + 1.0 / 3) / 2);
    CHECK(slope(ogive::sparse_sigmoid(v), -1) == 0);
    CHECK(slope(ogive::sparse_sigmoid(v), 1) == 0);
    CHECK(slope(ogive::isrlu(v), 0) == 1);
    CHECK(slope(ogive::relu2(v), 0) == 0);
    CHECK(slope(ogive::xielu(v), 0) == 0.5 - 0.8);
    CHECK(diff(ogive::reglu(w, v), v)(v = 0.0, w = 2.0) == 0);
    // at a limit the gate and the value are inside
    CHECK(diff(ogive::clamped_swiglu(v, w), v)(v = 7.0, w = 1.0) == ogive::swish(1.0, 1.702));
    CHECK(diff(ogive::clamped_swiglu(v, w), v)(v = -7.0, w = 1.0) == ogive::swish(1.0, 1.702));
    CHECK(diff(ogive::clamped_swiglu(w, v), v)(v = 7.0, w = 1.0) != 0);
    CHECK(diff(ogive::clamped_swiglu(w, v), v)(v = 7.5, w = 1.0) == 0);
}
