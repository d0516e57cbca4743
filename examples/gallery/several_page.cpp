// SPDX-License-Identifier: BSL-1.0
#include "several.hpp"
#include <algorithm>
#include <cmath>
#include <optional>
#include <support/ticks.hpp>

// What a page of an activation of several inputs shows: slices, in which one input moves and the others are held.

namespace {

using ogive::graphs::graph;
using ogive::graphs::node_id;
using setting = several::setting;

/// Which input moves in the pictures, how far, and where the others are held. Maxout has pictures of its own.
struct view {
    std::string along;
    double low, high;
    std::vector<setting> held;
    setting typical; ///< where all are held for the facts along the other inputs
};

view view_of(several const& s) {
    if (s.name == "prelu")
        return {"x",
                -4,
                4,
                {{{"weight", 0.25}}, {{"weight", 0}}, {{"weight", -0.5}}, {{"weight", 1}}},
                {{"x", -1}, {"weight", 0.25}}};
    if (s.name == "threshold")
        return {"x",
                -4,
                4,
                {{{"threshold", 1}, {"value", -1}},
                 {{"threshold", 0}, {"value", 0}},
                 {{"threshold", -2}, {"value", -2}}},
                {{"x", 0}, {"threshold", 1}, {"value", -1}}};
    if (s.inputs == std::vector<std::string>{"a", "b"})
        return {"b",
                -6,
                s.name == "clamped_swiglu" ? 10.0 : 6.0,
                {{{"a", 1}}, {{"a", 0.5}}, {{"a", -1}}, {{"a", -2}}},
                {{"a", 1}, {"b", 1}}};
    view v{s.inputs[0], -5, 5, {}, {}};
    for (double const value : {0.0, -1.0, 1.0}) {
        setting& others = v.held.emplace_back();
        for (std::size_t i = 1; i < s.inputs.size(); ++i) others[s.inputs[i]] = value;
    }
    v.typical = v.held[0];
    v.typical[s.inputs[0]] = 1;
    return v;
}

double at(graph const& program, setting const& values) {
    std::vector<double> all;
    for (int slot = 0; slot < program.variables.size(); ++slot)
        all.push_back(values.at(std::string(program.variables[slot])));
    all.push_back(0); // never empty
    return ogive::kernels::interpret<double>(program, all.data());
}

/// The graph of one variable that is left when the others are numbers.
graph slice(graph const& f, setting const& held) {
    graph to;
    std::vector<node_id> moved;
    for (node_id id = 0; id < f.size(); ++id) {
        auto const& n = f[id];
        if (n.is_number()) {
            moved.push_back(to.number(n.value));
        } else if (n.is_variable()) {
            auto const found = held.find(std::string(f.variables[n.first]));
            moved.push_back(found == held.end() ? to.variable(f.variables[n.first])
                                                : to.number(found->second));
        } else {
            node_id arguments[ogive::graphs::max_arity]{};
            for (int i = 0; i < n.count; ++i)
                arguments[i] = moved[static_cast<std::size_t>(f.argument(n, i))];
            moved.push_back(to.operation(*n.op, arguments, n.count));
        }
    }
    to.outputs.push_back(moved[static_cast<std::size_t>(f.outputs[0])]);
    return to;
}

setting without(setting values, std::string const& input) {
    values.erase(input);
    return values;
}

setting with(setting values, std::string const& input, double x) {
    values[input] = x;
    return values;
}

std::string text_of(setting const& held) {
    std::string text;
    for (auto const& [name, value] : held)
        text += (text.empty() ? "" : ", ") + name + " = " + plot::number_label(value);
    return text;
}

/// One formula along the moving input, for each of the settings; what is the same for all of them is one line.
plot::chart slices(several const& s, view const& v, several::formula const& f, std::string const& title) {
    plot::chart c;
    c.title = title;
    c.x.label = v.along;
    std::vector<ogive::study::facts> facts;
    std::vector<double> breaks; // the same for all lines, so that equal ones are seen to be equal
    for (setting const& held : v.held) {
        facts.push_back(ogive::study::facts_of_graph(slice(s.graph, held)));
        for (auto const& kink : facts.back().kinks) breaks.push_back(kink.x);
    }
    for (std::size_t i = 0; i < v.held.size(); ++i) {
        setting const& held = v.held[i];
        auto line = plot::sampled(
            text_of(held), v.low, v.high, [&](double x) { return at(f.program, with(held, v.along, x)); },
            breaks);
        if (std::none_of(c.lines.begin(), c.lines.end(), [&](auto const& each) { return each.y == line.y; }))
            c.lines.push_back(line);
        if (f.name != "f") continue;
        for (auto const& kink : facts[i].kinks)
            c.marks.push_back({kink.x, at(f.program, with(held, v.along, kink.x)), "", plot::mark::diamond});
        for (auto const* turns : {&facts[i].minima, &facts[i].maxima})
            for (auto const& turn : *turns) c.marks.push_back({turn.x, turn.y, ""});
    }
    if (c.lines.size() == 1 && v.held.size() > 1) {
        std::string names;
        for (auto const& [name, value] : v.held[0]) names += (names.empty() ? "" : ", ") + name;
        c.lines[0].label = "for every " + names;
    }
    c.description = title + ", for " + v.along + " from " + plot::number_label(v.low) + " to " +
                    plot::number_label(v.high) + ":";
    for (auto const& each : c.lines) c.description += " " + each.label + ";";
    c.description.back() = '.';
    return c;
}

bool is_maxout(several const& s) { return s.name.rfind("maxout", 0) == 0; }

/// The largest of the tangents of t^2/2 at evenly spaced points from -2 to 2: what maxout can be along a line.
class tangents {
public:
    explicit tangents(several const& s) : s_(s) {
        for (std::size_t i = 0; i < s.inputs.size(); ++i)
            slopes_.push_back(-2 + 4 * static_cast<double>(i) / static_cast<double>(s.inputs.size() - 1));
    }

    plot::chart values() const {
        plot::chart c = start("The largest of " + std::to_string(slopes_.size()) + " lines");
        for (std::size_t i = 0; i < slopes_.size(); ++i)
            c.guides.push_back({slopes_[i], -slopes_[i] * slopes_[i] / 2});
        c.lines.push_back(plot::sampled(
            s_.name, -3, 3, [&](double t) { return at(s_.value.program, inputs(t)); }, breaks()));
        for (double const t : breaks())
            c.marks.push_back({t, at(s_.value.program, inputs(t)), "", plot::mark::diamond});
        c.y.low = -3, c.y.high = 4;
        return c;
    }

    plot::chart slopes() const {
        plot::chart c = start("Its slope: that of the line that wins");
        c.lines.push_back(plot::sampled(
            "slope along t", -3, 3,
            [&](double t) {
                double sum = 0;
                for (std::size_t i = 0; i < slopes_.size(); ++i)
                    sum += slopes_[i] * at(s_.slopes[i].program, inputs(t));
                return sum;
            },
            breaks()));
        return c;
    }

private:
    plot::chart start(std::string const& title) const {
        plot::chart c;
        c.title = title;
        c.x.label = "t";
        c.description = title + ", the inputs being tangents of half of t squared.";
        return c;
    }

    setting inputs(double t) const {
        setting all;
        for (std::size_t i = 0; i < slopes_.size(); ++i)
            all[s_.inputs[i]] = slopes_[i] * t - slopes_[i] * slopes_[i] / 2;
        return all;
    }

    std::vector<double> breaks() const {
        std::vector<double> all;
        for (std::size_t i = 0; i + 1 < slopes_.size(); ++i) all.push_back((slopes_[i] + slopes_[i + 1]) / 2);
        return all;
    }

    several const& s_;
    std::vector<double> slopes_;
};

/// The facts of slices, side by side: one along each input, the others being held at typical values.
std::string facts_table(several const& s, view const& v) {
    std::vector<std::string> order;
    std::vector<std::map<std::string, std::string>> columns;
    std::string head = "| |", line = "|---|";
    for (std::string const& input : s.inputs) {
        setting const held = without(v.typical, input);
        auto& column = columns.emplace_back();
        for (auto const& [what, is] : rows_of(ogive::study::facts_of_graph(slice(s.graph, held)))) {
            if (what.rfind("cost", 0) == 0 || what.rfind("gradient factor", 0) == 0 ||
                what.rfind("fixed", 0) == 0)
                continue;
            column[what] = is;
            if (std::find(order.begin(), order.end(), what) == order.end()) order.push_back(what);
        }
        head += " along " + input + " (" + text_of(held) + ") |";
        line += "---|";
        if (is_maxout(s)) break; // the inputs are alike
    }
    std::string text = escaped(head);
    text = head + "\n" + line + "\n";
    for (std::string const& what : order) {
        text += "| " + escaped(what);
        for (auto const& column : columns) {
            auto const found = column.find(what);
            text += " | " + (found == column.end() ? "" : escaped(found->second));
        }
        text += " |\n";
    }
    return text;
}

std::string picture_name(several const& s, std::string const& input) { return s.name + "_d_" + input; }

} // namespace

std::string several::linear_in() const {
    std::string text;
    setting const typical = view_of(*this).typical;
    for (std::size_t i = 0; i < inputs.size(); ++i) {
        auto const facts = ogive::study::facts_of_graph(slice(graph, without(typical, inputs[i])));
        if (bends[i].is_zero && facts.is_complete() && facts.kinks.empty())
            text += (text.empty() ? "" : ", ") + inputs[i];
    }
    return text.empty() ? "none" : text;
}

std::map<std::string, plot::chart> several::pictures() const {
    std::map<std::string, plot::chart> all;
    if (is_maxout(*this)) {
        all[name] = tangents(*this).values();
        all[name + "_gradient"] = tangents(*this).slopes();
        return all;
    }
    view const v = view_of(*this);
    all[name] = slices(*this, v, value, name + " along " + v.along);
    for (std::size_t i = 0; i < inputs.size(); ++i)
        if (!slopes[i].is_zero)
            all[picture_name(*this, inputs[i])] =
                slices(*this, v, slopes[i], "Its derivative by " + inputs[i] + ", along " + v.along);
    return all;
}

std::string several::page(sources const& s) const {
    std::string text =
        "<!-- generated by examples/gallery -->\n# " + name + "\n\n" + description(s.headers, name) + "\n\n";
    for (auto const& [picture, chart] : pictures()) text += "![" + chart.title + "](" + picture + ".svg)\n";
    text += is_maxout(*this)
                ? "\nThe inputs are tangents of the parabola t²/2 (dashes): with more of them maxout comes "
                  "closer to it. Diamonds: where\nanother input takes over.\n\n"
                : "\nOne input moves, the others are held. Diamonds: kinks and jumps. Dots: extrema.\n\n";
    text += "## Formula\n\n" + display("f = " + written);
    if (!parameters.empty()) text += "with\n\n" + display(parameters);
    text += "What the library makes of it, and derives:\n\n" + display("f = " + value.latex);
    auto const add = [&](formula const& each) { text += display(each.name + " = " + each.latex); };
    if (is_maxout(*this)) {
        add(slopes[0]);
        text += "and likewise by the others; second derivatives are 0.\n\n";
    } else {
        for (auto const* formulas : {&slopes, &bends, &twists})
            std::for_each(formulas->begin(), formulas->end(), add);
    }
    text += "## Facts\n\n" +
            std::string(is_maxout(*this) ? "Along the first input; the others are alike."
                                         : "Along each input, the others being held.") +
            " Z is normally distributed.\n\n" + facts_table(*this, view_of(*this)) + "\n| | |\n|---|---|\n" +
            "| linear in | " + linear_in() + " |\n" + "| cost of f | " + to_string(cost) +
            " |\n| cost of f and all first derivatives | " + to_string(cost_with_gradient) + " |\n\n" +
            accuracy_table(s.accuracy, name) +
            speed_table(s.performance, name, "f and its first derivatives",
                        "pullback: upstream gradient times these");
    return text + "[All activations](README.md)\n";
}
