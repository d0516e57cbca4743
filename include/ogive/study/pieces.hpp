// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/study/subject.hpp>

// The line in pieces on which a formula is smooth, and within them pieces on which it, or a derivative of it, has one
// sign. What is certified here is so by enclosures, out to `far`.

namespace ogive::study {

/// Where a function has one sign.
struct piece {
    enum sign_type : signed char { negative, zero, positive, unknown };

    double from, to;
    sign_type sign = unknown; ///< weak: negative means at most 0, and not 0 everywhere
};

/// What is smaller is taken for 0: derivatives fade into it long before the last double.
inline constexpr double vanishing = 0x1p-400;

/// The line ends here: beyond all of float, and squares and cubes are still doubles.
inline constexpr double far = 0x1p300;

/// Between two numbers; of far apart ones the geometric mean.
inline double middle_of(double a, double b) {
    if (a < 0 && b > 0) return 0;
    if (a < 0) return -middle_of(-b, -a);
    if (a == 0) return b * 0.5;
    return b / a > 4 ? std::sqrt(a) * std::sqrt(b) : a + (b - a) * 0.5;
}

/// Whether nothing but rounding lies between.
inline bool is_tiny(double a, double b) {
    return b - a <= 4 * std::numeric_limits<double>::epsilon() * std::max(std::fabs(a), std::fabs(b)) ||
           (std::fabs(a) < 0x1p-100 && std::fabs(b) < 0x1p-100);
}

/// Pieces that are smooth (or have no value: `lacking`), in order. What lies between two is a place that is not smooth.
struct smooth_pieces {
    std::vector<interval> pieces;
    std::vector<interval> lacking;
    interval complete{-far, far}; ///< beyond, nothing is known
};

/// The line in powers of 2, from 0 outwards on either side.
inline std::vector<double> powers() {
    std::vector<double> all{0};
    for (int k = -100; k <= 300; ++k) all.push_back(std::ldexp(1.0, k));
    return all;
}

/// An interval, cut at the powers of 2.
inline std::vector<interval> in_powers(interval const& whole) {
    std::vector<interval> result;
    static auto const steps = powers();
    auto const add = [&](double a, double b) {
        a = std::max(a, whole.low), b = std::min(b, whole.high);
        if (a < b) result.push_back({a, b});
    };
    for (std::size_t i = steps.size() - 1; i > 0; --i) add(-steps[i], 0.0 - steps[i - 1]);
    for (std::size_t i = 0; i + 1 < steps.size(); ++i) add(steps[i], steps[i + 1]);
    return result;
}

/// Cuts the line into smooth pieces.
class splitter {
public:
    explicit splitter(subject const& s) : subject_(s) {}

    smooth_pieces operator()() {
        auto const steps = powers();
        for (double const side : {-1.0, 1.0}) {
            for (std::size_t i = 0; i + 1 < steps.size(); ++i) {
                int budget = 1500;
                std::vector<interval> smooth, lacking;
                double const a = side * steps[i] + 0.0, b = side * steps[i + 1];
                if (!split(std::min(a, b), std::max(a, b), budget, smooth, lacking)) {
                    (side < 0 ? result_.complete.low : result_.complete.high) = a;
                    break;
                }
                result_.pieces.insert(result_.pieces.end(), smooth.begin(), smooth.end());
                result_.lacking.insert(result_.lacking.end(), lacking.begin(), lacking.end());
            }
        }
        join(result_.lacking, [](double) { return true; });
        join(result_.pieces, [&](double x) {
            double const room = std::max(std::fabs(x), 0x1p-100) * 0x1p-50;
            return subject_.kind(x - room, x + room) == enclosure::smooth;
        });
        return result_;
    }

private:
    bool split(double a, double b, int& budget, std::vector<interval>& smooth,
               std::vector<interval>& lacking) {
        if (--budget < 0) return false;
        auto const kind = subject_.kind(a, b);
        if (kind == enclosure::smooth) return smooth.push_back({a, b}), true;
        if (kind == enclosure::nowhere) return lacking.push_back({a, b}), true;
        if (is_tiny(a, b)) return true;
        double const middle = middle_of(a, b);
        return split(a, middle, budget, smooth, lacking) && split(middle, b, budget, smooth, lacking);
    }

    /// Puts together what meets where nothing happens.
    template <class Test>
    static void join(std::vector<interval>& all, Test const& nothing_happens) {
        std::sort(all.begin(), all.end(), [](auto const& a, auto const& b) { return a.low < b.low; });
        std::vector<interval> joined;
        for (interval const& each : all) {
            if (!joined.empty() && joined.back().high == each.low && nothing_happens(each.low))
                joined.back().high = each.high;
            else
                joined.push_back(each);
        }
        all = std::move(joined);
    }

    subject const& subject_;
    smooth_pieces result_;
};

/// The pieces of one sign of each derivative, on one smooth piece.
class signs {
public:
    signs(subject const& s, interval const& smooth) : subject_(s), whole_(smooth) {
        for (int k = subject::orders - 1; k >= 0; --k) {
            std::vector<piece> found;
            for (auto const& [from, to] : in_powers(smooth)) {
                budget_ = 1000;
                direct(k, from, to, 0x1p-7, found);
            }
            found = joined(found);
            if (k + 1 < subject::orders) found = joined(refined(k, found));
            of_[k] = std::move(found);
        }
    }

    std::vector<piece> const& of(int k) const { return of_[k]; }

private:
    static piece::sign_type sign_of(interval const& values) {
        if (values.low == 0 && values.high == 0) return piece::zero;
        if (values.low >= 0) return piece::positive;
        if (values.high <= 0) return piece::negative;
        return piece::unknown;
    }

    /// At a point; unknown within rounding of 0.
    piece::sign_type sign_at(int k, double x) const {
        if (x == whole_.low && x > -far) x = std::nextafter(x, infinity); // the end itself may be singular
        if (x == whole_.high && x < far) x = std::nextafter(x, -infinity);
        interval const values = subject_.at(k, x);
        if (values.low > 0) return piece::positive;
        if (values.high < 0) return piece::negative;
        if (std::max(-values.low, values.high) < vanishing) return piece::zero;
        return std::fabs(x) == far && fades_out(k, x) ? piece::zero : piece::unknown;
    }

    /// Whether the limit at infinity is 0, and is reached.
    bool fades_out(int k, double end) const {
        return subject_.value(k, std::copysign(infinity, end)) == 0 &&
               std::fabs(subject_.value(k, end)) < 1e-9;
    }

    void direct(int k, double a, double b, double finest, std::vector<piece>& found) {
        auto const sign = sign_of(subject_.over(k, a, b).range);
        double const size = std::max(std::fabs(a), std::fabs(b));
        bool const small = --budget_ < 0 || b - a <= (size > 1024 ? std::max(finest, 0.3) : finest) * size ||
                           b - a < 0x1p-100;
        if (sign != piece::unknown || small) return found.push_back({a, b, sign});
        double const middle = middle_of(a, b);
        direct(k, a, middle, finest, found);
        direct(k, middle, b, finest, found);
    }

    static std::vector<piece> joined(std::vector<piece> const& all) {
        std::vector<piece> result;
        for (piece const& each : all) {
            if (!result.empty() && result.back().sign == each.sign)
                result.back().to = each.to;
            else if (each.from < each.to)
                result.push_back(each);
        }
        return result;
    }

    /// Unknown pieces, where the next derivative has one sign, from the signs at their ends.
    std::vector<piece> refined(int k, std::vector<piece> const& all) {
        std::vector<piece> result;
        for (piece const& each : all) {
            if (each.sign != piece::unknown) {
                result.push_back(each);
                continue;
            }
            for (piece const& slope : of_[k + 1]) {
                double const a = std::max(each.from, slope.from), b = std::min(each.to, slope.to);
                if (a >= b) continue;
                budget_ = 2000;
                if (slope.sign == piece::unknown)
                    direct(k, a, b, 0x1p-16, result);
                else
                    monotone(k, a, b, slope.sign, result);
            }
        }
        return result;
    }

    /// Of a monotone function.
    void monotone(int k, double a, double b, piece::sign_type slope, std::vector<piece>& result) const {
        if (slope == piece::zero) return result.push_back({a, b, sign_at(k, middle_of(a, b))});
        auto const left = sign_at(k, a), right = sign_at(k, b);
        bool const rising = slope == piece::positive;
        auto const before = rising ? piece::negative : piece::positive;
        auto const after = rising ? piece::positive : piece::negative;
        if (left == piece::zero && right == piece::zero) return result.push_back({a, b, even_sign(k, a, b)});
        if (left == after || left == piece::zero) return result.push_back({a, b, after});
        if (right == before || right == piece::zero) return result.push_back({a, b, before});
        double const first = boundary(k, a, b, before), last = boundary(k, b, a, after);
        result.push_back({a, first, before});
        result.push_back({first, last, piece::unknown});
        result.push_back({last, b, after});
    }

    /// Of what is 0 at both ends, or too small to tell.
    piece::sign_type even_sign(int k, double a, double b) const {
        return subject_.at(k, a) == interval{0, 0} && subject_.at(k, b) == interval{0, 0} ? piece::zero
                                                                                          : piece::unknown;
    }

    /// How far from `start` towards `end` a monotone function surely has a sign.
    double boundary(int k, double start, double end, piece::sign_type sign) const {
        double inside = start, outside = end;
        for (int i = 0; i < 1200; ++i) {
            double const middle = inside < outside ? middle_of(inside, outside) : middle_of(outside, inside);
            if (middle == inside || middle == outside || std::fabs(outside - inside) < 0x1p-110) break;
            (sign_at(k, middle) == sign ? inside : outside) = middle;
        }
        return inside;
    }

    subject const& subject_;
    interval whole_;
    int budget_ = 0; ///< how often `direct` may still divide
    std::vector<piece> of_[subject::orders];
};

} // namespace ogive::study
