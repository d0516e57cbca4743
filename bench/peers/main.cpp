// SPDX-License-Identifier: BSL-1.0
// Kernels beside the libraries that are there: time and largest error of each. All are run in turn, many times over, so that
// what disturbs the machine disturbs them alike; the table has medians.
//
//     peers [--json] [PART OF A KERNEL'S NAME]
#include "../cycles/clock.hpp"
#include "arrays.hpp"
#include "contender.hpp"
#include "exact.hpp"
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <limits>
#include <random>
#include <string>
#include <string_view>

namespace bench {
namespace {

constexpr std::size_t lengths[]{1 << 16, 1 << 24}; // in the second cache, in memory

struct error {
    double ulp = 0;        ///< the largest where the exact value is a normal number
    double at = 0;         ///< its input
    std::size_t zeros = 0; ///< results that are 0 though the exact value is a normal number
};

struct result {
    std::string kernel, who;
    std::size_t length;
    std::vector<double> times{}, cycles{}; ///< ns an element, cycles for each 16 elements
    error worst{};
};

/// The distance of floats at the size of x.
double spacing(long double x) {
    int exponent = 0;
    std::frexp(static_cast<double>(x), &exponent);
    return std::ldexp(1.0, std::max(exponent, -125) - 24);
}

/// Where a derivative has its root, whose neighbourhood does not count: no rounded sum is accurate there.
double root_of(std::string const& kernel) {
    if (kernel == "swish pullback" || kernel == "swiglu pullback") return -1.278464542761074;
    if (kernel == "gelu pullback" || kernel == "geglu pullback") return -0.751791524693564;
    return std::numeric_limits<double>::infinity();
}

/// Over even steps between -100 and 100, the other operands being 1.
error accuracy(contender const& c) {
    error worst;
    exact_function const f = exact(c.kernel);
    if (f == nullptr) return worst;
    constexpr std::size_t count = 1 << 18;
    std::vector<float> x(count), ones(count, 1.0f), y(count), other(count);
    for (std::size_t i = 0; i < count; ++i) x[i] = static_cast<float>(i) * (200.0f / count) - 100;
    c.run({x.data(), ones.data(), ones.data(), y.data(), other.data(), count});
    for (std::size_t i = 0; i < count; ++i) {
        long double const expected = f(x[i], 1);
        bool const normal = std::fabs(expected) >= std::numeric_limits<float>::min() &&
                            std::fabs(expected) <= std::numeric_limits<float>::max();
        if (!normal || std::abs(x[i] - root_of(c.kernel)) < 1.0 / 16) continue;
        worst.zeros += y[i] == 0;
        double ulp = static_cast<double>(std::fabs(y[i] - expected)) / spacing(expected);
        if (std::isnan(ulp)) ulp = std::numeric_limits<double>::infinity();
        if (ulp <= worst.ulp) continue;
        worst.ulp = ulp;
        worst.at = x[i];
    }
    return worst;
}

double median(std::vector<double> numbers, double part = 0.5) {
    auto const middle =
        numbers.begin() + static_cast<std::ptrdiff_t>(part * static_cast<double>(numbers.size() - 1));
    std::nth_element(numbers.begin(), middle, numbers.end());
    return *middle;
}

/// Half of the runs lie within this part of the median.
double spread(std::vector<double> const& numbers) {
    return (median(numbers, 0.75) - median(numbers, 0.25)) / median(numbers);
}

std::vector<result> measure(std::vector<contender> const& chosen) {
    std::vector<result> results;
    for (std::size_t const length : lengths) {
        arrays const memory(5, length);
        operands const all{memory[0], memory[1], memory[2], memory[3], memory[4], length};
        std::mt19937 random(1);
        std::normal_distribution<float> normal(0, 3);
        for (int input = 0; input < 3; ++input)
            for (std::size_t i = 0; i < length; ++i) memory[input][i] = normal(random);
        std::size_t const first = results.size();
        for (contender const& c : chosen) results.push_back({c.kernel, c.who, length});
        int const rounds = length > (1 << 20) ? 7 : 41, calls = length > (1 << 20) ? 1 : 4;
        for (int round = -1; round < rounds; ++round) // the first one only warms up
            for (std::size_t k = 0; k < chosen.size(); ++k) {
                double const before = seconds_per_cycle(), begin = seconds();
                for (int call = 0; call < calls; ++call) chosen[k].run(all);
                double const took = (seconds() - begin) / calls / static_cast<double>(length);
                if (round < 0) continue;
                results[first + k].times.push_back(took * 1e9);
                results[first + k].cycles.push_back(took * 16 / std::min(before, seconds_per_cycle()));
            }
        for (std::size_t k = 0; k < chosen.size(); ++k)
            results[first + k].worst = first == 0 ? accuracy(chosen[k]) : results[k].worst;
    }
    return results;
}

/// The time of a copy of one array of that length.
double copy_time(std::vector<result> const& results, std::size_t length) {
    for (result const& r : results)
        if (r.kernel == "copy" && r.length == length) return median(r.times);
    return 0;
}

double ogives_time(std::vector<result> const& results, result const& of) {
    for (result const& r : results)
        if (r.who == "Ogive" && r.kernel == of.kernel && r.length == of.length) return median(r.times);
    return 0;
}

void print_table(std::vector<result> const& results) {
    std::printf("%-22s %-12s %9s %11s %7s %10s %11s %10s  %s\n", "kernel", "by", "elements", "ns/element",
                "spread", "cycles/16", "times copy", "of Ogive's", "largest error");
    for (result const& r : results) {
        double const time = median(r.times), own = ogives_time(results, r);
        std::printf("%-22s %-12s %9zu %11.4f %6.0f%% %10.2f %11.2f ", r.kernel.c_str(), r.who.c_str(),
                    r.length, time, 100 * spread(r.times), median(r.cycles),
                    time / copy_time(results, r.length));
        own > 0 ? std::printf("%10.2f  ", time / own) : std::printf("%10s  ", "");
        if (exact(r.kernel) != nullptr) std::printf("%.3g ulp at %.4g", r.worst.ulp, r.worst.at);
        if (r.worst.zeros > 0) std::printf(", 0 for %zu inputs", r.worst.zeros);
        std::printf("\n");
    }
}

/// JSON has no infinity: what overflows is one to those who read it.
std::string number(double each) { return std::isinf(each) ? "1e999" : std::to_string(each); }

void print_json(std::vector<result> const& results) {
    std::printf("[");
    char const* separator = "\n";
    for (result const& r : results) {
        std::printf(
            "%s  {\"kernel\": \"%s\", \"by\": \"%s\", \"elements\": %zu, \"ns\": %.5f, \"spread\": %.4f, "
            "\"cycles\": %.3f, \"times_copy\": %.3f",
            separator, r.kernel.c_str(), r.who.c_str(), r.length, median(r.times), spread(r.times),
            median(r.cycles), median(r.times) / copy_time(results, r.length));
        if (exact(r.kernel) != nullptr)
            std::printf(", \"ulp\": %s, \"ulp_at\": %.8g, \"zeros\": %zu", number(r.worst.ulp).c_str(),
                        r.worst.at, r.worst.zeros);
        std::printf("}");
        separator = ",\n";
    }
    std::printf("\n]\n");
}

added const copy{"memcpy",
                 {{"copy", [](operands const& o) { std::memcpy(o.result, o.x, o.length * sizeof(float)); }}}};

} // namespace
} // namespace bench

int main(int argc, char* argv[]) {
    using namespace bench;
    setenv("OMP_NUM_THREADS", "1", 1); // for those who would use more threads
    bool json = false;
    std::string_view part;
    for (int i = 1; i < argc; ++i) {
        std::string_view const argument = argv[i];
        if (argument == "--json")
            json = true;
        else
            part = argument;
    }
    std::vector<contender> chosen;
    for (contender const& c : contenders())
        if (c.kernel == "copy" || c.kernel.find(part) != std::string::npos) chosen.push_back(c);
    // a kernel's contenders one behind the other
    std::sort(chosen.begin(), chosen.end(), [](contender const& a, contender const& b) {
        return a.kernel != b.kernel ? a.kernel < b.kernel : a.who < b.who;
    });
    std::vector<result> const results = measure(chosen);
    json ? print_json(results) : print_table(results);
    return 0;
}
