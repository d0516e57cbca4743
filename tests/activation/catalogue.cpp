// SPDX-License-Identifier: BSL-1.0
#include "catch.hpp"
#include "walk.hpp"
#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <vector>

namespace {

using names = std::vector<std::string_view>;

/// Every name that a header of the folder defines: activation<"name">.
std::set<std::string> defined_names() {
    auto const root = std::filesystem::path(__FILE__).parent_path().parent_path().parent_path();
    std::regex const definition("activation<\"([a-z0-9_]+)\">\\(");
    std::set<std::string> result;
    for (auto const& file : std::filesystem::directory_iterator(root / "include/ogive/activation")) {
        if (!file.is_regular_file()) continue; // activations over rows have a catalogue of their own
        std::ifstream stream(file.path());
        std::string const text(std::istreambuf_iterator<char>(stream), {});
        for (std::sregex_iterator match(text.begin(), text.end(), definition), end; match != end; ++match)
            result.insert((*match)[1]);
    }
    return result;
}

template <class Activation>
bool has_parameters(Activation const&, names const& expected) {
    return names(std::begin(anatomy<Activation>::names), std::end(anatomy<Activation>::names)) == expected;
}

} // namespace

TEST_CASE("Every activation that the folder defines is in the catalogue, once") {
    std::set<std::string> listed;
    for_each_entry([&](auto entry) {
        INFO(entry.name);
        CHECK(listed.insert(std::string(entry.name)).second);
    });
    for (int k = 2; k <= 8; ++k) CHECK(listed.erase("maxout" + std::to_string(k)) == 1);
    CHECK(listed == defined_names());
    CHECK(listed.size() >= 60);
}

TEST_CASE("Parameters have the order and the defaults of PyTorch's functional module") {
    using namespace ogive;
    CHECK(has_parameters(leaky_relu, {"x", "negative_slope"}));
    CHECK(has_parameters(prelu, {"x", "weight"}));
    CHECK(has_parameters(rrelu, {"x", "lower", "upper"}));
    CHECK(has_parameters(ogive::threshold, {"x", "threshold", "value"}));
    CHECK(has_parameters(hardtanh, {"x", "min_val", "max_val"}));
    CHECK(has_parameters(elu, {"x", "alpha"}));
    CHECK(has_parameters(celu, {"x", "alpha"}));
    CHECK(has_parameters(softplus, {"x", "beta"}));
    CHECK(has_parameters(hardshrink, {"x", "lambd"}));
    CHECK(has_parameters(softshrink, {"x", "lambd"}));
    CHECK(evaluate<ogive::leaky_relu>(-2.0) == evaluate<ogive::leaky_relu>(-2.0, 0.01));
    CHECK(evaluate<ogive::rrelu>(-2.0) == evaluate<ogive::rrelu>(-2.0, 1.0 / 8, 1.0 / 3));
    CHECK(evaluate<ogive::hardtanh>(-2.0) == evaluate<ogive::hardtanh>(-2.0, -1.0, 1.0));
    CHECK(evaluate<ogive::elu>(-2.0) == evaluate<ogive::elu>(-2.0, 1.0));
    CHECK(evaluate<ogive::celu>(-2.0) == evaluate<ogive::celu>(-2.0, 1.0));
    CHECK(evaluate<ogive::softplus>(-2.0) == evaluate<ogive::softplus>(-2.0, 1.0));
    CHECK(evaluate<ogive::hardshrink>(0.4) == 0);
    CHECK(evaluate<ogive::hardshrink>(0.4, 0.3) == 0.4);
    CHECK(evaluate<ogive::softshrink>(0.75) == 0.25);
    CHECK(evaluate<ogive::softshrink>(0.75, 0.25) == 0.5);
}

TEST_CASE("Other names are the same activation") {
    for (double const x : {-4.0, -0.5, 0.0, 0.5, 4.0}) {
        CHECK(ogive::evaluate<ogive::linear>(x) == ogive::evaluate<ogive::identity>(x));
        CHECK(ogive::evaluate<ogive::squared_relu>(x) == ogive::evaluate<ogive::relu2>(x));
        CHECK(ogive::evaluate<ogive::hard_silu>(x) == ogive::evaluate<ogive::hardswish>(x));
        CHECK(ogive::evaluate<ogive::swish>(x) == ogive::evaluate<ogive::silu>(x));
    }
}

TEST_CASE("The derivative jumps at the kinks and nowhere else") {
    constexpr auto v = ogive::var<"v">;
    for_each_entry([&](auto entry) {
        using entry_type = decltype(entry);
        constexpr int inputs = entry_type::inputs;
        constexpr bool with_two = inputs == 2 && !anatomy_of<entry_type>::key.view().starts_with("maxout");
        constexpr bool slope_given = anatomy_of<entry_type>::key.view() == "prelu";
        if constexpr (inputs == 1 || with_two) {
            constexpr auto f = [=] {
                if constexpr (inputs == 1)
                    return entry_type::activation(v);
                else if constexpr (slope_given)
                    return entry_type::activation(v, 0.25);
                else
                    return entry_type::activation(1.5, v);
            }();
            constexpr auto slope = diff(f, v);
            std::set<double> jumps;
            for (double const at : {-7.0, -3.0, -1.0, -0.5, -1e-6, 0.0, 0.5, 1.0, 3.0, 6.0, 7.0}) {
                double const step = 1e-9, below = at - step, above = at + step;
                if (below <= entry_type::facts.low || above >= entry_type::facts.high) continue;
                auto const jumps_between = [](double low, double high) {
                    return std::abs(high - low) > 1e-7 * (1 + std::abs(high));
                };
                if (jumps_between(ogive::evaluate<slope>(below), ogive::evaluate<slope>(above)) ||
                    jumps_between(ogive::evaluate<f>(below), ogive::evaluate<f>(above)))
                    jumps.insert(at);
            }
            INFO(entry.name);
            CHECK(jumps == std::set<double>(entry_type::facts.kinks.begin(), entry_type::facts.kinks.end()));
        }
    });
}

TEST_CASE("Outside of its domain an activation is NaN, inside it is not") {
    for (double const x : {-1e-3, 1.001, 7.0, -2.0}) CHECK(std::isnan(ogive::evaluate<ogive::logit>(x)));
    CHECK(ogive::evaluate<ogive::logit>(0.0) == -std::numeric_limits<double>::infinity());
    CHECK(ogive::evaluate<ogive::logit>(1.0) == std::numeric_limits<double>::infinity());
}
