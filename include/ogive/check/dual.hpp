// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <algorithm>
#include <concepts>
#include <cstddef>
#include <ogive/check/precise.hpp>
#include <vector>

namespace ogive::check {

/// A number with infinitesimals e1, e2, …, each of which has the square 0: f(x + e1 + e2) has f'(x) beside e1 and f''(x)
/// beside e1 e2. Without any it is a plain number. A dual number is a + b e, where e is its last infinitesimal, and a and b
/// have those before it.
template <class Big>
class dual {
public:
    dual() : parts_(1) {}
    dual(Big const& value) : parts_{value} {}
    template <std::same_as<typename kind_of_number<Big>::plain> Real>
        requires(!std::same_as<Real, Big>)
    dual(Real const& value) : parts_{Big(value)} {}
    template <class T>
        requires std::is_arithmetic_v<T> dual(T value) : parts_{Big(value)} {}

        /// a + b e, where e is infinitesimal number `index`.
        static dual join(dual a, dual b, int index) {
            std::size_t const half = std::size_t(1) << index;
            a.parts_.resize(half);
            b.parts_.resize(half);
            a.parts_.insert(a.parts_.end(), b.parts_.begin(), b.parts_.end());
            return a;
        }

        /// How many infinitesimals it has.
        int order() const {
            int order = 0;
            while (std::size_t(1) << order < parts_.size()) ++order;
            return order;
        }
        Big const& value() const { return parts_[0]; }
        /// b of a + b e; e is infinitesimal number `index`, the last one.
        dual beside(int index) const {
            std::size_t const half = std::size_t(1) << index;
            return parts_.size() > half
                       ? dual(parts_.begin() + static_cast<std::ptrdiff_t>(half), parts_.end())
                       : dual();
        }
        /// a of a + b e, where e is the last infinitesimal.
        dual without_last() const {
            return dual(parts_.begin(), parts_.begin() + static_cast<std::ptrdiff_t>(parts_.size() / 2));
        }
        std::vector<Big> const& parts() const { return parts_; }
        void add(std::size_t part, Big const& amount) { parts_[part] += amount; }

        bool is_zero() const {
            for (Big const& each : parts_)
                if (each != 0) return false;
            return true;
        }

        friend dual operator-(dual x) {
            for (Big& each : x.parts_) each = -each;
            return x;
        }
        friend dual operator+(dual a, dual const& b) {
            if (a.parts_.size() < b.parts_.size()) a.parts_.resize(b.parts_.size());
            for (std::size_t i = 0; i < b.parts_.size(); ++i) a.parts_[i] += b.parts_[i];
            return a;
        }
        friend dual operator-(dual const& a, dual const& b) { return a + -b; }
        friend dual operator*(dual const& a, dual const& b) {
            if (a.order() + b.order() == 0) return dual(Big(a.value() * b.value())); // keeps the sign of zero
            dual result;
            result.parts_.resize(std::max(a.parts_.size(), b.parts_.size()));
            for (std::size_t i = 0; i < a.parts_.size(); ++i)
                for (std::size_t j = 0; j < b.parts_.size(); ++j)
                    if ((i & j) == 0 && !is_nothing(a, i) && !is_nothing(b, j))
                        result.parts_[i | j] += a.parts_[i] * b.parts_[j];
            return result;
        }
        friend dual operator/(dual const& a, dual const& b) {
            return b.order() == 0 ? a.scaled(b.value()) : a * reciprocal(b);
        }

        friend bool operator<(dual const& a, dual const& b) { return a.value() < b.value(); }
        friend bool operator>(dual const& a, dual const& b) { return a.value() > b.value(); }
        friend bool operator<=(dual const& a, dual const& b) { return a.value() <= b.value(); }
        friend bool operator>=(dual const& a, dual const& b) { return a.value() >= b.value(); }
        friend bool operator==(dual const& a, dual const& b) { return a.value() == b.value(); }
        friend bool operator!=(dual const& a, dual const& b) { return a.value() != b.value(); }
        explicit operator double() const { return static_cast<double>(value()); }

        friend dual abs(dual const& x) {
            if (x.value() == 0) return dual(abs(x.value())); // the derivative at the kink is 0
            return x.value() < 0 ? -x : x;
        }
        friend dual exp(dual const& x) {
            return lifted(x, &exp_of_number, [](dual const& a) { return exp(a); });
        }
        friend dual log(dual const& x) {
            return lifted(x, &log_of_number, [](dual const& a) { return reciprocal(a); });
        }
        friend dual sin(dual const& x) {
            return lifted(
                x, [](Big const& a) { return Big(sin(a)); }, [](dual const& a) { return cos(a); });
        }
        friend dual cos(dual const& x) {
            return lifted(
                x, [](Big const& a) { return Big(cos(a)); }, [](dual const& a) { return -sin(a); });
        }
        friend dual sqrt(dual const& x) {
            return lifted(
                x, [](Big const& a) { return Big(sqrt(a)); },
                [](dual const& a) { return dual(0.5) / sqrt(a); });
        }
        friend dual erfc_of(dual const& x) {
            return lifted(x, &kind_of_number<Big>::erfc, [](dual const& a) { return -bell(a); });
        }
        friend dual erf_of(dual const& x) {
            return lifted(x, &kind_of_number<Big>::erf, [](dual const& a) { return bell(a); });
        }
        friend dual pow(dual const& base, dual const& exponent) {
            int const order = std::max(base.order(), exponent.order());
            if (order == 0) return dual(kind_of_number<Big>::power(base.value(), exponent.value()));
            int const last = order - 1;
            dual const a = base.order() == order ? base.without_last() : base;
            dual const b = exponent.order() == order ? exponent.without_last() : exponent;
            dual const da = base.beside(last), db = exponent.beside(last);
            dual const value = pow(a, b);
            dual slope;
            if (!da.is_zero() && b.value() != 0) slope = slope + b * pow(a, b - 1) * da;
            if (!db.is_zero() && a.value() != 0) slope = slope + value * log(a) * db;
            return join(value, slope, last);
        }

    private:
        template <class Iterator>
        dual(Iterator begin, Iterator end) : parts_(begin, end) {}

        /// Far beyond all number types, but not infinite: powers and quotients of it have values too. Its logarithm has
        /// none: it would be wrong.
        static Big exp_of_number(Big const& x) {
            if (x - x == 0 && abs(x) > far) return Big(exp(Big(x < 0 ? -far : far)));
            return Big(exp(x));
        }
        static Big log_of_number(Big const& x) {
            Big const result = log(x);
            if (x - x == 0 && abs(result) > 0.9 * far) return Big(std::numeric_limits<double>::quiet_NaN());
            return result;
        }
        static constexpr double far = 1e7;

        /// What has no value beside an infinitesimal counts for nothing, even beside an infinite factor.
        static bool is_nothing(dual const& x, std::size_t i) { return i > 0 && x.parts_[i] == 0; }

        dual scaled(Big const& divisor) const {
            dual result = *this;
            for (std::size_t i = 0; i < parts_.size(); ++i)
                if (!is_nothing(*this, i)) result.parts_[i] /= divisor;
            return result;
        }

        /// f(a + b e) = f(a) + f'(a) b e.
        template <class F, class Slope>
        static dual lifted(dual const& x, F const& f, Slope const& slope) {
            if (x.order() == 0) return dual(f(x.value()));
            int const last = x.order() - 1;
            dual const a = x.without_last(), b = x.beside(last);
            return join(lifted(a, f, slope), b.is_zero() ? dual() : slope(a) * b, last);
        }
        static dual reciprocal(dual const& x) {
            return lifted(
                x, [](Big const& a) { return Big(1 / a); },
                [](dual const& a) {
                    dual const r = reciprocal(a);
                    return -(r * r);
                });
        }
        /// erf'
        static dual bell(dual const& x) {
            return dual(Big(2 / sqrt(boost::math::constants::pi<typename kind_of_number<Big>::plain>()))) *
                   exp(-(x * x));
        }

        std::vector<Big> parts_; // by the set of the infinitesimals beside it, a bit for each
};

template <class Big>
struct kind_of_number<dual<Big>> {
    using plain = typename kind_of_number<Big>::plain;
    static constexpr bool differentiates = true;
    static bool is_nan(dual<Big> const& x) { return kind_of_number<Big>::is_nan(x.value()); }
    static bool is_negative(dual<Big> const& x) { return kind_of_number<Big>::is_negative(x.value()); }
    static dual<Big> erf(dual<Big> const& x) { return erf_of(x); }
    static dual<Big> erfc(dual<Big> const& x) { return erfc_of(x); }
    static dual<Big> power(dual<Big> const& base, dual<Big> const& exponent) { return pow(base, exponent); }
    static bool varies(dual<Big> const& x) { return !infinitesimal(x).is_zero(); }
    static dual<Big> first_order(dual<Big> const& x) {
        return x.order() == 1 && !kind_of_number<Big>::differentiates
                   ? infinitesimal(x)
                   : dual<Big>(std::numeric_limits<plain>::quiet_NaN());
    }

private:
    static dual<Big> infinitesimal(dual<Big> const& x) { return x - dual<Big>(x.value()); }
};

} // namespace ogive::check
