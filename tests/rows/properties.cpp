// SPDX-License-Identifier: BSL-1.0
// Properties over random shapes, strides and ways to give a variable, in order and not.
#include "catch.hpp"
#include "matrix.hpp"
#include "property.hpp"
#include <cmath>
#include <string>

namespace {

constexpr auto x = ogive::var<"x">;
constexpr auto w = ogive::var<"w">;
constexpr auto weighted = w * exp(x) / row_sum(exp(x)); // written without a shift

struct shape {
    std::size_t count, length, gap;
};

shape random_shape(std::mt19937_64& random) {
    // as many short rows as long ones
    return {random() % 9, random() % (std::size_t{1} << (1 + random() % 9)), random() % 4};
}

/// Some numbers, and the ways in which they are given as w: one, one a row, one a column, one an element.
struct weights {
    static constexpr int kinds = 4;
    int kind;
    std::size_t count, length;
    std::vector<float> numbers;

    weights(int how, shape s, std::mt19937_64& random)
        : kind(how), count(s.count), length(s.length), numbers(size()) {
        for (float& each : numbers) each = std::normal_distribution<float>(0, 2)(random);
    }
    std::size_t size() const {
        return kind == 0 ? 1 : kind == 1 ? count : kind == 2 ? length : count * length;
    }
    /// The place of what element i of row r is multiplied with.
    std::size_t place(std::size_t r, std::size_t i) const {
        return kind == 0 ? 0 : kind == 1 ? r : kind == 2 ? i : r * length + i;
    }
    /// Calls f(w as an input, a gradient of it as a result).
    void give(std::vector<float>& gradient, auto const& f) const {
        switch (kind) {
        case 0: return f(numbers[0], gradient[0]);
        case 1: return f(ogive::per_row(numbers), gradient);
        case 2: return f(ogive::per_column(numbers), ogive::per_column(gradient));
        default: return f(ogive::rows(numbers, count, length), ogive::rows(gradient, count, length));
        }
    }
};

} // namespace

TEST_CASE("A softmax with weights: every way to give them, any shape and stride") {
    property("values and gradients", [](unsigned seed) {
        std::mt19937_64 random(seed);
        shape const s = random_shape(random);
        weights const given(static_cast<int>(random() % weights::kinds), s, random);
        auto const in = random_matrix<float>(s.count, s.length, s.gap, seed);
        auto const up = random_matrix<float>(s.count, s.length, random() % 4, seed + 1);
        matrix<float> y(s.count, s.length, random() % 4), dx(s.count, s.length, random() % 4);
        std::vector<float> dw(given.size());
        given.give(dw, [&](auto const& weight, auto&& gradient) {
            ogive::kernel<weighted>(w = weight, x = in.rows(), y.rows());
            ogive::pullback<weighted>(w = weight, x = in.rows(), up.rows(), gradient, dx.rows());
        });
        std::vector<double> exact_dw(given.size()), size(given.size());
        for (std::size_t r = 0; r < s.count; ++r) {
            double total = 0, dot = 0, terms = 0;
            for (float const each : in.row(r)) total += std::exp(each);
            auto const softmax = [&](std::size_t i) { return std::exp(in.row(r)[i]) / total; };
            auto const weight = [&](std::size_t i) { return given.numbers[given.place(r, i)]; };
            for (std::size_t i = 0; i < s.length; ++i) {
                double const term = up.row(r)[i] * weight(i) * softmax(i);
                dot += term, terms += std::fabs(term);
                exact_dw[given.place(r, i)] += up.row(r)[i] * softmax(i);
                size[given.place(r, i)] += std::fabs(up.row(r)[i] * softmax(i));
            }
            for (std::size_t i = 0; i < s.length; ++i) {
                double const p = softmax(i);
                RC_ASSERT(std::fabs(y.row(r)[i] - weight(i) * p) <= 1e-6 * std::fabs(weight(i) * p));
                RC_ASSERT(std::fabs(dx.row(r)[i] - p * (up.row(r)[i] * weight(i) - dot)) <=
                          1e-6 * p * (std::fabs(up.row(r)[i] * weight(i)) + terms));
            }
        }
        for (std::size_t k = 0; k < dw.size(); ++k)
            RC_ASSERT(std::fabs(dw[k] - exact_dw[k]) <= 1e-6 * size[k]);
        RC_ASSERT(y.gaps_are_whole() && dx.gaps_are_whole());
    });
}

TEST_CASE("Shapes that differ are refused, whichever argument it is, and nothing is written") {
    property("kernel and pullback", [](unsigned seed) {
        std::mt19937_64 random(seed);
        shape const s = random_shape(random);
        shape const other{s.count + random() % 2, s.length + random() % 2, 0};
        bool const fits = other.count == s.count && other.length == s.length;
        auto const in = random_matrix<float>(s.count, s.length, s.gap, seed);
        auto const given = random_matrix<float>(other.count, other.length, 1, seed);
        matrix<float> first(s.count, s.length), second(other.count, other.length);
        matrix<float> const before_first = first, before_second = second;
        auto const text = [](shape of) {
            return std::to_string(of.count) + " rows of " + std::to_string(of.length) + " elements";
        };
        auto const refused = [&](auto const& call) {
            try {
                call();
            } catch (ogive::argument_error const& error) {
                std::string const message = error.what();
                RC_ASSERT(message.find(text(s)) != std::string::npos);
                RC_ASSERT(message.find(text(other)) != std::string::npos);
                RC_ASSERT(first.holds(before_first) && second.holds(before_second));
                return true;
            }
            return false;
        };
        RC_ASSERT(refused([&] { ogive::kernel<weighted>(w = 1, x = in.rows(), second.rows()); }) != fits);
        second = before_second;
        RC_ASSERT(refused([&] { ogive::kernel<weighted>(w = given.rows(), x = in.rows(), first.rows()); }) !=
                  fits);
        first = before_first;
        RC_ASSERT(refused([&] {
                      ogive::pullback<weighted, x>(w = 1, x = in.rows(), given.rows(), first.rows());
                  }) != fits);
    });
}
