// SPDX-License-Identifier: BSL-1.0
#pragma once
#include "forms.hpp"
#include "ulp.hpp"
#include <cmath>
#include <sstream>
#include <string>

// How accurate the compiled form is.

struct measurement {
    double error = 0, input = 0, result = 0;
    long double exact = 0;
    bool is_right = true;

    std::string text() const {
        std::ostringstream out;
        out.precision(17);
        out << error << " ulp at " << input << ": " << result << ", exactly " << static_cast<double>(exact);
        return out.str();
    }
};

template <class T>
std::vector<T> points() {
    std::vector<T> all{0, T(-0.0)};
    test::random_bits random{7};
    auto const both = [&](double x) {
        all.push_back(static_cast<T>(x));
        all.push_back(static_cast<T>(-x));
    };
    for (double x = 1e-30; x < 1e-3; x *= 1e3) both(x);
    for (int i = 0; i < 40; ++i) both(random.between<double>(0, 4));
    for (int i = 0; i < 30; ++i) both(std::exp(random.between<double>(-7, sizeof(T) == 4 ? 4.7 : 6.7)));
    for (double x : {20.0, 40.0, 88.0, 104.0, 400.0, 709.0, 745.0, 800.0, 1e4}) both(x);
    return all;
}

/// What kernels of T run.
template <class T>
ogive::graphs::graph compiled(form const& f, argument const& a, variant const& v, int order) {
    using namespace ogive::graphs;
    graph g;
    node_id const x = g.variable("x");
    node_id node = v.written(f.written(a.written(term(g, x)))).id;
    for (int i = 0; i < order; ++i) {
        node_id const operands[]{node, x, x};
        node = g.operation(describe<ogive::primitives::derivative_op>, operands, 3);
    }
    g.outputs.push_back(node);
    graph const derived = derive(g);
    return sizeof(T) == 4 ? compile(derived) : compile_in_double(derived);
}

template <class T>
measurement measure(form const& f, argument const& a, variant const& v, int order) {
    static auto const at = points<T>();
    // u is rounded, too, where it is not x.
    double const argument = std::string(a.text) == "x" ? 1 : 1.5;
    double const limits[]{4 * argument, 6 * argument, 16 * argument};
    auto const program = compiled<T>(f, a, v, order);
    measurement worst;
    for (T const x : at) {
        jet<quad> const u = a.meaning({static_cast<quad>(x), 1, 0}), y = f.meaning(u);
        if (u.value != 0 && certify::magnitude(u.value) < std::numeric_limits<T>::min())
            continue; // u is rounded away
        quad const parts[]{y.value, y.first, y.second};
        auto const exact = static_cast<long double>(parts[order]) * v.factor;
        if (std::isnan(exact) ||
            std::fabs(exact) > static_cast<long double>(std::numeric_limits<T>::max()) / 4)
            continue;
        T const result = ogive::kernels::interpret<T>(program, &x);
        double const error = test::ulp_error(result, exact);
        if (!(error > worst.error)) continue;
        auto const slope = static_cast<double>(u.first), bend = static_cast<double>(u.second);
        double const scale =
            std::max({1.0, slope * slope, std::fabs(slope), std::fabs(bend)}) * std::fabs(v.factor);
        if (std::fabs(exact) < static_cast<long double>(std::numeric_limits<T>::min()) && error <= 16 * scale)
            continue;
        if (error > limits[order]) { // a sum that cancels
            jet<sized<quad>> const sizes = f.terms(
                a.terms({sized<quad>(static_cast<quad>(x)), sized<quad>(quad(1)), sized<quad>(quad(0))}));
            quad const terms[]{sizes.value.size, sizes.first.size, sizes.second.size};
            long double const allowed = 4 * static_cast<long double>(std::numeric_limits<T>::epsilon()) *
                                        static_cast<long double>(terms[order]);
            if (std::fabs(static_cast<long double>(result) - exact) <= allowed * std::fabs(v.factor))
                continue;
        }
        worst = {error, static_cast<double>(x), static_cast<double>(result), exact, error <= limits[order]};
    }
    return worst;
}
