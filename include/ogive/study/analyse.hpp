// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/study/landscape.hpp>
#include <ogive/study/period.hpp>

namespace ogive::study {

/// From pieces to facts.
class analysis : landscape {
public:
    analysis(subject const& s, double saturation) : landscape(s) {
        facts_.complete = {outwards(line_.complete.low), outwards(line_.complete.high)};
        for (signs const& each : signs_)
            for (int k = 0; k < 3; ++k)
                for (piece const& p : each.of(k)) leave_out(k, p);
        facts_.saturation = saturation;
    }

    facts operator()() {
        find_domain();
        find_limits();
        find_kinks();
        find_range();
        find_turns();
        find_zeros();
        find_slopes();
        keep_what_is_complete();
        return facts_;
    }

    using landscape::pieces;

private:
    /// Beyond a piece of unknown sign nothing is complete, but where it fades to nothing.
    void leave_out(int k, piece const& p) {
        if (p.sign != piece::unknown || is_narrow(p)) return;
        interval& all = facts_.complete;
        for (auto const& [from, to] : in_powers({p.from, p.to})) {
            interval const values = subject_.over(k, from, to).range;
            if (values.low > -vanishing && values.high < vanishing) continue;
            if (to <= 0) all.low = std::max(all.low, to);
            if (from >= 0) all.high = std::min(all.high, from);
        }
        if (all.low > all.high) all = {0, 0};
    }

    void find_domain() {
        double low = -far, high = far;
        for (interval const& each : line_.lacking) {
            if (each.low <= low) low = each.high;
            if (each.high >= high) high = std::min(high, each.low);
        }
        if (!line_.pieces.empty()) { // where the two meet
            if (low > -far) low = simplest(low, line_.pieces.front().low);
            if (high < far) high = simplest(line_.pieces.back().high, high);
        }
        facts_.domain = {outwards(low), outwards(high)};
    }

    void find_limits() {
        if (surely_varies(0)) facts_.period = period_of(subject_.meant[0]);
        if (surely_varies(1)) facts_.slope_period = period_of(subject_.meant[1]);
        if (line_.pieces.empty()) return;
        if (line_.pieces.front().low == -far) facts_.limit_left = limit(0, line_.pieces.front(), true);
        if (line_.pieces.back().high == far) facts_.limit_right = limit(0, line_.pieces.back(), false);
    }

    bool surely_varies(int k) const {
        interval const here = subject_.at(k, 0.3);
        for (double const x : {0.7, 1.1, 2.9})
            if (interval const there = subject_.at(k, x); there.high < here.low || here.high < there.low)
                return true;
        return false;
    }

    void find_kinks() {
        for (std::size_t i = 0; i + 1 < line_.pieces.size(); ++i) {
            interval const &left = line_.pieces[i], &right = line_.pieces[i + 1];
            double const x = simplest(left.high, right.low);
            bool is_singular = false;
            for (int k = 0; k < 3 && !is_singular; ++k) {
                auto const before = limit(k, left, false), after = limit(k, right, true);
                if (!before || !after || std::isinf(*before) || std::isinf(*after)) {
                    is_singular = true;
                    facts_.kinks.push_back(
                        {x, kink::singular, before.value_or(std::nan("")), after.value_or(std::nan(""))});
                } else if (std::fabs(*after - *before) > 1e-9 * (1 + std::fabs(*before))) {
                    facts_.kinks.push_back({x, static_cast<kink::kind_type>(k), *before, *after});
                    break;
                }
            }
        }
    }

    void keep_what_is_complete() {
        constexpr std::size_t most = 64; // of a function that oscillates for ever
        if (std::max({facts_.zeros.size(), facts_.minima.size(), facts_.inflections.size()}) > most)
            facts_.complete = {std::max(facts_.complete.low, -32.0), std::min(facts_.complete.high, 32.0)};
        auto const outside = [&](double x) { return !facts_.complete.contains(x); };
        std::erase_if(facts_.zeros, outside);
        std::erase_if(facts_.saturated, [&](interval const& each) {
            return std::isfinite(each.low) && std::isfinite(each.high) &&
                   (outside(each.low) || outside(each.high));
        });
        for (auto* points : {&facts_.minima, &facts_.maxima, &facts_.inflections})
            std::erase_if(*points, [&](point const& p) { return outside(p.x); });
        std::erase_if(facts_.stretches, [&](stretch& s) {
            s.from = std::max(s.from, facts_.complete.low), s.to = std::min(s.to, facts_.complete.high);
            return s.from >= s.to;
        });
    }

    bool jumps_at(double x) const {
        for (kink const& each : facts_.kinks)
            if (each.x == x && (each.kind == kink::jump || each.kind == kink::singular)) return true;
        return false;
    }

    void find_range() {
        auto all = candidates(0);
        if (!all) return find_range_of_values();
        for (std::size_t i = 0; i + 1 < line_.pieces.size(); ++i) { // what holds at the kinks themselves
            double const x = simplest(line_.pieces[i].high, line_.pieces[i + 1].low),
                         y = subject_.value(0, x);
            if (!std::isnan(y)) all->push_back({x, y});
        }
        facts_.lowest = facts_.highest = all->front();
        for (point const& each : *all) {
            if (better(each, *facts_.lowest, each.y < facts_.lowest->y)) facts_.lowest = each;
            if (better(each, *facts_.highest, each.y > facts_.highest->y)) facts_.highest = each;
        }
    }

    /// Of what cannot be followed to its end: where a bound of all values is reached.
    void find_range_of_values() {
        auto const [lowest, highest] = reached(0);
        facts_.lowest = lowest, facts_.highest = highest;
        for (auto const& [x, y] :
             {std::pair(-infinity, facts_.limit_left), std::pair(infinity, facts_.limit_right)}) {
            if (y == -infinity) facts_.lowest = point{x, -infinity};
            if (y == infinity) facts_.highest = point{x, infinity};
        }
    }

    std::pair<std::optional<point>, std::optional<point>> reached(int k) const {
        interval bounds{infinity, -infinity};
        std::optional<point> low, high;
        if (!is_whole_) return {};
        for (std::size_t i = 0; i < line_.pieces.size(); ++i) {
            for (auto const& [from, to] : in_powers(line_.pieces[i]))
                bounds = hull(bounds, subject_.over(k, from, to).range);
            auto const& courses = signs_[i].of(k + 1);
            for (std::size_t j = 1; j < courses.size(); ++j) {
                double const x = root_or_end(k + 1, courses[j]), y = subject_.value(k, x);
                if (!low || better({x, y}, *low, y < low->y)) low = point{x, y};
                if (!high || better({x, y}, *high, y > high->y)) high = point{x, y};
            }
        }
        if (low && low->y - bounds.low > 1e-12) low.reset();
        if (high && bounds.high - high->y > 1e-12) high.reset();
        return {low, high};
    }

    double root_or_end(int k, piece const& p) const {
        return p.sign == piece::unknown && is_narrow(p) ? root(k, p.from, p.to) : p.from;
    }

    /// Among equals the one that is nearest.
    static bool better(point const& a, point const& b, bool beyond) {
        bool const close =
            std::isfinite(a.y) && std::isfinite(b.y) && std::fabs(a.y - b.y) <= 1e-12 * std::fabs(b.y);
        if (close || a.y == b.y) return std::fabs(a.x) < std::fabs(b.x);
        return beyond;
    }

    void find_zeros() {
        for_each_root(0, [&](double x, auto, auto) { facts_.zeros.push_back(x); });
        for (auto const* turns : {&facts_.minima, &facts_.maxima})
            for (point const& each : *turns)
                if (each.y == 0) facts_.zeros.push_back(each.x);
        for (std::size_t i = 0; i < line_.pieces.size(); ++i) {
            auto const& all = signs_[i].of(0);
            for (std::size_t j = 0; j < all.size(); ++j) {
                if (all[j].sign == piece::zero)
                    facts_.zero_on.push_back({outwards(all[j].from), outwards(all[j].to)});
                bool const touches = j > 0 && all[j].sign == piece::unknown && j + 1 < all.size() &&
                                     !is_opposite(all[j - 1].sign, all[j + 1].sign);
                if (touches && all[j].from <= 0 && all[j].to >= 0 && subject_.value(0, 0) == 0)
                    facts_.zeros.push_back(0);
            }
        }
        for (std::size_t i = 0; i + 1 < line_.pieces.size(); ++i) {
            double const x = simplest(line_.pieces[i].high, line_.pieces[i + 1].low);
            auto const before = signs_[i].of(0).back().sign, after = signs_[i + 1].of(0).front().sign;
            if (subject_.value(0, x) == 0 && before != piece::zero && after != piece::zero)
                facts_.zeros.push_back(x);
        }
        std::sort(facts_.zeros.begin(), facts_.zeros.end());
        facts_.zeros.erase(std::unique(facts_.zeros.begin(), facts_.zeros.end()), facts_.zeros.end());
        merge(facts_.zero_on);
    }

    static void merge(std::vector<interval>& all) {
        std::vector<interval> merged;
        for (interval const& each : all)
            if (!merged.empty() && is_tiny(merged.back().high, each.low))
                merged.back().high = each.high;
            else
                merged.push_back(each);
        all = std::move(merged);
    }

    /// Monotone stretches, and what lies between them.
    void find_turns() {
        double end_of_last = -infinity;
        piece::sign_type last = piece::unknown;
        auto const course = [](piece::sign_type s) {
            return s == piece::positive   ? stretch::rising
                   : s == piece::negative ? stretch::falling
                                          : stretch::constant;
        };
        for (std::size_t i = 0; i < line_.pieces.size(); ++i) {
            bool first = true;
            for (piece const& each : signs_[i].of(1)) {
                piece::sign_type const sign = each.sign;
                bool const fades =
                    sign == piece::unknown && is_settled(0, each) && std::fabs(each.from + each.to) > 1e100;
                if (sign == piece::unknown && !fades) continue;
                if (fades && last == piece::unknown) continue; // as what follows
                double x = each.from;
                bool const across = first && i > 0;
                if (across) x = simplest(line_.pieces[i - 1].high, line_.pieces[i].low);
                first = false;
                auto& all = facts_.stretches;
                bool const jumped = across && jumps_at(x);
                bool const adjacent = last != piece::unknown &&
                                      (across || each.from - end_of_last <= 1e-2 * (1 + std::fabs(x)));
                if (!across && adjacent && is_opposite(last, sign)) {
                    x = root(1, end_of_last, each.from);
                    auto& turns = sign == piece::positive ? facts_.minima : facts_.maxima;
                    turns.push_back({x, subject_.value(0, x)});
                } else if (across && !jumped && is_opposite(last, sign)) {
                    auto& turns = sign == piece::positive ? facts_.minima : facts_.maxima;
                    turns.push_back({x, subject_.value(0, x)});
                }
                if (!all.empty() && adjacent && !jumped && (fades || all.back().course == course(sign))) {
                    all.back().to = outwards(each.to);
                } else {
                    double const from = all.empty() && each.from < -1e100 ? -infinity
                                        : across || adjacent              ? x
                                                                          : each.from;
                    if (!all.empty() && adjacent) all.back().to = x;
                    all.push_back({facts_.stretches.empty() && i == 0 && facts_.is_complete() && from < -30
                                       ? -infinity
                                       : outwards(from),
                                   outwards(each.to), course(sign)});
                }
                if (!fades) last = sign;
                end_of_last = each.to;
            }
        }
        for_each_root(2, [&](double x, auto, auto) {
            facts_.inflections.push_back({x, subject_.value(0, x)});
        });
    }

    void find_slopes() {
        bool jump = false;
        for (kink const& each : facts_.kinks) {
            if (each.kind != kink::jump) continue;
            if (!jump) facts_.steepest = point{each.x, infinity};
            jump = true;
        }
        auto all = candidates(1);
        if (!all) {
            auto const [low, high] = reached(1);
            if (low && high && !jump) all = std::vector{*low, *high};
        }
        if (all && !all->empty() && !jump) {
            facts_.steepest = point{all->front().x, std::fabs(all->front().y)};
            for (point const& each : *all) {
                point const size{each.x, std::fabs(each.y)};
                if (better(size, *facts_.steepest, size.y > facts_.steepest->y)) facts_.steepest = size;
            }
        }
        if (!facts_.steepest && facts_.slope_period) find_steepest_of_period(*facts_.slope_period);
        for (std::size_t i = 0; i < line_.pieces.size(); ++i) {
            for (piece const& each : signs_[i].of(1))
                if (each.sign == piece::zero) facts_.dead.push_back({outwards(each.from), outwards(each.to)});
            find_saturated(i);
        }
        merge(facts_.dead);
        merge(facts_.saturated);
    }

    /// Where f'' changes its sign within a period of f'; the lists hold there.
    void find_steepest_of_period(double period) {
        if (line_.pieces.size() != 1 || facts_.complete.low > -period || facts_.complete.high < period)
            return;
        for_each_root(2, [&](double x, auto, auto) {
            point const size{x, std::fabs(subject_.value(1, x))};
            if (std::fabs(x) > period) return;
            if (!facts_.steepest || better(size, *facts_.steepest, size.y > facts_.steepest->y))
                facts_.steepest = size;
        });
    }

    /// On one smooth piece, from the monotone pieces of f'.
    void find_saturated(std::size_t i) {
        double const bound = facts_.saturation;
        for (piece const& each : signs_[i].of(2)) {
            if (each.sign == piece::unknown && !is_narrow(each) && !is_settled(1, each)) continue;
            auto const excess = [&](double x, double sign) { return sign * subject_.value(1, x) - bound; };
            std::vector<double> cuts{each.from};
            for (double const sign : {1.0, -1.0}) {
                double low = each.from, high = each.to;
                if (low == line_.pieces[i].low) low = beside(low, high);
                if (high == line_.pieces[i].high) high = beside(high, low);
                if (std::isnan(excess(low, sign)) || std::isnan(excess(high, sign))) return;
                if ((excess(low, sign) > 0) == (excess(high, sign) > 0)) continue;
                double inside = low, outside = high;
                for (int step = 0; step < 1200 && !is_tiny(inside, outside); ++step) {
                    double const middle = middle_of(inside, outside);
                    ((excess(middle, sign) > 0) == (excess(low, sign) > 0) ? inside : outside) = middle;
                }
                cuts.push_back(inside);
            }
            std::sort(cuts.begin(), cuts.end());
            cuts.push_back(each.to);
            for (std::size_t j = 0; j + 1 < cuts.size(); ++j) {
                if (cuts[j] == cuts[j + 1]) continue;
                double const inside = middle_of(cuts[j], cuts[j + 1]);
                if (std::fabs(subject_.value(1, inside)) < bound)
                    facts_.saturated.push_back({outwards(cuts[j]), outwards(cuts[j + 1])});
            }
        }
    }

    facts facts_;
};

} // namespace ogive::study
