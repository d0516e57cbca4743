// SPDX-License-Identifier: BSL-1.0
#include "catch.hpp"
#include "walk.hpp"
#include <cmath>
#include <map>
#include <set>
#include <vector>

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double none = std::numeric_limits<double>::quiet_NaN();

struct limits {
    double low, high;             ///< the value at minus and at plus infinity
    double slope_low, slope_high; ///< the derivative there
};

/// From calculus.
std::map<std::string_view, limits> const at_infinity{
    {"identity", {-infinity, infinity, 1, 1}},
    {"step", {0, 1, 0, 0}},
    {"exponential", {0, infinity, 0, infinity}},
    {"relu", {0, infinity, 0, 1}},
    {"leaky_relu", {-infinity, infinity, 0.01, 1}},
    {"rrelu", {-infinity, infinity, (1.0 / 8 + 1.0 / 3) / 2, 1}},
    {"relu2", {0, infinity, 0, infinity}},
    {"star_relu", {-0.4472, infinity, 0, infinity}},
    {"hardtanh", {-1, 1, 0, 0}},
    {"relu6", {0, 6, 0, 0}},
    {"hardsigmoid", {0, 1, 0, 0}},
    {"hardswish", {0, infinity, 0, 1}},
    {"sparse_sigmoid", {0, 1, 0, 0}},
    {"sparse_plus", {0, infinity, 0, 1}},
    {"sigmoid", {0, 1, 0, 0}},
    {"logit", {none, none, 0, 0}},
    {"tanh", {-1, 1, 0, 0}},
    {"logsigmoid", {-infinity, 0, 1, 0}},
    {"softplus", {0, infinity, 0, 1}},
    {"softcap", {-30, 30, 0, 0}},
    {"dynamic_tanh", {-1, 1, 0, 0}},
    {"softsign", {-1, 1, 0, 0}},
    {"isru", {-1, 1, 0, 0}},
    {"isrlu", {-1, infinity, 0, 1}},
    {"bent_identity", {-infinity, infinity, 0.5, 1.5}},
    {"squareplus", {0, infinity, 0, 1}},
    {"elu", {-1, infinity, 0, 1}},
    {"selu",
     {-1.0507009873554804934193349852946 * 1.6732632423543772848170429916717, infinity, 0,
      1.0507009873554804934}},
    {"celu", {-1, infinity, 0, 1}},
    {"elish", {0, infinity, 0, 1}},
    {"xielu", {infinity, infinity, -0.3, infinity}},
    {"silu", {0, infinity, 0, 1}},
    {"swish", {0, infinity, 0, 1}},
    {"quick_gelu", {0, infinity, 0, 1}},
    {"acon_c", {0, infinity, 0, 1}},
    {"aria2", {0, infinity, 0, 1}},
    {"golu", {0, infinity, 0, 1}},
    {"gelu", {0, infinity, 0, 1}},
    {"gelu_tanh", {0, infinity, 0, 1}},
    {"gaussian", {0, 0, 0, 0}},
    {"laplace", {0, 1, 0, 0}},
    {"mish", {0, infinity, 0, 1}},
    {"smish", {0, infinity, 0, 0.6}}, // tanh(log 2) = 3/5
    {"phish", {0, infinity, 0, 1}},
    {"serf", {0, infinity, 0, 1}},
    {"tanhexp", {0, infinity, 0, 1}},
    {"lisht", {infinity, infinity, -1, 1}},
    {"hardshrink", {-infinity, infinity, 1, 1}},
    {"softshrink", {-infinity, infinity, 1, 1}},
    {"tanhshrink", {-infinity, infinity, 1, 1}},
    {"sine", {none, none, none, none}},
    {"snake", {none, none, none, none}},
};

/// Those whose value or derivative is NaN at an infinity where it should be the limit. A name that does not belong here
/// is an error.
std::set<std::string_view> const wrong_value{"xielu"};

bool same(double got, double expected) {
    return std::isnan(expected)   ? std::isnan(got)
           : std::isinf(expected) ? got == expected
                                  : std::fabs(got - expected) <= 1e-15 * std::fabs(expected);
}

} // namespace

TEST_CASE("NaN in any input gives NaN") {
    for_each_entry([](auto entry) {
        using entry_type = decltype(entry);
        constexpr int inputs = entry_type::inputs;
        for (int where = 0; where < inputs; ++where) {
            double given[inputs];
            for (int i = 0; i < inputs; ++i) given[i] = i == where ? none : 0.25 + i;
            bool const used =
                std::string_view(entry.name) != "prelu" || where == 0; // a slope that x > 0 does not use
            [&]<std::size_t... I>(std::index_sequence<I...>) {
                INFO(entry.name << ", input " << where);
                if (used && !(std::string_view(entry.name) == "threshold" && where > 0))
                    CHECK(std::isnan(ogive::evaluate<entry_type::activation>(given[I]...)));
            }
            (std::make_index_sequence<inputs>{});
        }
    });
}

TEST_CASE("At infinity there is the limit") {
    constexpr auto x = ogive::var<"x">;
    for_each_entry([&](auto entry) {
        using entry_type = decltype(entry);
        if constexpr (entry_type::inputs == 1) {
            constexpr auto slope = diff(entry_type::activation(x), x);
            REQUIRE(at_infinity.contains(entry.name));
            limits const expected = at_infinity.at(entry.name);
            constexpr auto f = entry_type::activation(x);
            double const low = ogive::evaluate<f>(-infinity), high = ogive::evaluate<f>(infinity);
            double const slope_low = ogive::evaluate<slope>(-infinity),
                         slope_high = ogive::evaluate<slope>(infinity);
            INFO(entry.name << ": from " << low << " to " << high << ", slope from " << slope_low << " to "
                            << slope_high);
            bool const values = same(low, expected.low) && same(high, expected.high);
            CHECK(values != wrong_value.contains(entry.name));
            bool const slopes = same(slope_low, expected.slope_low) && same(slope_high, expected.slope_high);
            CHECK(slopes);
        }
    });
}

TEST_CASE("Both zeros are the same argument") {
    for_each_entry([](auto entry) {
        using entry_type = decltype(entry);
        if constexpr (entry_type::inputs == 1) {
            INFO(entry.name);
            CHECK(ogive::evaluate<entry_type::activation>(-0.0) ==
                  ogive::evaluate<entry_type::activation>(0.0));
        }
    });
}
