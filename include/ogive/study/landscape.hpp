// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <boost/math/tools/roots.hpp>
#include <cstdint>
#include <ogive/study/facts.hpp>
#include <ogive/study/pieces.hpp>

namespace ogive::study {

/// A formula in its pieces: limits at their ends, roots inside of them, and where extrema can be. A function that is
/// monotone between two points takes its extrema there.
class landscape {
public:
    explicit landscape(subject const& s) : subject_(s), line_(splitter(s)()) {
        for (interval const& each : line_.pieces) signs_.emplace_back(s, each);
        is_whole_ = line_.complete == interval{-far, far};
    }

    /// The smooth pieces, for integrals.
    std::vector<interval> const& pieces() const { return line_.pieces; }

protected:
    static double outwards(double x) {
        if (std::fabs(x) <= 0x1p-100) return 0;
        return std::fabs(x) == far ? std::copysign(infinity, x) : x;
    }

    /// Inside of a piece, beside its end.
    static double beside(double end, double other) {
        return std::fabs(end) == far ? end : std::nextafter(end, other);
    }

    /// The limit of the k-th derivative at the end of a smooth piece; none if it is not known.
    std::optional<double> limit(int k, interval const& piece, bool at_low) const {
        double const end = at_low ? piece.low : piece.high, other = at_low ? piece.high : piece.low;
        if (std::fabs(end) == far) return limit_at_infinity(k, piece, end);
        bool const at_zero = std::fabs(end) <= 0x1p-100;
        double const near =
            at_zero ? std::copysign(std::numeric_limits<double>::denorm_min(), other) : beside(end, other);
        double const y = subject_.value(k, near);
        if (std::isnan(y)) return {};
        if (std::fabs(y) < 1e-300) return 0;
        if (std::fabs(y) > 1e300) return std::copysign(infinity, y);
        double const there = subject_.value(k, at_zero ? std::copysign(0.0, other) : end);
        if (std::isinf(there) && std::fabs(y) > 1 && (there > 0) == (y > 0)) return there;
        return std::isinf(subject_.over(k, std::min(near, end), std::max(near, end)).range.high) &&
                       std::isinf(subject_.over(k, std::min(near, end), std::max(near, end)).range.low)
                   ? std::optional<double>()
                   : y;
    }

    std::optional<double> limit_at_infinity(int k, interval const& piece, double end) const {
        interval const last = end > 0 ? interval{end / 2, end} : interval{end, end / 2};
        if (end > 0 ? last.low < piece.low : last.high > piece.high) return {};
        interval const values = subject_.over(k, last.low, last.high).range;
        if (values.low > 1e30) return infinity;
        if (values.high < -1e30) return -infinity;
        double const y = subject_.value(k, std::copysign(infinity, end));
        bool const wide = !(values.high - values.low <= 1e-9 * std::max(1.0, std::fabs(y)));
        if (wide && !(k + 1 < subject::orders && has_course(k + 1, end))) return {};
        double const reached = subject_.value(k, end), room = 1e-9 * std::max(1.0, std::fabs(y));
        if (wide && std::fabs(reached) > 1e30) return std::copysign(infinity, reached);
        if (!std::isfinite(y) || std::fabs(reached - y) > room) return {};
        return y == 0 ? 0 : y;
    }

    /// Whether the k-th derivative has one sign out to an end of the line.
    bool has_course(int k, double end) const {
        auto const& all = end > 0 ? signs_.back().of(k) : signs_.front().of(k);
        piece const& last = end > 0 ? all.back() : all.front();
        return last.sign != piece::unknown && std::fabs(end > 0 ? last.from : last.to) < 1e300;
    }

    /// The double with the fewest digits between two.
    static double simplest(double low, double high) {
        if (low <= 0 && high >= 0) return 0;
        for (double digits = 1; digits < 1e16; digits *= 2)
            if (double const x = std::round((low + high) / 2 * digits) / digits; x >= low && x <= high)
                return x;
        return low + (high - low) / 2;
    }

    /// Where the k-th derivative can have its extrema, with its values; none if that is not known.
    std::optional<std::vector<point>> candidates(int k) const {
        std::vector<point> all;
        if (!is_whole_ || line_.pieces.empty()) return {};
        for (std::size_t i = 0; i < line_.pieces.size(); ++i) {
            interval const& whole = line_.pieces[i];
            for (bool const at_low : {true, false}) {
                auto const y = limit(k, whole, at_low);
                if (!y) return {};
                all.push_back({outwards(at_low ? whole.low : whole.high), *y});
            }
            auto const& courses = signs_[i].of(k + 1);
            for (std::size_t j = 0; j < courses.size(); ++j) {
                piece const& each = courses[j];
                if (each.sign == piece::unknown && !is_narrow(each) && !is_settled(k, each)) return {};
                if (j == 0) continue;
                double const x = each.sign == piece::unknown ? (each.from + each.to) / 2 : each.from;
                all.push_back({x, subject_.value(k, x)});
            }
        }
        return all;
    }

    static bool is_narrow(piece const& p) {
        return p.to - p.from <= 1e-4 * std::max({std::fabs(p.from), std::fabs(p.to), 1e-2});
    }

    /// Whether the values on a piece hardly change.
    bool is_settled(int k, piece const& p) const {
        interval const values = subject_.over(k, p.from, p.to).range;
        return values.high - values.low <= 1e-12;
    }

    /// The place of a root between two signs.
    double root(int k, double low, double high) const {
        double const at_low = subject_.value(k, low), at_high = subject_.value(k, high);
        if (low <= 0 && high >= 0 && subject_.value(k, 0) == 0) return 0;
        if (at_low == 0) return low;
        if (at_high == 0) return high;
        if ((at_low > 0) == (at_high > 0)) return low + (high - low) / 2;
        std::uintmax_t steps = 200;
        auto const found = boost::math::tools::toms748_solve(
            [&](double x) { return subject_.value(k, x); }, low, high, at_low, at_high,
            boost::math::tools::eps_tolerance<double>(52), steps);
        return (found.first + found.second) / 2;
    }

    /// Calls found(x, sign before, sign after) for each root with a change of sign inside of smooth pieces.
    template <class Found>
    void for_each_root(int k, Found const& found) {
        for (signs const& each : signs_) {
            auto const& all = each.of(k);
            for (std::size_t i = 0; i < all.size(); ++i) {
                bool const between = i > 0 && i + 1 < all.size() && all[i].sign == piece::unknown;
                if (between && is_opposite(all[i - 1].sign, all[i + 1].sign))
                    found(root(k, all[i].from, all[i].to), all[i - 1].sign, all[i + 1].sign);
                if (i > 0 && is_opposite(all[i - 1].sign, all[i].sign)) // meeting at a double
                    found(all[i].from, all[i - 1].sign, all[i].sign);
            }
        }
    }

    static bool is_opposite(piece::sign_type a, piece::sign_type b) {
        return (a == piece::negative && b == piece::positive) ||
               (a == piece::positive && b == piece::negative);
    }

    subject const& subject_;
    smooth_pieces line_;
    std::vector<signs> signs_; ///< of each piece
    bool is_whole_ = true;     ///< the line could be split into smooth pieces
};

} // namespace ogive::study
