// SPDX-License-Identifier: BSL-1.0
#include "catch.hpp"
#include "graphs.hpp"
#include <iostream>
#include <ogive/ogive.hpp>
#include <sstream>

namespace {

using namespace ogive::graphs;

constexpr auto x = ogive::var<"x">;
constexpr auto y = ogive::var<"y">;
constexpr auto z = ogive::var<"z">;
constexpr auto swish = x / (1 + exp(-x));
constexpr auto leaky = ogive::activation<"leaky">(x, y = 0.01, where(x > 0, x, y* x));

/// The text of a formula as it was written, nothing simplified.
std::string as_written(auto const& f) {
    graph const g = lower(f);
    return text_of(g, g.outputs[0]);
}

} // namespace

TEST_CASE("What was derived is shown") {
    CHECK(to_string(swish) == "x * sigmoid(x)");
    CHECK(to_string(diff(swish, x)) == "sigmoid(x) + x * sigmoid(x) * sigmoid(-x)");
    CHECK(to_string(diff(x * x * x, x, x, x)) == "6");
    CHECK(to_string(diff(leaky(x, z), z)) == "where(x > 0, 0, x)");
}

TEST_CASE("A formula that is a template argument is derived while compiling and reads the same") {
    constexpr auto slope = diff(swish, x);
    constexpr auto gate = diff(leaky(x, z), z);
    constexpr auto deviation = x - row_mean(x);
    CHECK(ogive::to_string<slope>() == to_string(slope));
    CHECK(ogive::to_string<gate>() == to_string(gate));
    CHECK(ogive::to_string<leaky>() == to_string(leaky));
    CHECK(ogive::to_string<deviation>() == to_string(deviation));
    CHECK(ogive::to_string<ogive::softmax>() == to_string(ogive::softmax));
}

TEST_CASE("An activation is printed as its body") {
    CHECK(to_string(leaky) == "where(x > 0, x, 0.01 * x)");
    CHECK(to_string(leaky(y, 0.5)) == "where(y > 0, y, 0.5 * y)");
}

TEST_CASE("Parentheses stand where C++ needs them, and nowhere else") {
    CHECK(as_written(x + y * z) == "x + y * z");
    CHECK(as_written((x + y) * z) == "(x + y) * z");
    CHECK(as_written(x - (y - z)) == "x - (y - z)");
    CHECK(as_written(x - y - z) == "x - y - z");
    CHECK(as_written(x + (y + z)) == "x + (y + z)");
    CHECK(as_written(x / (y / z)) == "x / (y / z)");
    CHECK(as_written(x / y / z) == "x / y / z");
    CHECK(as_written(x / (y * z)) == "x / (y * z)");
    CHECK(as_written(x * (y / z)) == "x * (y / z)");
    CHECK(as_written(-(x + y)) == "-(x + y)");
    CHECK(as_written(x - (-y)) == "x - -y");
    CHECK(as_written(exp(-x)) == "exp(-x)");
    CHECK(as_written(exp((x + y)) * 2) == "exp(x + y) * 2");
    CHECK(as_written(where(x > 0 && y < 1 || !(z == 2), x, y)) ==
          "where(x > 0 && y < 1 || !(z == 2), x, y)"); // NOLINT
    CHECK(as_written(where((x > 0 || y > 0) && z > 0, x, y)) == "where((x > 0 || y > 0) && z > 0, x, y)");
    CHECK(as_written(where(x + 1 > y * 2, x, y)) == "where(x + 1 > y * 2, x, y)");
    CHECK(as_written(where(!(x > 0), x, y)) == "where(!(x > 0), x, y)");
    CHECK(as_written(max(x, y, z + 1)) == "max(x, y, z + 1)");
}

TEST_CASE("Signs never run together") {
    CHECK(as_written(-(-x)) == "-(-x)");
    CHECK(as_written(x - (-1)) == "x - -1");
    CHECK(as_written(-(x * y)) == "-x * y");
    CHECK(as_written(-(-1 * x)) == "-(-1 * x)");
    CHECK(as_written(-(-x * y)) == "-(-x * y)");
    CHECK(as_written(-(x / y)) == "-x / y");
}

TEST_CASE("A whole number 0 does not lose its sign") {
    CHECK(as_written(-(0 / x)) == "-(0 / x)");
    CHECK(as_written(-(0 * x) - 1) == "-(0 * x) - 1");
    CHECK(as_written(-(0.5 / x)) == "-0.5 / x");
}

TEST_CASE("A stream takes a formula, and the text is the same") {
    std::ostringstream narrow;
    narrow << diff(swish, x) << '|' << leaky;
    CHECK(narrow.str() == to_string(diff(swish, x)) + "|" + to_string(leaky));
    std::wostringstream wide;
    wide << swish;
    CHECK(wide.str() == L"x * sigmoid(x)");
    std::ostringstream captured;
    auto* const before = std::cout.rdbuf(captured.rdbuf());
    std::cout << swish;
    std::cout.rdbuf(before);
    CHECK(captured.str() == "x * sigmoid(x)");
}

TEST_CASE("A formula that shares much is printed with names, not written out") {
    auto const twice = [](auto const& f) { return f * f + f; };
    auto const tower = twice(twice(twice(twice(twice(twice(twice(twice(twice(sin(x))))))))));
    std::string const text = as_written(tower);
    CHECK(text.size() < 2000);
    CHECK(text.find("auto t1 = sin(x);\n") == 0);
    CHECK(text.find("auto t2 = t1 * t1 + t1;\n") != std::string::npos);
    CHECK(text.substr(text.rfind('\n') + 1) == "t9 * t9 + t9");
}
