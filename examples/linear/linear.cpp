// SPDX-License-Identifier: BSL-1.0
// Why a nonlinearity: a stack of linear layers is one linear layer, by symbols and by numbers.
#include <iostream>
#include <support/chapter.hpp>
#include <support/digits/activation.hpp>
#include <support/digits/data.hpp>
#include <support/digits/network.hpp>

namespace {

using namespace digits;

constexpr auto x = ogive::var<"x">;

// [region stack]
constexpr auto w1 = ogive::var<"w1">;
constexpr auto w2 = ogive::var<"w2">;
constexpr auto w3 = ogive::var<"w3">;
constexpr auto b1 = ogive::var<"b1">;
constexpr auto b2 = ogive::var<"b2">;
constexpr auto b3 = ogive::var<"b3">;

constexpr auto linear = w3 * (w2 * (w1 * x + b1) + b2) + b3;
constexpr auto bent = w3 * tanh(w2 * tanh(w1 * x + b1) + b2) + b3;
// [region end]

void by_symbols(chapter& page) {
    page.section("symbols");
    // [region symbols]
    std::cout << "linear, first derivative:  " << diff(linear, x) << '\n';
    std::cout << "linear, second derivative: " << diff(linear, x, x) << '\n';
    std::cout << "bent, first derivative:    " << diff(bent, x) << '\n';
    // [region end]
    page.check(ogive::to_string(diff(linear, x, x)) == "0", "three linear layers have one constant slope");
}

// [region network]
constexpr int depth = 10;

/// Ten hidden layers of 64 units, with random weights.
network deep(activation f) {
    std::mt19937 random(1);
    std::vector<int> units(depth + 1, pixels);
    units.push_back(classes);
    return {units, f, 2, random};
}
// [region end]

/// The best a single layer can do: the matrix that gives these scores of all images with the least squares.
/// Gives the share of the scores' variance that it leaves unexplained.
double unexplained(network const& net, matrix const& images) {
    matrix const scores = net.forward(images).scores();
    matrix inputs(images.rows(), images.cols() + 1);
    inputs << images, matrix::Ones(images.rows(), 1);
    matrix const best = inputs.completeOrthogonalDecomposition().solve(scores);
    matrix const centred = scores.rowwise() - scores.colwise().mean();
    return (inputs * best - scores).squaredNorm() / centred.squaredNorm();
}

void by_numbers(chapter& page, dataset const& data) {
    page.section("numbers");
    double const of_linear = unexplained(deep(elementwise<x>()), data.images);
    double const of_tanh = unexplained(deep(elementwise<tanh(x)>()), data.images);
    double const of_relu = unexplained(deep(elementwise<ogive::relu(x)>()), data.images);
    std::printf("share of a network's output that one layer cannot reproduce\n");
    std::printf("  ten layers, nothing between them  %5.1f %%\n", 100 * of_linear);
    std::printf("  ten layers, ReLU between them     %5.1f %%\n", 100 * of_relu);
    std::printf("  ten layers, tanh between them     %5.1f %%\n", 100 * of_tanh);
    page.check(of_linear < 1e-20, "without an activation, one layer does what ten do");
    page.check(of_tanh > 0.05 && of_relu > 0.05, "with one, it does not");
}

/// One of the scores on the way from an image to another one, and on in both directions.
plot::series along(char const* label, network const& net, matrix const& from, matrix const& to) {
    constexpr int count = 200;
    plot::series line{label, {}, {}};
    matrix images(count + 1, pixels);
    for (int i = 0; i <= count; ++i) {
        line.x.push_back(-2 + 5.0 * i / count);
        images.row(i) = from + line.x.back() * (to - from);
    }
    matrix const scores = net.forward(images).scores();
    for (int i = 0; i <= count; ++i) line.y.push_back(scores(i, 0) - scores(0, 0));
    double largest = 0;
    for (double const y : line.y) largest = std::max(largest, std::abs(y));
    for (double& y : line.y) y /= largest;
    return line;
}

void draw(chapter const& page, dataset const& data) {
    matrix const zero = data.images.row(0), one = data.images.row(1);
    plot::chart c{
        "What ten layers do along a straight line",
        "Without an activation the output is a straight line; with ReLU it is broken in many places; with "
        "tanh it is a smooth curve.",
        {"from the image of a 0 (at 0) to that of a 1 (at 1)"},
        {"one output, scaled"},
        {},
        {},
        {}};
    c.lines.push_back(along("nothing between", deep(elementwise<x>()), zero, one));
    c.lines.push_back(along("ReLU between", deep(elementwise<ogive::relu(x)>()), zero, one));
    c.lines.push_back(along("tanh between", deep(elementwise<tanh(x)>()), zero, one));
    page.draw("linear", c);
}

} // namespace

int main(int argc, char* argv[]) {
    chapter page(argc, argv);
    by_symbols(page);
    dataset const data = load();
    by_numbers(page, data);
    draw(page, data);
    return page.result();
}
