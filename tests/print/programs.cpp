// SPDX-License-Identifier: BSL-1.0
// Graphs for Graphviz, and what a kernel computes step by step.
#include "catch.hpp"
#include "graphs.hpp"
#include <ogive/ogive.hpp>
#include <ogive/print/print.hpp>
#include <set>
#include <sstream>

namespace {

constexpr auto x = ogive::var<"x">;
constexpr auto y = ogive::var<"y">;
constexpr auto swish = x / (1 + exp(-x));

std::multiset<std::string> lines_of(std::string const& text) {
    std::multiset<std::string> lines;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) lines.insert(line);
    return lines;
}

struct quantize_op : ogive::unary {
    static constexpr std::string_view name = "quantize";
    static constexpr auto cost = ogive::cost{.selections = 1};
    static constexpr auto value(auto v) { return ogive::simd::round_even(v); }
};
constexpr ogive::primitive_function<quantize_op> quantize{};

} // namespace

TEST_CASE("A graph for Graphviz shows what is shared") {
    auto const lines = lines_of(ogive::dot(swish, diff(swish, x)));
    CHECK(lines.count(R"(    n0 [label="x" shape=box])") == 1);
    CHECK(lines.count(R"(    n1 [label="sigmoid" style=filled fillcolor="#f0e442"])") == 1);
    CHECK(lines.count(R"(    n3 [label="-"])") == 1);
    CHECK(lines.count("    n0 -> n1") == 1);
    CHECK(lines.count("    n2 -> y1") == 1);
    CHECK(lines.count("    y2 [shape=box style=bold]") == 1);
}

TEST_CASE("A graph for Graphviz numbers arguments whose order counts, and repeats numbers") {
    std::string const text = ogive::dot(x / y + where(x > 2, 2, y));
    auto const lines = lines_of(text);
    CHECK(text.find(" -> n2 [label=\"1\"]") != std::string::npos);
    int twos = 0;
    for (auto const& line : lines) twos += line.find("[label=\"2\" shape=plain]") != std::string::npos;
    CHECK(twos == 2);
}

TEST_CASE("The stages of a formula go from what is written to what runs") {
    auto const stages = ogive::stages(swish, diff(swish, x));
    REQUIRE(stages.size() == 14);
    CHECK(stages.front().name == "written");
    CHECK(same_formulas(stages.front().graph, ogive::graphs::lower(swish, diff(swish, x))));
    CHECK(stages[4].name == "derived: like terms collected");
    CHECK(same_formulas(stages[4].graph, ogive::graphs::derive(stages.front().graph)));
    CHECK(same_formulas(stages.back().graph, ogive::graphs::compile(stages[4].graph)));
    CHECK(ogive::dot(stages.front()).find("label=\"diff\"") != std::string::npos);
    CHECK(ogive::dot(stages[2]).find("label=\"diff\"") == std::string::npos);
    CHECK(ogive::dot(ogive::stages(exp(x)).back()).find("label=\"exp_exponent\"") != std::string::npos);
    CHECK(ogive::stages(swish, diff(swish, x, x)).size() == 17);

    auto const softmax = ogive::stages(exp(x) / row_sum(exp(x)));
    REQUIRE(softmax.size() == 5);
    CHECK(same_formulas(softmax.back().graph, ogive::graphs::derive(softmax.front().graph)));
    CHECK(to_string(softmax[1]).find("row_max") == std::string::npos);
    CHECK(to_string(softmax[2]).find("row_max") != std::string::npos);
}

TEST_CASE("A stage is printed as text and in LaTeX, and what is shared once") {
    auto const stages = ogive::stages(swish, diff(swish, x));
    CHECK(to_string(stages[1]) == "t1 = sigmoid(x)\nt2 = x * t1\nt3 = diff(t2, x, x)\nresults: t2, t3\n");
    CHECK(latex(stages[4]) == R"(\begin{aligned}
t_{1} &= \sigma\left(x\right) \\
t_{2} &= x \, t_{1} \\
y_{1} &= t_{2} \\
y_{2} &= t_{1} + t_{2} \, \sigma\left(-x\right)
\end{aligned})");
    CHECK(latex(ogive::stages(exp(x)).back()).find(R"(\operatorname{exp\_exponent}\left()") !=
          std::string::npos);
    CHECK(latex(ogive::stages(x * y + 1).back()) == "\\begin{aligned}\ny_{1} &= x \\, y + 1\n\\end{aligned}");
}

TEST_CASE("Steps are what a kernel computes, in order") {
    auto const square_plus_one = ogive::steps(x * x + 1, x / y);
    CHECK(square_plus_one.steps == std::vector<std::string>{"t1 = x * x + 1", "t2 = x / y"});
    CHECK(square_plus_one.results == std::vector<std::string>{"t1", "t2"});
    CHECK(to_string(square_plus_one) == "t1 = x * x + 1\nt2 = x / y\nresults: t1, t2\n"
                                        "2 operations: 1 division, 1 fused multiply-add\n");
    CHECK(ogive::steps(1 - x * y).steps[0] == "t1 = 1 - x * y");
    CHECK(ogive::steps(x * y - 1).steps[0] == "t1 = x * y - 1");
    CHECK(ogive::steps(quantize(-x)).steps == std::vector<std::string>{"t1 = -x", "t2 = quantize(t1)"});

    constexpr auto const& code = ogive::kernels::program_of<swish, diff(swish, x)>::code;
    CHECK(ogive::steps(swish, diff(swish, x)).steps == ogive::graphs::steps(code).steps);
}

TEST_CASE("A value and its derivatives share their exponential") {
    for (auto const& list : {ogive::steps(swish), ogive::steps(swish, diff(swish, x)),
                             ogive::steps(swish, diff(swish, x), diff(swish, x, x))}) {
        CHECK(list.cost.exponentials == 1);
        CHECK(list.cost.operations == static_cast<int>(list.steps.size()));
    }
    CHECK(ogive::steps(ogive::mish, diff(ogive::mish, x)).cost.exponentials == 1);
    CHECK(ogive::steps(ogive::relu).cost.exponentials == 0);
    CHECK(ogive::steps(x * 2).cost == ogive::cost{.operations = 1});
    CHECK(ogive::steps(exp(x) + exp(y)).cost.exponentials == 2);
    CHECK(ogive::steps(quantize(-x)).cost == ogive::cost{.operations = 2, .selections = 1});
    CHECK(ogive::steps(where(x > 0, x, y)).cost == ogive::cost{.operations = 2, .selections = 2});
    CHECK(to_string(ogive::cost{.operations = 3, .exponentials = 2, .divisions = 1}) ==
          "3 operations: 2 exponentials, 1 division");
}
