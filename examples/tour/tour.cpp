// SPDX-License-Identifier: BSL-1.0
// A guided tour of Ogive: every stop prints what it shows, and checks it.
#include <cmath>
#include <cstdlib>
#include <iostream>
#include <ogive/interop/eigen.hpp>
#include <ogive/ogive.hpp>
#include <string>
#include <vector>

namespace {

bool all_good = true;

void stop(char const* title) { std::cout << "\n-- " << title << '\n'; }

void check(bool holds, char const* claim) {
    std::cout << (holds ? "good: " : "FAILED: ") << claim << '\n';
    all_good = all_good && holds;
}

bool near(double value, double wanted) { return std::abs(value - wanted) <= 1e-6 * std::abs(wanted); }
void print(char const* name, std::vector<float> const& numbers) {
    for (std::cout << name << ':'; float const number : numbers) std::cout << ' ' << number;
    std::cout << '\n';
}

// [region formula]
constexpr auto x = ogive::var<"x">;
constexpr auto swish = x / (1 + exp(-x));
constexpr auto slope = diff(swish, x);
// [region end]

void formulas() {
    stop("A formula as the textbook writes it, and what becomes of it");
    // [region print]
    std::cout << "x / (1 + exp(-x)) is " << swish << '\n';
    std::cout << "its derivative is    " << slope << '\n';
    std::cout << "its second is        " << diff(swish, x, x) << '\n';
    // [region end]
    check(ogive::to_string(swish) == "x * sigmoid(x)", "the unsafe quotient became a safe product");
}

void numbers() {
    stop("A formula is a function of numbers");
    // [region numbers]
    static_assert(slope(0.0) == 0.5);                       // in a constant expression
    double const at_two = ogive::evaluate<swish>(2.0);      // at run time, in double
    float const in_float = ogive::evaluate<swish>(2.0f);    // in float
    double const by_name = ogive::evaluate<swish>(x = 2.0); // by name
    double const far_left = ogive::evaluate<diff(swish, x)>(-400.0);
    // [region end]
    std::cout << "swish(2) = " << at_two << ", swish'(-400) = " << far_left << '\n';
    check(near(at_two, 2 / (1 + std::exp(-2.0))) && by_name == at_two && near(in_float, at_two),
          "by position, by name and in float: the same value");
    check(near(far_left, std::exp(-400.0) * (1 - 400.0)), "the derivative keeps its tail");
}

void buffers() {
    stop("A formula is a loop over buffers");
    // [region kernel]
    std::vector<float> const in{-2, -1, 0, 1, 2};
    std::vector<float> y(in.size()), dy(in.size());
    ogive::kernel<swish>(in, y);            // one loop
    ogive::kernel<swish, slope>(in, y, dy); // one loop, two results
    // [region end]
    print("x     ", in);
    print("swish ", y);
    print("swish'", dy);
    check(y[4] == ogive::evaluate<swish>(2.0f) && dy[4] == ogive::evaluate<slope>(2.0f),
          "each element has the very bits of the scalar call");
}

// [region gated]
constexpr auto a = ogive::var<"a">;
constexpr auto b = ogive::var<"b">;
constexpr auto geglu = a * ogive::gelu(b);
// [region end]

void gradients() {
    stop("Gradients: what a layer hands back");
    std::vector<float> const values{1, 2, 3}, gates{-1, 0, 1}, upstream{1, 1, 0.5f};
    std::vector<float> out(3), da(3), db(3);
    // [region pullback]
    ogive::kernel<geglu>(a = values, b = gates, out);
    ogive::pullback<geglu>(a = values, b = gates, upstream, da, db); // upstream * d/da, upstream * d/db
    ogive::pullback<geglu, b>(a = values, b = gates, upstream, db);  // of b only
    // [region end]
    std::cout << "d/db of " << geglu << ":\n  " << diff(geglu, b) << '\n';
    print("gradient of b", db);
    double const density = std::exp(-0.5) / std::sqrt(8 * std::atan(1.0));
    double const distribution = std::erfc(-std::sqrt(0.5)) / 2;
    check(near(db[2], 0.5 * 3 * (distribution + density)),
          "as by hand: upstream * a * (Phi(b) + b * phi(b))");
}

void parameters() {
    stop("A parameter that is learned: PReLU's slope is a number, its gradient a sum");
    // [region broadcast]
    constexpr auto alpha = ogive::var<"alpha">;
    constexpr auto prelu = where(x > 0, x, alpha * x);

    std::vector<float> const in{-3, -1, 2, 4}, upstream{1, 1, 1, 1};
    std::vector<float> dx(in.size());
    float dalpha = 0;
    ogive::pullback<prelu>(x = in, alpha = 0.25f, upstream, dx, dalpha);
    // [region end]
    print("gradient of x    ", dx);
    std::cout << "gradient of alpha: " << dalpha << '\n';
    check(dalpha == -4 && dx == std::vector<float>{0.25f, 0.25f, 1, 1}, "the sum of the negative inputs");
}

// [region activation]
constexpr auto offset = ogive::var<"offset">;

/// SwooshL (Yao et al. 2023).
constexpr auto swoosh =
    ogive::activation<"swoosh">(x, offset = 4, log(1 + exp(x - offset)) - 0.08 * x - 0.035);
// [region end]

void own_activation() {
    stop("Your own activation: one line");
    // [region use]
    double const usual = ogive::evaluate<swoosh>(1.0);      // offset = 4
    double const other = ogive::evaluate<swoosh>(1.0, 1.0); // offset = 1
    constexpr auto gated = a * swoosh(b, 1);                // a formula
    constexpr auto learned = swoosh(x, offset);             // offset is a variable
    // [region end]
    std::cout << "d/dx: " << diff(swoosh, x) << ", d/d offset: " << diff(learned, offset) << '\n';
    check(near(usual, std::log(1 + std::exp(-3.0)) - 0.115) && near(other, std::log(2.0) - 0.115),
          "the default is 4, another number can be given");
    check(ogive::evaluate<gated>(a = 2.0, b = 1.0) == 2 * other, "it is part of formulas");
}

// [region primitive]
/// Rounds, but lets gradients pass: the straight-through estimator of training for quantised inference.
struct quantize_op : ogive::unary {
    static constexpr std::string_view name = "quantize";
    static constexpr auto value(auto v) { return ogive::simd::round_even(v); } // numbers and SIMD lanes
    static constexpr auto derivative(auto, auto) { return 1; } // of the argument and the value
};
constexpr ogive::primitive_function<quantize_op> quantize{};
// [region end]

void own_primitive() {
    stop("Your own primitive: one struct");
    // [region quantized]
    constexpr auto eighths = quantize(8 * tanh(x)) / 8;
    std::vector<float> const in{-1, -0.1f, 0.5f, 3};
    std::vector<float> y(in.size()), dy(in.size());
    ogive::kernel<eighths, diff(eighths, x)>(in, y, dy);
    // [region end]
    std::cout << eighths << "\n  has the derivative " << diff(eighths, x) << '\n';
    print("value     ", y);
    print("derivative", dy);
    check(y == std::vector<float>{-0.75f, -0.125f, 0.5f, 1}, "the value is rounded");
    float const expected = ogive::evaluate<diff(tanh(x), x)>(3.0f);
    check(std::abs(dy[3] - expected) <= 4e-7f * expected, "the derivative is that of tanh");
}

void matrices() {
    stop("Eigen's matrices are buffers");
    // [region eigen]
    Eigen::MatrixXf const hidden{{-2, -1, 0, 1, 2, 3}, {3, 2, 1, 0, -1, -2}};
    Eigen::MatrixXf out(2, 3);
    ogive::kernel<geglu>(a = hidden.leftCols(3), b = hidden.rightCols(3), out);
    // [region end]
    std::cout << out << '\n';
    check(out(1, 0) == 0 && out(0, 2) == 0, "0 where the gate or the value is 0");
}

void errors() {
    stop("Mistakes are caught before anything is written");
    std::vector<float> const in(100);
    std::vector<float> y(99);
    std::string message;
    // [region errors]
    try {
        ogive::kernel<swish>(in, y);
    } catch (ogive::argument_error const& error) {
        message = error.what();
    }
    // [region end]
    std::cout << message << '\n';
    check(message.starts_with("ogive::kernel: result 1 has 99 elements, but input x has 100"),
          "the message names the argument and both sizes");
}

} // namespace

int main() {
    formulas();
    numbers();
    buffers();
    gradients();
    parameters();
    own_activation();
    own_primitive();
    matrices();
    errors();
    return all_good ? EXIT_SUCCESS : EXIT_FAILURE;
}
