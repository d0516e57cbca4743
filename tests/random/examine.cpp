// SPDX-License-Identifier: BSL-1.0
#include "examine.hpp"
#include "graphs.hpp"
#include "parse.hpp"
#include <cmath>
#include <ogive/check/autodiff.hpp>
#include <ogive/check/verdict.hpp>
#include <ogive/ogive.hpp>
#include <sstream>

namespace random_formulas {

namespace {

using namespace ogive::graphs;
using ogive::check::slope, ogive::check::few_digits, ogive::check::automatic;

constexpr int points_per_formula = 4;

/// Coordinates of moderate size, of all signs, now and then 0, 1, or of another magnitude.
double coordinate(std::uint64_t bits) {
    double const part = static_cast<double>(ogive::check::mixed(bits) >> 11) * 0x1p-53;
    switch (bits % 8) {
    case 0: return std::floor(9 * part) - 4;
    case 1: return 40 * part - 20;
    case 2: return std::copysign(std::pow(10, 12 * part - 6), (bits & 64) != 0 ? -1.0 : 1.0);
    default: return 6 * part - 3;
    }
}

template <class T>
std::vector<double> point(graph const& g, std::uint64_t seed, int index) {
    std::vector<double> result;
    for (int slot = 0; slot < g.variables.size(); ++slot) {
        auto const place = static_cast<std::uint64_t>(index * 8 + slot);
        double const x = coordinate(ogive::check::mixed(seed * 64 + place) >> 8);
        result.push_back(static_cast<double>(static_cast<T>(x)));
    }
    return result;
}

/// All formulas that are wanted of one: itself, its derivatives, one derivative of each of these.
struct family {
    graph written;
    std::vector<graph> first, second;
    std::vector<int> slot_of_second; // by which variable first[i] is differentiated

    family(graph const& g, std::uint64_t seed) : written(g) {
        for (int slot = 0; slot < g.variables.size(); ++slot) {
            first.push_back(derivative_of(g, slot));
            slot_of_second.push_back(
                static_cast<int>((seed >> slot) % static_cast<unsigned>(g.variables.size())));
            second.push_back(derivative_of(first.back(), slot_of_second.back()));
        }
    }
    graph together() const {
        graph all = written;
        for (auto const* const some : {&first, &second})
            for (graph const& each : *some) all.outputs.push_back(import(each, each.outputs[0], all));
        return all;
    }
};

/// What is computed of a family, in one number type.
struct programs {
    graph value, together;
    std::vector<graph> first, second;

    template <class Compile>
    programs(family const& wanted, Compile const& compiled)
        : value(compiled(derive(wanted.written))), together(compiled(derive(wanted.together()))) {
        for (graph const& each : wanted.first) first.push_back(compiled(derive(each)));
        for (graph const& each : wanted.second) second.push_back(compiled(derive(each)));
    }
};

std::string text_of(graph const& g, int output = 0) { return ogive::graphs::text_of(g, g.outputs[output]); }

class examination {
public:
    examination(graph const& written, std::uint64_t seed, tally& counts)
        : family_(written, seed), seed_(seed), counts_(counts),
          in_float_(family_, [](graph const& g) { return compile(g); }),
          in_double_(family_, [](graph const& g) { return compile_in_double(g); }) {}

    std::optional<complaint> operator()() {
        check_texts();
        check_sizes();
        for (int i = 0; i < points_per_formula; ++i)
            if (i % 2 == 0)
                check_at<double>(point<double>(family_.written, seed_, i));
            else
                check_at<float>(point<float>(family_.written, seed_, i));
        ++counts_.formulas;
        return found_;
    }

private:
    /// Kept once: the first complaint.
    template <class... Parts>
    void complain(std::string const& kind, Parts const&... parts) {
        std::ostringstream text;
        text.precision(17);
        (text << ... << parts);
        if (!found_) found_ = complaint{kind, text.str()};
    }

    void check_sizes() {
        int const own = without_dead_nodes(family_.written).size();
        auto const limit = [&](graph const& g, char const* what, int growth) {
            double const ratio = static_cast<double>(g.size()) / own;
            if (growth == 12) counts_.largest_growth = std::max(counts_.largest_growth, ratio);
            if (g.size() > growth * own + 40)
                complain("size", what, " has ", g.size(), " nodes, the formula ", own);
        };
        limit(in_float_.value, "the compiled value", 6);
        for (graph const& g : in_float_.first) limit(g, "a compiled derivative", 12);
    }

    void check_texts() {
        check_text(family_.written, "the formula");
        for (graph const& each : family_.first) check_text(each, "a derivative");
    }

    void check_text(graph const& g, char const* what) {
        graph const derived = derive(g);
        std::string const text = text_of(derived);
        ++counts_.texts;
        try {
            graph const again = derive(parse(text, g.variables));
            if (!same_formulas(again, derive(derived)))
                complain("text", what, " is printed as\n", text, "\nand read as\n", text_of(again));
        } catch (std::runtime_error const& error) {
            complain("text", what, " is printed as\n", text, "\nwhich cannot be read: ", error.what());
        }
    }

    template <class T>
    void check_at(std::vector<double> const& at) {
        programs const& compiled = sizeof(T) == 4 ? in_float_ : in_double_;
        ++counts_.inputs;
        for (int slot = 0; slot < family_.written.variables.size(); ++slot) {
            auto const s = static_cast<std::size_t>(slot);
            auto const exact = slope_of<T>(family_.written, at, slot);
            if (!exact || !std::isfinite(exact->value)) continue;
            if (slot == 0) {
                judge<T>("value", compiled.value, compiled.together, 0, exact->of_value(), at,
                         counts_.values);
            }
            judge<T>("first derivative", compiled.first[s], compiled.together, 1 + slot, *exact, at,
                     counts_.first);
            confirm<T>(*exact, slot, at);
            int const by = family_.slot_of_second[s];
            if (auto const bend = slope_of<T>(family_.first[s], at, by))
                judge<T>("second derivative", compiled.second[s], compiled.together,
                         1 + family_.written.variables.size() + slot, *bend, at, counts_.second);
        }
    }

    /// Where 150 digits are enough.
    template <class T>
    static std::optional<slope> slope_of(graph const& g, std::vector<double> const& at, int slot) {
        return ogive::check::slope_finder<T, ogive::check::count_of_few_digits>(g, at, slot)();
    }

    template <class T>
    static T run(graph program, int output, std::vector<double> const& at) {
        std::vector<T> leaves;
        for (double const x : at) leaves.push_back(static_cast<T>(x));
        node_id const wanted = program.outputs[output];
        program.outputs = {};
        program.outputs.push_back(wanted);
        return ogive::kernels::interpret<T>(program, leaves.data());
    }

    template <class T>
    void judge(std::string const& kind, graph const& alone, graph const& together, int output,
               slope const& exact, std::vector<double> const& at, long& count) {
        if (!std::isfinite(exact.value) || !std::isfinite(exact.dual)) return;
        int const order = kind == "value" ? 0 : kind == "first derivative" ? 1 : 2;
        for (graph const* const program : {&alone, &together}) {
            int const place = program == &alone ? 0 : output;
            T const got = run<T>(*program, place, at);
            bool const is_long = sizeof(T) == 8 && is_in_double(*program);
            if (ogive::check::is_right(got, exact, 1, is_long ? 0x1p14 : 16)) {
                ++(program == &alone ? count : counts_.together);
            } else if (exact.singular) {
                ++counts_.singular;
            } else if (exceeds<T>(exact, order)) {
                ++counts_.out_of_range;
            } else {
                complain(program == &alone ? kind : kind + " beside others", kind, " number ", output, " in ",
                         sizeof(T) == 4 ? "float" : "double", " at ", shown(at), " is ", got, ", exactly ",
                         static_cast<double>(exact.dual), ", between ", static_cast<double>(exact.low),
                         " and ", static_cast<double>(exact.high), ":\n", text_of(*program, place));
            }
        }
    }

    /// Something on the way is beyond the numbers of T: derivatives have squares and cubes of it on their way.
    template <class T>
    static bool exceeds(slope const& exact, int order) {
        using limits = std::numeric_limits<T>;
        int const power = order + 1;
        return power * exact.sizes.large >= limits::max_exponent10 ||
               power * exact.sizes.small >= -limits::min_exponent10;
    }

    /// By the other oracles.
    template <class T>
    void confirm(slope const& exact, int slot, std::vector<double> const& at) {
        counts_.kinks += exact.kink;
        counts_.differences += exact.difference.has_value();
        if (exact.differences_disagree)
            complain("oracles", "differences say ", static_cast<double>(*exact.difference), ", dual numbers ",
                     static_cast<double>(exact.dual), " at ", shown(at));
        if (exact.kink || !std::isfinite(exact.dual) || count_of(family_.written, {"stop_gradient"}) > 0)
            return;
        std::vector<automatic<few_digits>> leaves, values;
        for (std::size_t i = 0; i < at.size(); ++i)
            leaves.push_back(static_cast<int>(i) == slot
                                 ? boost::math::differentiation::make_fvar<few_digits, 1>(few_digits(at[i]))
                                 : automatic<few_digits>(few_digits(at[i])));
        ogive::check::precise_values<automatic<few_digits>>(family_.written, leaves, values);
        auto const found = static_cast<long double>(
            values[static_cast<std::size_t>(family_.written.outputs[0])].derivative(1));
        if (!std::isfinite(found)) return;
        ++counts_.automatic;
        if (!ogive::check::is_confirmed(exact, found))
            complain("oracles", "automatic differentiation says ", static_cast<double>(found),
                     ", dual numbers ", static_cast<double>(exact.dual), " at ", shown(at));
    }

    std::string shown(std::vector<double> const& at) const {
        std::string text;
        for (std::size_t i = 0; i < at.size(); ++i)
            text += (i > 0 ? ", " : "") + std::string(family_.written.variables[static_cast<int>(i)]) +
                    " = " + number_text(at[i]);
        return text;
    }

    family family_;
    std::uint64_t seed_;
    tally& counts_;
    programs in_float_, in_double_;
    std::optional<complaint> found_;
};

} // namespace

std::optional<complaint> examine(graph const& written, std::uint64_t seed, tally& counts) {
    return examination(written, seed, counts)();
}

bool is_of_use(graph const& written, std::uint64_t seed) {
    int numbers = 0;
    for (int i = 0; i < points_per_formula; ++i) {
        std::vector<double> const at = point<float>(written, seed, i);
        double const value = ogive::kernels::interpret<double>(written, at.data());
        numbers += std::isfinite(value) && std::fabs(value) < 1e30;
    }
    return 2 * numbers > points_per_formula && count_of(written, {"diff"}) == 0;
}

} // namespace random_formulas
