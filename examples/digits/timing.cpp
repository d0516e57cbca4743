// SPDX-License-Identifier: BSL-1.0
#include "timing.hpp"
#include "formulas.hpp"
#include "unfused.hpp"
#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstring>

namespace digits {

namespace {

constexpr auto upstream = ogive::var<"upstream">;

/// Median of some runs, in nanoseconds per element; one more run before them warms up.
template <class Work>
double median_time(Work work, std::size_t elements, int runs) {
    using clock = std::chrono::steady_clock;
    std::vector<double> times;
    work();
    for (int run = 0; run < runs; ++run) {
        auto const start = clock::now();
        work();
        times.push_back(std::chrono::duration<double, std::nano>(clock::now() - start).count());
    }
    std::nth_element(times.begin(), times.begin() + runs / 2, times.end());
    return times[static_cast<std::size_t>(runs / 2)] / static_cast<double>(elements);
}

std::vector<float> repeated(std::vector<float> const& once, std::size_t elements) {
    std::vector<float> all(elements);
    for (std::size_t i = 0; i < elements; ++i) all[i] = once[i % once.size()];
    return all;
}

double largest_difference(std::vector<float> const& x, std::vector<float> const& y) {
    double largest = 0;
    for (std::size_t i = 0; i < x.size(); ++i) // a NaN is a difference too
        if (double const difference = std::abs(double{x[i]} - double{y[i]}); !(difference <= largest))
            largest = difference;
    return largest;
}

void copy(std::vector<float>& to, std::vector<float> const& from) {
    std::memcpy(to.data(), from.data(), from.size() * sizeof(float));
}

} // namespace

layer_numbers tiled(layer_numbers const& once, std::size_t elements) {
    return {repeated(once.a, elements), repeated(once.b, elements), repeated(once.upstream, elements)};
}

speed measure(layer_numbers const& l, int runs) {
    std::size_t const n = l.a.size();
    results fused_results(n), unfused_results(n);

    auto const fused = [&] {
        ogive::kernel<geglu, upstream * diff(geglu, a), upstream * diff(geglu, b)>(
            a = l.a, b = l.b, upstream = l.upstream, fused_results.value, fused_results.a_gradient,
            fused_results.b_gradient);
    };
    auto const loops = [&, compute = unfused(n)]() mutable { compute(l, unfused_results); };

    speed s{};
    s.fused = median_time(fused, n, runs);
    s.unfused = median_time(loops, n, runs);
    s.largest_difference =
        std::max({largest_difference(fused_results.value, unfused_results.value),
                  largest_difference(fused_results.a_gradient, unfused_results.a_gradient),
                  largest_difference(fused_results.b_gradient, unfused_results.b_gradient)});
    auto const copy_one = [&] { copy(fused_results.value, l.a); };
    auto const copy_three = [&] {
        copy(fused_results.value, l.a);
        copy(fused_results.a_gradient, l.b);
        copy(fused_results.b_gradient, l.upstream);
    };
    s.copy = median_time(copy_one, n, runs);
    s.copies = median_time(copy_three, n, runs);
    return s;
}

} // namespace digits
