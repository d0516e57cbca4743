// SPDX-License-Identifier: BSL-1.0
#include "rows.hpp"
#include <algorithm>
#include <cmath>
#include <numeric>
#include <ogive/study/text.hpp>
#include <random>

namespace {

using ogive::study::short_number;
using row = row_item::row;

/// Rows of 8 numbers from -6 to 6; the same ones on every machine.
std::vector<row> random_rows() {
    std::mt19937 generator(1);
    std::vector<row> rows(1000, row(8));
    for (row& each : rows)
        for (double& x : each) x = (static_cast<double>(generator()) / 4294967296.0 - 0.5) * 12;
    return rows;
}

row mapped(row x, auto const& f) {
    for (double& each : x) each = f(each);
    return x;
}

/// Element i of the result, by element j of x.
std::vector<row> jacobian(row_item const& i, row const& x) {
    std::vector<row> rows;
    std::size_t const results = i.is_one_number ? 1 : x.size();
    for (std::size_t k = 0; k < results; ++k) {
        row upstream(results, 0);
        upstream[k] = 1;
        rows.push_back(i.pullback(x, upstream));
    }
    return rows;
}

/// How far apart two rows are, beside the larger of their numbers.
double difference(row const& a, row const& b) {
    double most = 0, size = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        most = std::max(most, std::fabs(a[i] - b[i]));
        size = std::max({size, std::fabs(a[i]), std::fabs(b[i])});
    }
    return size > 0 ? most / size : 0;
}

/// The largest and the smallest of what was seen.
class extent {
public:
    void add(double y) { low_ = std::min(low_, y), high_ = std::max(high_, y); }
    std::string text() const {
        bool const one = high_ - low_ < 1e-9 * std::max(1.0, std::fabs(high_));
        return one ? short_number(high_, 3) : short_number(low_, 3) + " to " + short_number(high_, 3);
    }
    double size() const { return std::max(std::fabs(low_), std::fabs(high_)); }

private:
    double low_ = HUGE_VAL, high_ = -HUGE_VAL;
};

/// What becomes of the result when x is changed, of the candidates that fit on all rows.
class effect {
public:
    void see(row const& before, row const& after, double shift, double factor) {
        same_ = std::max(same_, difference(before, after));
        shifted_ = std::max(shifted_, difference(mapped(before, [&](double y) { return y + shift; }), after));
        scaled_ = std::max(scaled_, difference(mapped(before, [&](double y) { return y * factor; }), after));
    }
    std::string text(char const* shifted, char const* scaled) const {
        constexpr double enough = 1e-5; // what eps under a root leaves
        return same_ < enough      ? "nothing"
               : shifted_ < enough ? shifted
               : scaled_ < enough  ? scaled
                                   : "the result";
    }

private:
    double same_ = 0, shifted_ = 0, scaled_ = 0;
};

std::string text_of(std::vector<float> const& numbers) {
    std::string text;
    for (float const each : numbers)
        text += (text.empty() ? "" : ", ") + (std::isnan(each) ? "NaN" : short_number(each, 4));
    return text;
}

constexpr double low = -6, high = 6;

/// A chart of results along the first element of a row of three.
plot::chart along_first(std::string const& title, std::vector<std::string> const& labels,
                        auto const& results) {
    plot::chart c;
    c.title = title;
    c.x.label = "first element; the others are -1 and 1";
    c.description = title + ", for the first element from -6 to 6.";
    for (std::size_t k = 0; k < labels.size(); ++k)
        c.lines.push_back(plot::sampled(labels[k], low, high, [&](double t) {
            return results(row{t, -1, 1})[k];
        }));
    return c;
}

} // namespace

std::map<std::string, plot::chart> row_item::pictures() const {
    auto const numbered = [](std::string const& before, std::string const& after) {
        return std::vector<std::string>{before + "1" + after, before + "2" + after, before + "3" + after};
    };
    std::map<std::string, plot::chart> all;
    all[name] = along_first(name + " of three numbers",
                            is_one_number ? std::vector{name} : numbered("result ", ""), value);
    if (is_one_number)
        all[name + "_gradient"] = along_first("Its gradient", numbered("by element ", ""),
                                              [&](row const& x) { return jacobian(*this, x)[0]; });
    else
        all[name + "_gradient"] =
            along_first("Derivatives by the first element", numbered("of result ", ""), [&](row const& x) {
                row column;
                for (row const& each : jacobian(*this, x)) column.push_back(each[0]);
                return column;
            });
    return all;
}

std::vector<std::pair<std::string, std::string>> row_item::facts() const {
    extent results, sums, entries, along_shift, asymmetry;
    effect shift, scale;
    int zeros = 0, count = 0;
    for (row const& x : random_rows()) {
        row const y = value(x);
        for (double const each : y) results.add(each), zeros += each == 0, ++count;
        sums.add(std::accumulate(y.begin(), y.end(), 0.0));
        shift.see(y, value(mapped(x, [](double each) { return each + 1; })), 1, 1);
        scale.see(y, value(mapped(x, [](double each) { return each * 2; })), 0, 2);
        auto const derivatives = jacobian(*this, x);
        for (std::size_t i = 0; i < derivatives.size(); ++i) {
            along_shift.add(std::accumulate(derivatives[i].begin(), derivatives[i].end(), 0.0));
            for (std::size_t j = 0; j < derivatives[i].size(); ++j) {
                entries.add(derivatives[i][j]);
                if (!is_one_number) asymmetry.add(derivatives[i][j] - derivatives[j][i]);
            }
        }
    }
    std::vector<std::pair<std::string, std::string>> all{
        {"result", is_one_number ? "one number a row" : "as many numbers as the row has"},
        {"its numbers", results.text()}};
    if (!is_one_number) all.emplace_back("their sum along the row", sums.text());
    if (zeros > 0) all.emplace_back("exactly 0", short_number(100.0 * zeros / count, 3) + " % of them");
    all.emplace_back("adding 1 to the row changes", shift.text("the result by 1", "the result by a factor"));
    all.emplace_back("doubling the row changes", scale.text("the result by 0", "the result to its double"));
    all.emplace_back("partial derivatives", entries.text());
    all.emplace_back("their sum for one result", along_shift.text());
    if (!is_one_number)
        all.emplace_back("the matrix of them is symmetric", asymmetry.size() < 1e-9 ? "yes" : "no");
    return all;
}

std::string row_item::page(sources const& s) const {
    std::string text =
        "<!-- generated by examples/gallery -->\n# " + name + "\n\n" + description(s.headers, name) + "\n\n";
    for (auto const& [picture, chart] : pictures()) text += "![" + chart.title + "](" + picture + ".svg)\n";
    bool const has_noise = inputs.size() > 1 && inputs[1] == "noise",
               has_target = inputs.size() > 1 && !has_noise;
    if (has_noise) text += "\nThe noise is 0.5 at the first element, 0 elsewhere.\n";
    if (has_target) text += "\nThe target is 1 at the first element, 0 elsewhere.\n";
    text += "\n## Formula\n\n" + display((is_one_number ? "f(x) = " : "f_i(x) = ") + written);
    if (!parameters.empty()) text += "with\n\n" + display(parameters);
    text += "What the library makes of it, and the gradient that it derives for an upstream gradient g:\n\n" +
            display("f = " + derived) +
            display("\\sum_i g_i \\, \\frac{\\partial f_i}{\\partial x} = " + gradient);
    text += "## Facts\n\nOf 1000 rows of 8 numbers between -6 and 6.\n\n| | |\n|---|---|\n";
    for (auto const& [what, is] : facts()) text += "| " + escaped(what) + " | " + escaped(is) + " |\n";
    constexpr float inf = HUGE_VALF;
    text += "\n## Rows to be careful with\n\nIn float.\n\n| row | result |\n|---|---|\n";
    for (auto const& each : std::vector<std::vector<float>>{{0, 0, 0},
                                                            {1000, 0, -1000},
                                                            {-1000, -1001, -1002},
                                                            {-inf, 0, 1},
                                                            {-inf, -inf, -inf},
                                                            {inf, 0, 1}})
        text += "| " + text_of(each) + " | " + text_of(in_float(each)) + " |\n";
    return text + "\nAccuracy: [rows.md](../rows.md#what-is-safe).\n\n" + row_speed_table(s.rows, name) +
           "[All activations](README.md)\n";
}
