// SPDX-License-Identifier: BSL-1.0
#pragma once
#include "catch.hpp"
#include "oracle.hpp"
#include "ulp.hpp"
#include "walk.hpp"
#include <cmath>
#include <vector>

/// Value, first and second derivative of every activation against the oracle.
namespace accuracy {

/// The largest error that is right, in ulp, of the value and the first and second derivative.
template <class T>
inline constexpr double most[3]{3, 5, 16};
template <>
inline constexpr double most<float>[3] { 4, 6, 16 };

/// Which results: normal numbers (and zeros), or those that are subnormal and so have few digits.
enum class range { normal, subnormal };

/// What is not as accurate, in exemptions.cpp.
bool is_exempt(std::string_view name, int order, range where);

/// Arguments where formulas change their nature: tiny, about 1, where exponentials vanish or overflow, huge.
template <class T>
std::vector<T> arguments() {
    std::vector<T> result{0};
    test::random_bits random{42};
    for (double const sign : {1.0, -1.0}) {
        for (double const size :
             {1e-30, 1e-12, 1e-8,  1e-6,  1e-4, 1e-3, 0.01, 0.03, 0.1,   0.25, 0.4,  0.49, 0.51,
              0.6,   0.75,  0.9,   1.0,   1.2,  1.5,  1.7,  2.0,  2.5,   3.0,  3.5,  4.0,  5.0,
              6.0,   7.0,   8.0,   9.0,   10.0, 12.0, 16.0, 20.0, 30.0,  37.0, 40.0, 50.0, 87.0,
              90.0,  100.0, 104.0, 150.0, 400., 700., 709., 745., 800.0, 1e4,  1e6})
            result.push_back(static_cast<T>(sign * size));
        for (int i = 0; i < 20; ++i)
            result.push_back(static_cast<T>(sign * std::exp(random.between<double>(-4, 6.7))));
    }
    return result;
}

/// A derivative changes sign close by: then an error relative to its change over a sixteenth of x counts, since x itself
/// is rounded.
template <class T, class Oracle>
bool is_right_beside_root(Oracle const& oracle, double x, int order, T got, long double exact) {
    long double const inside = oracle(x / (1 + 1.0 / 16)).order[order];
    long double const outside = oracle(x / (1 - 1.0 / 16)).order[order];
    if ((inside > 0) == (outside > 0)) return false;
    long double const scale = 16 * std::fmax(std::fabs(inside), std::fabs(outside));
    return std::fabs(static_cast<long double>(got) - exact) <=
           scale * static_cast<long double>(std::numeric_limits<T>::epsilon());
}

/// How wrong an activation is in one of its inputs: for each order of derivative the worst case beyond what is right.
template <class Entry, int Slot, class T>
struct examination {
    using parts = anatomy_of<Entry>;
    static constexpr int count = parts::count;
    test::worst_case<T> worst[2][3]; ///< by range, then by order

    examination() {
        double standard[count];
        parts::defaults(Entry::activation, standard);
        for (int i = 0; i < count; ++i)
            arguments_[i] = static_cast<T>(i < Entry::inputs ? 1.73 - 0.6 * i : standard[i]);
        for (T const x : arguments<T>())
            if (x > static_cast<T>(Entry::facts.low) && x < static_cast<T>(Entry::facts.high)) examine(x);
    }

private:
    void examine(T x) {
        constexpr auto f = parts::open(Entry::activation);
        constexpr auto v = parts::template variable<Slot>;
        oracles::jet const exact = oracle(static_cast<double>(x));
        arguments_[Slot] = x;
        T const got[3]{value<f>(), value<diff(f, v)>(), value<diff(f, v, v)>()};
        for (int order = 0; order < 3; ++order) {
            double const error = test::ulp_error(got[order], exact.order[order]);
            if (error > most<T>[order] &&
                !is_right_beside_root([this](double at) { return oracle(at); }, static_cast<double>(x), order,
                                      got[order], exact.order[order]))
                worst[is_subnormal(exact.order[order]) ? 1 : 0][order].see(error, x, got[order]);
        }
    }

    static bool is_subnormal(long double x) {
        return x != 0 && std::fabs(x) < static_cast<long double>(std::numeric_limits<T>::min());
    }

    template <auto F>
    T value() const {
        return [&]<std::size_t... I>(std::index_sequence<I...>) {
            return parts::template evaluate<F>(arguments_[I]...);
        }
        (std::make_index_sequence<count>{});
    }

    oracles::jet oracle(double x) const {
        double given[count];
        for (int i = 0; i < count; ++i)
            given[i] = static_cast<double>(i == Slot ? static_cast<T>(x) : arguments_[i]);
        return oracles::evaluate(Entry::name, given, Slot);
    }

    T arguments_[count];
};

/// What is right must be right, and what is exempt must need it; but without fused multiply-add, by luck of rounding, it
/// may not.
template <class Entry, int Slot>
void check_input() {
    examination<Entry, Slot, float> const single;
    examination<Entry, Slot, double> const twice;
    for (range const where : {range::normal, range::subnormal})
        for (int order = 0; order < 3; ++order) {
            bool const exempt = is_exempt(Entry::name, order, where);
            auto const& worst_single = single.worst[static_cast<int>(where)][order];
            auto const& worst_twice = twice.worst[static_cast<int>(where)][order];
            INFO(Entry::name << ", derivative " << order << (where == range::subnormal ? ", subnormal" : "")
                             << (exempt ? ", is exempt; " : "; ") << "worst: float " << worst_single.error
                             << " ulp at " << worst_single.input << " (" << worst_single.second_input
                             << "), double " << worst_twice.error << " ulp at " << worst_twice.input << " ("
                             << worst_twice.second_input << ")");
            bool const right = worst_single.error == 0 && worst_twice.error == 0;
            if (exempt && ogive::simd::detail::has_fma)
                CHECK_FALSE(right);
            else
                CHECK((right || exempt));
        }
}

/// Part number `Part` of the catalogue, in `Parts` parts, so that each file of tests compiles in reasonable time.
template <int Part, int Parts>
void check() {
    for_each_entry<catalogue_size * Part / Parts, catalogue_size*(Part + 1) / Parts>([](auto entry) {
        using entry_type = decltype(entry);
        check_input<entry_type, entry_type::inputs - 1>();
    });
}

} // namespace accuracy
