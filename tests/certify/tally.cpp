// SPDX-License-Identifier: BSL-1.0
#include "tally.hpp"
#include <cstdlib>
#include <istream>
#include <limits>
#include <ostream>
#include <string>

namespace certify {

void range_tally::merge(range_tally const& other) {
    worst.merge(other.worst);
    count += other.count;
    over += other.over;
    excused += other.excused;
    evenly += other.evenly;
    sum += other.sum;
}

void tally::see(range_type where, finding const& what) {
    range[where].worst.merge(what);
    by_exponent[place(what.input[input])].merge(what);
}

void tally::merge(tally const& other) {
    for (std::size_t i = 0; i < range.size(); ++i) range[i].merge(other.range[i]);
    for (std::size_t i = 0; i < by_exponent.size(); ++i) by_exponent[i].merge(other.by_exponent[i]);
}

// Streams do not read infinity and NaN; strtold does.
namespace {

void write(std::ostream& out, finding const& f) {
    out << f.error << ' ';
    for (double const x : f.input) out << x << ' ';
    out << f.result << ' ' << f.exact << '\n';
}

long double read_number(std::istream& in) {
    std::string text;
    in >> text;
    return std::strtold(text.c_str(), nullptr);
}

finding read_finding(std::istream& in) {
    finding f;
    f.error = static_cast<double>(read_number(in));
    for (double& x : f.input) x = static_cast<double>(read_number(in));
    f.result = static_cast<double>(read_number(in));
    f.exact = read_number(in);
    return f;
}

} // namespace

std::ostream& operator<<(std::ostream& out, tally const& t) {
    out.precision(std::numeric_limits<long double>::max_digits10);
    out << t.input << '\n';
    for (range_tally const& r : t.range) {
        out << r.count << ' ' << r.over << ' ' << r.excused << ' ' << r.evenly << ' ' << r.sum << '\n';
        write(out, r.worst);
    }
    std::size_t present = 0;
    for (finding const& f : t.by_exponent) present += f.error > 0;
    out << present << '\n';
    for (finding const& f : t.by_exponent)
        if (f.error > 0) write(out, f);
    return out;
}

std::istream& operator>>(std::istream& in, tally& t) {
    in >> t.input;
    for (range_tally& r : t.range) {
        in >> r.count >> r.over >> r.excused >> r.evenly >> r.sum;
        r.worst = read_finding(in);
    }
    std::size_t present = 0;
    in >> present;
    for (std::size_t i = 0; i < present && in; ++i) {
        finding const f = read_finding(in);
        t.by_exponent[tally::place(f.input[t.input])] = f;
    }
    return in;
}

} // namespace certify
