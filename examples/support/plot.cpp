// SPDX-License-Identifier: BSL-1.0
#include <support/plot.hpp>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <support/path.hpp>
#include <support/ticks.hpp>

namespace plot {

namespace {

constexpr double width = 480, height = 340; // in CSS pixels, when it is not scaled
constexpr double font = 14, line_height = 20;

// The colours of Okabe and Ito, in an order in which neighbours differ in lightness too; lines differ in their dashes
// as well. `ink` is black or white.
constexpr char const* style = R"(<style>
svg { --paper: #ffffff; --ink: #1b1b1b; --faint: #e2e2e2; --axis: #6a6a6a;
  --c0: #0072b2; --c1: #d55e00; --c2: #009e73; --c3: #cc79a7; --c4: #1b1b1b; --c5: #e69f00; }
@media (prefers-color-scheme: dark) {
svg { --paper: #14171c; --ink: #ececec; --faint: #31363f; --axis: #a2a8b2;
  --c0: #56b4e9; --c1: #e69f00; --c2: #009e73; --c3: #cc79a7; --c4: #ececec; --c5: #f0e442; }
}
text { fill: var(--ink); font: 14px system-ui, sans-serif; }
.title { font-weight: 600; }
.paper { fill: var(--paper); }
.grid { stroke: var(--faint); }
.axis { stroke: var(--axis); }
.guide { stroke: var(--axis); stroke-dasharray: 3 4; }
.line { fill: none; stroke-width: 2.25; stroke-linejoin: round; stroke-linecap: round; }
.halo { stroke: var(--paper); stroke-width: 4; stroke-linejoin: round; paint-order: stroke; }
</style>
)";
constexpr int colours = 6;
constexpr char const* dashes[]{"", "8 4", "2 4", "10 4 2 4", "5 3", "1 5"};

std::string escaped(std::string const& text) {
    std::string result;
    for (char const c : text) {
        if (c == '&')
            result += "&amp;";
        else if (c == '<')
            result += "&lt;";
        else if (c == '>')
            result += "&gt;";
        else if (c == '"')
            result += "&quot;";
        else
            result += c;
    }
    return result;
}

/// About as wide as browsers will draw it.
double text_width(std::string const& text) {
    auto const letters = std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xc0) != 0x80; });
    return static_cast<double>(letters) * font * 0.55;
}

std::string at(double pixels) { return decimal(tenths(pixels)); }

/// From values to pixels, at most ten million away: a line to there is as good as vertical.
struct scale {
    double low, high, from, to;
    bool logarithmic;

    double operator()(double value) const {
        auto const measure = [&](double v) { return logarithmic ? std::log10(v) : v; };
        double const part = (measure(value) - measure(low)) / (measure(high) - measure(low));
        return std::clamp(from + part * (to - from), -1e7, 1e7);
    }
    bool shows(double value) const { return std::isfinite(value) && (!logarithmic || value > 0); }
};

/// The bounds of an axis: those given, else those of what is drawn and a little more.
scale scale_of(axis const& a, std::vector<double> const& values, double from, double to, double margin) {
    double low = none, high = none;
    for (double const v : values)
        if (std::isfinite(v) && (!a.logarithmic || v > 0)) low = std::fmin(low, v), high = std::fmax(high, v);
    if (std::isnan(low)) low = a.logarithmic ? 0.1 : -1, high = 1;
    if (a.logarithmic) {
        low = std::pow(10, std::floor(std::log10(low) + 1e-9));
        high = std::pow(10, std::ceil(std::log10(high) - 1e-9));
        if (low == high) high *= 10;
    } else {
        double const room = high > low ? (high - low) * margin : 1;
        low -= room, high += room;
    }
    return {std::isnan(a.low) ? low : a.low, std::isnan(a.high) ? high : a.high, from, to, a.logarithmic};
}

class drawing {
public:
    explicit drawing(chart const& c) : chart_(c) {
        place_legend();
        std::vector<double> xs, ys;
        for (series const& each : c.lines) {
            xs.insert(xs.end(), each.x.begin(), each.x.end());
            ys.insert(ys.end(), each.y.begin(), each.y.end());
        }
        for (mark const& each : c.marks) xs.push_back(each.x), ys.push_back(each.y);
        area_ = {0, legend_bottom_ + 8, width - 14, height - (c.x.label.empty() ? 28 : 46)};
        y_ = scale_of(c.y, ys, area_.bottom, area_.top, 0.06);
        y_ticks_ = c.y.logarithmic ? logarithmic_ticks(y_.low, y_.high, 7) : linear_ticks(y_.low, y_.high, 7);
        double widest = 0;
        for (tick const& t : y_ticks_) widest = std::fmax(widest, text_width(t.label));
        area_.left = widest + (c.y.label.empty() ? 16 : 36);
        x_ = scale_of(c.x, xs, area_.left, area_.right, 0);
        x_ticks_ = c.x.logarithmic ? logarithmic_ticks(x_.low, x_.high, 7) : linear_ticks(x_.low, x_.high, 8);
    }

    std::string operator()() {
        out_ = "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" viewBox=\"0 0 " + at(width) + " " +
               at(height) + "\" width=\"" + at(width) + "\" height=\"" + at(height) + "\">\n<title>" +
               escaped(chart_.title) + "</title>\n<desc>" + escaped(chart_.description) + "</desc>\n" +
               style + "<rect class=\"paper\" width=\"" + at(width) + "\" height=\"" + at(height) +
               "\" rx=\"6\"/>\n";
        text(14, 22, chart_.title, "class=\"title\"");
        draw_axes();
        for (guide const& each : chart_.guides) draw_guide(each);
        for (std::size_t i = 0; i < chart_.lines.size(); ++i) draw_series(i);
        for (mark const& each : chart_.marks) draw_mark(each);
        for (mark const& each : chart_.marks) draw_mark_label(each);
        draw_legend();
        return out_ + "</svg>\n";
    }

private:
    void text(double x, double y, std::string const& words, std::string const& attributes = "") {
        out_ += "<text x=\"" + at(x) + "\" y=\"" + at(y) + "\"" + (attributes.empty() ? "" : " ") +
                attributes + ">" + escaped(words) + "</text>\n";
    }

    void line(point p, point q, std::string const& attributes) {
        out_ += "<line x1=\"" + at(p.x) + "\" y1=\"" + at(p.y) + "\" x2=\"" + at(q.x) + "\" y2=\"" + at(q.y) +
                "\" " + attributes + "/>\n";
    }

    static std::string stroke(std::size_t i) {
        std::size_t const dash = (i % colours + i / colours) % std::size(dashes);
        std::string text = "class=\"line\" style=\"stroke:var(--c" + std::to_string(i % colours) + ")";
        if (dashes[dash][0] != 0) text += std::string(";stroke-dasharray:") + dashes[dash];
        return text + "\"";
    }

    void draw_axes() {
        for (tick const& t : y_ticks_) {
            bool const zero = t.value == 0;
            line({area_.left, y_(t.value)}, {area_.right, y_(t.value)},
                 zero ? "class=\"axis\"" : "class=\"grid\"");
            text(area_.left - 7, y_(t.value) + 5, t.label, "text-anchor=\"end\"");
        }
        double free_from = 0;
        for (tick const& t : x_ticks_) {
            bool const zero = t.value == 0;
            line({x_(t.value), area_.top}, {x_(t.value), area_.bottom},
                 zero ? "class=\"axis\"" : "class=\"grid\"");
            double const half = text_width(t.label) / 2;
            if (x_(t.value) - half < free_from || x_(t.value) + half > width) continue;
            text(x_(t.value), area_.bottom + 19, t.label, "text-anchor=\"middle\"");
            free_from = x_(t.value) + half + 6;
        }
        if (!chart_.x.label.empty())
            text((area_.left + area_.right) / 2, height - 9, chart_.x.label, "text-anchor=\"middle\"");
        if (!chart_.y.label.empty()) {
            std::string const middle = at((area_.top + area_.bottom) / 2);
            text(0, 0, chart_.y.label,
                 "text-anchor=\"middle\" transform=\"translate(17," + middle + ") rotate(-90)\"");
        }
    }

    void draw_guide(guide const& g) {
        if (std::isinf(g.slope)) {
            if (x_(g.offset) >= area_.left && x_(g.offset) <= area_.right)
                line({x_(g.offset), area_.top}, {x_(g.offset), area_.bottom}, "class=\"guide\"");
            return;
        }
        point p{area_.left, y_(g.slope * x_.low + g.offset)},
            q{area_.right, y_(g.slope * x_.high + g.offset)};
        if (clip(p, q, area_)) line(p, q, "class=\"guide\"");
    }

    void draw_series(std::size_t number) {
        series const& s = chart_.lines[number];
        std::vector<pixel> run;
        std::string data;
        auto const end_run = [&] {
            if (run.size() > 1) data += (data.empty() ? "" : " ") + path_data(run);
            run.clear();
        };
        for (std::size_t i = 0; i + 1 < s.x.size() && s.drawn != series::points; ++i) {
            if (!shows(s, i) || !shows(s, i + 1)) {
                end_run();
                continue;
            }
            point p = place(s, i), q = place(s, i + 1);
            if (!clip(p, q, area_)) continue;
            pixel const begin{tenths(p.x), tenths(p.y)}, end{tenths(q.x), tenths(q.y)};
            if (!run.empty() && !(run.back() == begin)) end_run();
            if (run.empty()) run.push_back(begin);
            if (!(end == begin)) run.push_back(end);
            drawn_.push_back(p);
        }
        end_run();
        if (!data.empty()) out_ += "<path d=\"" + data + "\" " + stroke(number) + "/>\n";
        for (std::size_t i = 0; i < s.x.size() && s.drawn != series::line; ++i)
            if (shows(s, i) && area_.holds(place(s, i))) {
                dot(place(s, i), number);
                drawn_.push_back(place(s, i));
            }
    }

    void dot(point p, std::size_t number) {
        out_ += "<circle cx=\"" + at(p.x) + "\" cy=\"" + at(p.y) + "\" r=\"2.8\" style=\"fill:var(--c" +
                std::to_string(number % colours) + ")\"/>\n";
    }

    bool shows(series const& s, std::size_t i) const { return x_.shows(s.x[i]) && y_.shows(s.y[i]); }
    point place(series const& s, std::size_t i) const { return {x_(s.x[i]), y_(s.y[i])}; }
    point place(mark const& m) const { return {x_(m.x), y_(m.y)}; }
    bool is_shown(mark const& m) const { return x_.shows(m.x) && y_.shows(m.y) && area_.holds(place(m)); }

    void draw_mark(mark const& m) {
        if (!is_shown(m)) return;
        auto const [x, y] = place(m);
        std::string const ring = "style=\"fill:var(--paper);stroke:var(--ink);stroke-width:1.75\"/>\n";
        if (m.shape == mark::diamond)
            out_ += "<path d=\"M" + at(x) + "," + at(y - 5.5) + " " + at(x + 5.5) + "," + at(y) + " " +
                    at(x) + "," + at(y + 5.5) + " " + at(x - 5.5) + "," + at(y) + "Z\" " + ring;
        else
            out_ += "<circle cx=\"" + at(x) + "\" cy=\"" + at(y) + "\" r=\"4\" " +
                    (m.shape == mark::ring ? ring : "style=\"fill:var(--ink)\"/>\n");
        taken_.push_back({x - 6, y - 6, x + 6, y + 6});
    }

    /// Beside the mark, where it covers least.
    void draw_mark_label(mark const& m) {
        if (!is_shown(m) || m.label.empty()) return;
        auto const [x, y] = place(m);
        double const w = text_width(m.label);
        box best{};
        long least = -1;
        for (point const& offset : {point{9, -9 - font},
                                    {-9 - w, -9 - font},
                                    {9, 9},
                                    {-9 - w, 9},
                                    {-w / 2, -11 - font},
                                    {-w / 2, 11},
                                    {12, -font / 2},
                                    {-12 - w, -font / 2}}) {
            box const b{x + offset.x, y + offset.y, x + offset.x + w, y + offset.y + font};
            auto const covered =
                std::count_if(drawn_.begin(), drawn_.end(), [&](point p) { return b.holds(p); }) +
                1000 *
                    std::count_if(taken_.begin(), taken_.end(), [&](box const& t) { return b.overlaps(t); });
            bool const outside =
                b.left < area_.left || b.right > width || b.top < area_.top || b.bottom > area_.bottom;
            long const cost = static_cast<long>(covered) + (outside ? 10000 : 0);
            if (least < 0 || cost < least) least = cost, best = b;
        }
        taken_.push_back(best);
        text(best.left, best.bottom - 2, m.label, "class=\"halo\"");
    }

    /// Entries in rows, below the title.
    void place_legend() {
        double x = 14, y = 40;
        bool any = false;
        for (series const& s : chart_.lines) {
            double const needed = 34 + text_width(s.label) + 14;
            if (!s.label.empty() && any && x + needed > width) x = 14, y += line_height;
            legend_.push_back({x, y});
            if (s.label.empty()) continue;
            x += needed;
            any = true;
        }
        legend_bottom_ = any ? y + 8 : 28;
    }

    void draw_legend() {
        for (std::size_t i = 0; i < chart_.lines.size(); ++i) {
            series const& s = chart_.lines[i];
            if (s.label.empty()) continue;
            auto const [x, y] = legend_[i];
            if (s.drawn != series::points) line({x, y}, {x + 27, y}, stroke(i));
            if (s.drawn != series::line) dot({x + 13.5, y}, i);
            text(x + 34, y + 5, s.label);
        }
    }

    chart const& chart_;
    box area_{};
    scale x_{}, y_{};
    std::vector<tick> x_ticks_, y_ticks_;
    std::vector<point> legend_;
    double legend_bottom_ = 0;
    std::vector<point> drawn_; // what labels should not cover, in pixels
    std::vector<box> taken_;   // what they must not
    std::string out_;
};

} // namespace

series sampled(std::string label, double low, double high, std::function<double(double)> const& f,
               std::vector<double> breaks, int count) {
    series s{std::move(label), {}, {}};
    auto const add = [&](double x) {
        s.x.push_back(x);
        s.y.push_back(f(x));
    };
    std::sort(breaks.begin(), breaks.end());
    auto next = breaks.begin();
    for (int i = 0; i <= count; ++i) {
        double const x = low + (high - low) * i / count;
        for (; next != breaks.end() && *next <= x; ++next) {
            if (*next < low) continue;
            double const side = (high - low) * 1e-9;
            if (*next - side >= low) add(*next - side);
            double const before = s.y.empty() ? none : s.y.back(), after = f(*next + side);
            if (std::fabs(after - before) > 1e-6 * (1 + std::fabs(after))) {
                s.x.push_back(*next);
                s.y.push_back(none);
            }
            add(*next + side);
        }
        if (s.x.empty() || x > s.x.back()) add(x);
    }
    return s;
}

std::string svg(chart const& c) { return drawing(c)(); }

} // namespace plot
