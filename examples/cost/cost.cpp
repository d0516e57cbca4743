// SPDX-License-Identifier: BSL-1.0
// The cost of exp: how many exponentials a kernel computes, how long it takes, and what fusing saves.
#include <fstream>
#include <iostream>
#include <ogive/ogive.hpp>
#include <ogive/print/steps.hpp>
#include <sstream>
#include <stdexcept>
#include <string>
#include <support/chapter.hpp>
#include <vector>

namespace {

// [region formulas]
constexpr auto x = ogive::var<"x">;
constexpr auto swish = x / (1 + exp(-x));
constexpr auto slope = diff(swish, x);
// [region end]

void steps(chapter& page) {
    page.section("steps");
    // [region steps]
    std::cout << to_string(ogive::steps(swish, slope));
    // [region end]
    page.section("once");
    page.check(ogive::steps(swish, slope, diff(slope, x)).cost.exponentials == 1,
               "swish, its first and its second derivative: one exponential");
}

/// What docs/performance.md says of an activation: ns/element for its value, then for both value and derivative; how
/// many times as long unfused loops take for both.
struct speed {
    double value = 0, both = 0, unfused = 0;
};

speed measured(std::string const& name) {
    std::ifstream page(PROJECT_FOLDER "/docs/performance.md");
    for (std::string line; std::getline(page, line);) {
        if (!line.starts_with("| `" + name + "` |")) continue;
        std::vector<double> numbers;
        std::istringstream cells(line.substr(line.find('|', 2)));
        for (std::string cell; std::getline(cells, cell, '|');)
            if (double number = 0; std::istringstream(cell) >> number) numbers.push_back(number);
        return {numbers.at(0), numbers.at(3), numbers.at(5)};
    }
    throw std::runtime_error("docs/performance.md does not have " + name);
}

struct entry {
    char const* name;
    ogive::cost value, derivative, both;
    speed time;
};

template <class Activation>
entry counted(char const* name, Activation f) {
    return {name, ogive::steps(f(x)).cost, ogive::steps(diff(f(x), x)).cost,
            ogive::steps(f(x), diff(f(x), x)).cost, measured(name)};
}

void costs(chapter& page) {
    // [region entries]
    entry const entries[] = {counted("relu", ogive::relu),         counted("softsign", ogive::softsign),
                             counted("elu", ogive::elu),           counted("sigmoid", ogive::sigmoid),
                             counted("swish", ogive::swish),       counted("gelu", ogive::gelu),
                             counted("softplus", ogive::softplus), counted("mish", ogive::mish)};
    // [region end]
    page.section("counted");
    std::printf("            exponentials, divisions, logarithms of    measured, ns     unfused loops\n");
    std::printf("            value    and derivative   or separately   value    both    take\n");
    plot::chart c{
        "Exponentials and time",
        "relu has none and takes 0.03 ns; with one exponential it is 0.2 to 0.4; a logarithm besides, 0.7.",
        {"exponentials and logarithms of the value", -0.2, 2.4},
        {"ns/element", 0},
        {},
        {},
        {}};
    for (entry const& e : entries) {
        std::printf("%-9s  %2d %2d %2d    %4d %2d %2d      %4d %2d %2d      %6.2f  %6.2f   %4.1f x\n", e.name,
                    e.value.exponentials, e.value.divisions, e.value.logarithms, e.both.exponentials,
                    e.both.divisions, e.both.logarithms, e.value.exponentials + e.derivative.exponentials,
                    e.value.divisions + e.derivative.divisions, e.value.logarithms + e.derivative.logarithms,
                    e.time.value, e.time.both, e.time.unfused);
        c.marks.push_back({double(e.value.exponentials + e.value.logarithms), e.time.value, e.name});
    }
    page.check(entries[0].both.exponentials == 0, "ReLU needs no exponential");
    int together = 0, apart = 0;
    for (entry const& e : entries) {
        together += e.both.exponentials;
        apart += e.value.exponentials + e.derivative.exponentials;
    }
    std::printf("exponentials in all: %d together, %d separately\n", together, apart);
    page.check(3 * together <= 2 * apart, "sharing saves a third of the exponentials or more");
    page.draw("cost", c);
}

} // namespace

int main(int argc, char* argv[]) {
    chapter page(argc, argv);
    steps(page);
    costs(page);
    return page.result();
}
