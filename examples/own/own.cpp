// SPDX-License-Identifier: BSL-1.0
// A new activation, from its formula to a checked and fused kernel; and a new primitive.
#include "certify.hpp"
#include "logish.hpp"
#include <cmath>
#include <iostream>
#include <ogive/print/steps.hpp>
#include <support/chapter.hpp>
#include <vector>

namespace {

using own::logish, own::x;

void derive(chapter& page) {
    page.section("derived");
    // [region derived]
    std::cout << "logish   = " << logish(x) << '\n';
    std::cout << "logish'  = " << diff(logish, x) << '\n';
    static_assert(logish(0.0) == 0);
    // [region end]
    plot::chart c{
        "Logish and its derivatives",
        "Like swish: a valley on the left, close to a straight line on the right.",
        {"x"},
        {""},
        {plot::sampled("logish", -8, 4, [](double v) { return ogive::evaluate<logish>(v); }),
         plot::sampled("first", -8, 4, [](double v) { return ogive::evaluate<diff(logish, x)>(v); }),
         plot::sampled("second", -8, 4, [](double v) { return ogive::evaluate<diff(logish, x, x)>(v); })},
        {},
        {}};
    page.draw("own", c);
}

void run(chapter& page) {
    page.section("kernel");
    // [region kernel]
    std::vector<float> const in{-100, -1, 0, 1, 100}, upstream{1, 1, 1, 1, 1};
    std::vector<float> y(5), dx(5);
    ogive::kernel<logish>(in, y);              // the value
    ogive::pullback<logish>(in, upstream, dx); // the gradient
    std::cout << ogive::steps(logish, diff(logish, x)).cost.exponentials << " exponential\n";
    // [region end]
    for (std::size_t i = 0; i < in.size(); ++i)
        std::printf("x = %4.0f   value %12.4g   slope %12.4g\n", double{in[i]}, double{y[i]}, double{dx[i]});
    page.check(std::abs(dx[0] + 99 * std::exp(-100.0)) < 3e-45, "the tail of the derivative is there");
}

void certify(chapter& page) {
    page.section("certified");
    own::certificate const of = own::certified();
    page.check(of.gradient_is_right, "the derivatives agree with three oracles");
    page.check(of.value_ulp <= 4, "the value is within 4 ulp, for 10,000 floats from -80 to 80");
    page.check(of.slope_ulp <= 4, "the derivative too, also beside its root, where it cancels");
}

// [region spike]
/// A neuron that fires or does not: 1 where x > 0, else 0. Its true slope is 0; for training it is replaced by that of
/// a soft step, the surrogate gradient of spiking networks.
struct spike_op : ogive::unary {
    static constexpr std::string_view name = "spike";
    static constexpr auto value(auto v) { // of numbers and of SIMD lanes
        auto const zero = v - v;
        return ogive::simd::select(v > zero, zero + 1, zero);
    }
    static constexpr auto derivative(auto v, auto) { return 1 / square(1 + abs(v)); }
};
constexpr ogive::primitive_function<spike_op> spike{};
// [region end]

void own_primitive(chapter& page) {
    page.section("primitive");
    // [region fire]
    constexpr auto threshold = ogive::var<"threshold">;
    constexpr auto neuron = spike(x - threshold);
    std::vector<float> const in{-1, 0.5f, 1.5f, 3}, upstream(4, 1);
    std::vector<float> y(4), dx(4);
    float dthreshold = 0;
    ogive::kernel<neuron>(x = in, threshold = 1, y);
    ogive::pullback<neuron>(x = in, threshold = 1, upstream, dx, dthreshold);
    std::cout << "d/dx " << neuron << " = " << diff(neuron, x) << '\n';
    // [region end]
    for (std::size_t i = 0; i < in.size(); ++i)
        std::printf("x = %4.1f   %.0f   slope %.3f\n", double{in[i]}, double{y[i]}, double{dx[i]});
    std::printf("by the threshold, in all: %.3f\n", double{dthreshold});
    page.check(y == std::vector<float>{0, 0, 1, 1}, "it fires above the threshold");
}

} // namespace

int main(int argc, char* argv[]) {
    chapter page(argc, argv);
    derive(page);
    run(page);
    certify(page);
    own_primitive(page);
    return page.result();
}
