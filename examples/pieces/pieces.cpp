// SPDX-License-Identifier: BSL-1.0
// ReLUs approximate a curve: straight pieces, first with kinks at equal distances, then with kinks that are moved;
// and Maxout, which learns a convex shape.
#include <algorithm>
#include <array>
#include <cmath>
#include <iostream>
#include <ogive/interop/eigen.hpp>
#include <ogive/ogive.hpp>
#include <support/chapter.hpp>
#include <support/digits/matrix.hpp>

namespace {

using numbers = Eigen::VectorXd;

// [region formulas]
constexpr auto x = ogive::var<"x">;
constexpr auto curve = 3 * x / (1 + x * x * x * x); // what is to be approximated

constexpr auto height = ogive::var<"height">;
constexpr auto kink = ogive::var<"kink">;
constexpr auto unit = height * ogive::relu(x - kink);
// [region end]

constexpr double low = -3, high = 3;

numbers grid(int count) { return numbers::LinSpaced(count, low, high); }

/// A straight line and units, with kinks in ascending order.
struct fit {
    numbers kinks, heights; ///< heights: those of the units, then the line's slope and offset
    numbers values;         ///< on the grid
    double error = 0;       ///< root mean square
};

// [region solve]
/// The heights with the least squares, for kinks that are given.
fit solved(numbers const& at, numbers const& wanted, numbers kinks) {
    Eigen::MatrixXd columns(at.size(), kinks.size() + 2);
    for (int i = 0; i < kinks.size(); ++i)
        ogive::kernel<ogive::relu(x - kink)>(x = at, kink = kinks[i], columns.col(i));
    columns.col(kinks.size()) = at;
    columns.col(kinks.size() + 1).setOnes();
    numbers const heights = columns.colPivHouseholderQr().solve(wanted);
    numbers const values = columns * heights;
    return {kinks, heights, values, std::sqrt((values - wanted).squaredNorm() / double(at.size()))};
}
// [region end]

// [region move]
/// Moves the kinks down the gradient of the squared error, as long as that helps.
fit moved(numbers const& at, numbers const& wanted, fit best) {
    double rate = 0.1;
    for (int step = 0; step < 400; ++step) {
        numbers const upstream = (best.values - wanted) / double(at.size());
        numbers kinks = best.kinks;
        for (int i = 0; i < kinks.size(); ++i) {
            double slope = 0;
            ogive::pullback<unit, kink>(x = at, height = best.heights[i], kink = kinks[i], upstream, slope);
            kinks[i] = std::clamp(kinks[i] - rate * slope, low, high);
        }
        fit const next = solved(at, wanted, kinks);
        rate *= next.error < best.error ? 1.2 : 0.5;
        if (next.error < best.error) best = next;
    }
    return best;
}
// [region end]

void fit_curve(chapter& page) {
    numbers const at = grid(601);
    numbers wanted(at.size());
    ogive::kernel<curve>(at, wanted);

    page.section("fits");
    plot::chart c{
        "A curve and its fits by ReLUs",
        "Two units already give the two bends, with large errors; eight are hardly told from the curve.",
        {"x"},
        {""},
        {plot::sampled("the curve", low, high, [](double v) { return ogive::evaluate<curve>(v); })},
        {},
        {}};
    std::printf("root mean square of the error\n");
    std::printf("units   kinks at equal distances   kinks moved\n");
    std::vector<double> errors;
    for (int const units : {2, 4, 8, 16}) {
        fit const even = solved(at, wanted, numbers::LinSpaced(units + 2, low, high).segment(1, units));
        fit const best = moved(at, wanted, even);
        std::printf("%5d   %24.3f   %11.3f\n", units, even.error, best.error);
        errors.push_back(best.error);
        if (units <= 8)
            c.lines.push_back({std::to_string(units) + " units",
                               {at.begin(), at.end()},
                               {best.values.begin(), best.values.end()}});
    }
    page.check(errors[3] < errors[0] / 15, "eight times the units: less than a fifteenth of the error");
    page.draw("pieces", c);
}

// [region maxout]
constexpr auto bowl = x * x / 2; // any convex shape

constexpr auto slope1 = ogive::var<"slope1">;
constexpr auto slope2 = ogive::var<"slope2">;
constexpr auto slope3 = ogive::var<"slope3">;
constexpr auto slope4 = ogive::var<"slope4">;
constexpr auto offset1 = ogive::var<"offset1">;
constexpr auto offset2 = ogive::var<"offset2">;
constexpr auto offset3 = ogive::var<"offset3">;
constexpr auto offset4 = ogive::var<"offset4">;
constexpr auto unit4 = ogive::maxout<4>(slope1 * x + offset1, slope2* x + offset2, //
                                        slope3* x + offset3, slope4* x + offset4);
constexpr auto loss = square(unit4 - bowl) / 2;
// [region end]

void learn_shape(chapter& page) {
    page.section("maxout");
    numbers const at = grid(601);
    numbers losses(at.size()), shape(at.size());
    // [region learn]
    std::array<double, 4> s{-0.4, -0.2, 0.2, 0.4}, o{}, ds{}, d{};
    for (int step = 0; step < 4000; ++step) {
        ogive::pullback<loss, slope1, slope2, slope3, slope4, offset1, offset2, offset3, offset4>(
            x = at, slope1 = s[0], slope2 = s[1], slope3 = s[2], slope4 = s[3], offset1 = o[0],
            offset2 = o[1], offset3 = o[2], offset4 = o[3], 1.0 / static_cast<double>(at.size()), ds[0],
            ds[1], ds[2], ds[3], d[0], d[1], d[2], d[3]);
        for (std::size_t i = 0; i < 4; ++i) {
            s[i] -= 0.1 * ds[i];
            o[i] -= 0.1 * d[i];
        }
    }
    // [region end]
    for (auto* const learned : {&s, &o}) // as printed: the rest depends on the processor
        for (double& each : *learned) each = std::round(100 * each) / 100;
    for (std::size_t i = 0; i < 4; ++i) std::printf("piece %zu: %5.2f x %+5.2f\n", i + 1, s[i], o[i]);
    plot::chart c{"What a Maxout unit of four pieces learned",
                  "Four tangents of a parabola; their maximum is close to it.",
                  {"x"},
                  {""},
                  {plot::sampled("x^2 / 2", low, high, [](double v) { return ogive::evaluate<bowl>(v); })},
                  {},
                  {}};
    auto const learned = [&](double v) {
        return ogive::evaluate<unit4>(x = v, slope1 = s[0], slope2 = s[1], slope3 = s[2], slope4 = s[3],
                                      offset1 = o[0], offset2 = o[1], offset3 = o[2], offset4 = o[3]);
    };
    c.lines.push_back(plot::sampled("Maxout", low, high, learned));
    double largest = 0;
    for (double const v : at) largest = std::max(largest, std::abs(learned(v) - ogive::evaluate<bowl>(v)));
    std::printf("largest error: %.2f\n", largest);
    page.check(largest < 0.3, "four pieces follow the parabola");
    page.draw("pieces_maxout", c);
}

} // namespace

int main(int argc, char* argv[]) {
    chapter page(argc, argv);
    fit_curve(page);
    learn_shape(page);
    return page.result();
}
