// SPDX-License-Identifier: BSL-1.0
#include "catch.hpp"
#include <boost/hana/for_each.hpp>
#include <ogive/activation/catalogue.hpp>
#include <ogive/ogive.hpp>
#include <ogive/print/latex.hpp>

namespace {

constexpr auto x = ogive::var<"x">;
constexpr auto y = ogive::var<"y">;
constexpr auto z = ogive::var<"z">;

std::string written(auto const& f) { return ogive::latex_as_written(f); }

struct quantize_op : ogive::unary {
    static constexpr std::string_view name = "round_to_even";
    static constexpr auto value(auto v) { return ogive::simd::round_even(v); }
};
constexpr ogive::primitive_function<quantize_op> quantize{};

struct floor_op : ogive::unary {
    static constexpr std::string_view name = "floor";
    static constexpr std::string_view latex = R"(\left\lfloor #1 \right\rfloor)";
    static constexpr auto value(auto v) { return ogive::simd::round_even(v); }
};
constexpr ogive::primitive_function<floor_op> lower_whole{};

/// Whether braces, \left and \right, and environments are closed in the order in which they were opened.
bool is_balanced(std::string const& text) {
    std::string open;
    auto const close = [&](char what) {
        if (open.empty() || open.back() != what) return false;
        open.pop_back();
        return true;
    };
    auto const at = [&](std::size_t i, std::string_view word) {
        return text.compare(i, word.size(), word) == 0;
    };
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '{') open += '{';
        if (text[i] == '}' && !close('{')) return false;
        if (at(i, "\\left") && !at(i, "\\left\\lfloor")) open += '(';
        if (at(i, "\\right") && !close('(')) return false;
        if (at(i, "\\begin")) open += 'b';
        if (at(i, "\\end") && !close('b')) return false;
    }
    return open.empty();
}

} // namespace

TEST_CASE("LaTeX of what was derived") {
    constexpr auto swish = x / (1 + exp(-x));
    CHECK(ogive::latex(swish) == R"(x \, \sigma\left(x\right))");
    CHECK(ogive::latex(diff(swish, x)) ==
          R"(\sigma\left(x\right) + x \, \sigma\left(x\right) \, \sigma\left(-x\right))");
    CHECK(written(swish) == R"(\frac{x}{1 + e^{-x}})");
}

TEST_CASE("LaTeX has parentheses where they are needed") {
    CHECK(written((x + y) * z) == R"(\left(x + y\right) \, z)");
    CHECK(written(x - (y - z)) == R"(x - \left(y - z\right))");
    CHECK(written(x - (-y)) == R"(x - \left(-y\right))");
    CHECK(written(x + (-y)) == "x - y");
    CHECK(written(x + (-y * z)) == R"(x - y \, z)");
    CHECK(written(x + (-y - z)) == R"(x + \left(-y - z\right))");
    CHECK(written(-(x + y)) == R"(-\left(x + y\right))");
    CHECK(written(x * -y) == R"(x \, \left(-y\right))");
    CHECK(written(square(x + 1)) == R"(\left(x + 1\right)^{2})");
    CHECK(written(square(exp(x))) == R"(\left(e^{x}\right)^{2})");
    CHECK(written(square(tanh(x))) == R"(\tanh\left(x\right)^{2})");
    CHECK(written(square(x / y)) == R"(\left(\frac{x}{y}\right)^{2})");
    CHECK(written(square(-x)) == R"(\left(-x\right)^{2})");
    CHECK(written(pow(x, y + 1)) == "x^{y + 1}");
    CHECK(written(2 * expm1(x)) == R"(2 \, \left(e^{x} - 1\right))");
    CHECK(written(x * where(x > 0, 1, y)) ==
          R"(x \, \left(\begin{cases} 1 & \text{if } x > 0 \\ y & \text{otherwise} \end{cases}\right))");
}

TEST_CASE("LaTeX sets fractions, products and cases flat") {
    CHECK(written(x / y / z) == R"(\frac{x}{z \, y})");
    CHECK(written(-x / y) == R"(-\frac{x}{y})");
    CHECK(written(x * 2 * (y * 3)) == R"(2 \cdot 3 \, x \, y)");
    CHECK(
        written(where(x <= -3, 0, where(x >= 3 && y != 1, x, 1))) ==
        R"(\begin{cases} 0 & \text{if } x \le -3 \\ x & \text{if } x \ge 3 \land y \ne 1 \\ 1 & \text{otherwise} \end{cases})");
    CHECK(written(max(x, y, 0)) == R"(\max\left(x, y, 0\right))");
    CHECK(written(abs(x) + sqrt(x) + erf(x) + normal_cdf(x)) ==
          R"(\left|x\right| + \sqrt{x} + \operatorname{erf}\left(x\right) + \Phi\left(x\right))");
}

TEST_CASE("LaTeX of numbers and names") {
    CHECK(written(x * 1.6732632423543772) == R"(1.67326 \, x)");
    CHECK(written(x + 1.0 / 3) == R"(x + \frac{1}{3})");
    CHECK(written(x + 5.0 / 6) == R"(x + \frac{5}{6})");
    CHECK(written(x / 1.4142135623730951) == R"(\frac{x}{\sqrt{2}})");
    CHECK(written(max(x, -1e-6)) == R"(\max\left(x, -10^{-6}\right))");
    CHECK(written(x * 2.5e-9) == R"(2.5 \cdot 10^{-9} \, x)");
    CHECK(ogive::graphs::latex_number(-std::numeric_limits<double>::infinity()) == R"(-\infty)");
    CHECK(ogive::graphs::latex_name("alpha") == R"(\alpha)");
    CHECK(ogive::graphs::latex_name("alpha_n") == R"(\alpha_{n})");
    CHECK(ogive::graphs::latex_name("p2") == "p_{2}");
    CHECK(ogive::graphs::latex_name("negative_slope") == R"(\mathrm{negative\_slope})");
}

TEST_CASE("LaTeX of a user's primitive is its name, or what it says") {
    CHECK(ogive::latex(2 * quantize(x)) == R"(2 \, \operatorname{round\_to\_even}\left(x\right))");
    CHECK(ogive::latex(lower_whole(x + 1)) == R"(\left\lfloor x + 1 \right\rfloor)");
}

TEST_CASE("A long formula gets names for its shared parts in LaTeX") {
    auto const twice = [](auto const& f) { return f * f + f; };
    std::string const text = written(twice(twice(twice(twice(exp(-sin(x + 1)))))));
    CHECK(text.starts_with("\\begin{aligned}\nt_{1} &= "));
    CHECK(text.ends_with("\n\\end{aligned}"));
    CHECK(text.find(R"(t_{4} \, t_{4} + t_{4})") != std::string::npos);
    CHECK(is_balanced(text));
    CHECK(text.size() < 400);
}

TEST_CASE("LaTeX of the catalogue is well formed") {
    boost::hana::for_each(ogive::catalogue, [](auto entry) {
        for (std::string const& text : {ogive::latex(entry.activation), written(entry.activation)}) {
            INFO(text);
            CHECK(!text.empty());
            CHECK(is_balanced(text));
        }
    });
    CHECK(!is_balanced("\\frac{x}{"));
    CHECK(!is_balanced(R"(\left(x})"));
}
