// SPDX-License-Identifier: BSL-1.0
// Threads of a program's own that call the same kernels at once, the very first calls too: for the thread sanitizer, which
// sees what they share, and for the results.
#include "threads.hpp"
#include <cmath>
#include <latch>
#include <ogive/ogive.hpp>
#include <string>
#include <thread>

namespace {

constexpr auto x = ogive::var<"x">;
constexpr auto a = ogive::var<"a">;
constexpr auto swish = x / (1 + exp(-x));
constexpr auto slope = diff(swish, x);
constexpr auto scaled = a * swish;
constexpr auto softmax = exp(x - row_max(x)) / row_sum(exp(x - row_max(x)));

constexpr std::size_t callers = 6, length = 10007;

/// Calls f(0), f(1), … from threads that all wait for the last one.
template <class F>
void at_once(F const& f) {
    std::latch all(callers);
    std::vector<std::thread> threads;
    for (std::size_t i = 0; i < callers; ++i)
        threads.emplace_back([&, i] {
            all.arrive_and_wait();
            f(i);
        });
    for (std::thread& each : threads) each.join();
}

/// What each thread computes; all the same.
template <class T>
using results = std::vector<std::vector<T>>;

template <class T>
void check_equal(results<T> const& all) {
    for (auto const& each : all) CHECK(differences<T>(all[0], each) == 0);
}

} // namespace

TEST_CASE("The first calls of a kernel, from several threads at once") {
    auto const in = random_values<float>(length, 1);
    results<float> values(callers, std::vector<float>(length)), slopes = values;
    at_once([&](std::size_t i) { ogive::kernel<swish, slope>(in, values[i], slopes[i]); });
    check_equal(values);
    check_equal(slopes);
    std::vector<float> value(length), its_slope(length);
    ogive::kernel<swish, slope>(in, value, its_slope);
    CHECK(differences<float>(values[0], value) == 0);
    CHECK(differences<float>(slopes[0], its_slope) == 0);
    CHECK(std::abs(value[5] - swish(in[5])) <= 1e-6f * std::abs(value[5]));
}

TEST_CASE("Scalar calls and texts, from several threads at once") {
    std::vector<double> values(callers);
    std::vector<std::string> texts(callers);
    at_once([&](std::size_t i) {
        values[i] = slope(1.5) + swish(x = 0.25);
        texts[i] = to_string(slope);
    });
    for (std::size_t i = 1; i < callers; ++i) {
        CHECK(values[i] == values[0]);
        CHECK(texts[i] == texts[0]);
    }
}

TEST_CASE("Pullbacks with sums, rows, and calls that are refused, from several threads at once") {
    auto const in = random_values<double>(length, 2);
    results<double> gradients(callers, std::vector<double>(length)), rows = gradients;
    std::vector<double> sums(callers);
    std::vector<char> refused(callers);
    at_once([&](std::size_t i) {
        ogive::pullback<scaled>(a = 2, x = in, in, sums[i], gradients[i]);
        ogive::kernel<softmax>(ogive::rows(in, 10, 1000), ogive::rows(rows[i], 10, 1000));
        try {
            ogive::kernel<swish>(in, std::span(rows[i]).first(3));
        } catch (ogive::argument_error const&) {
            refused[i] = 1;
        }
    });
    check_equal(gradients);
    check_equal(rows);
    for (std::size_t i = 0; i < callers; ++i) {
        CHECK(sums[i] == sums[0]);
        CHECK(refused[i] == 1);
    }
}

TEST_CASE("ogive::parallel from several threads at once, while another sets the streaming limit") {
    auto const in = random_values<float>(300001, 3);
    results<float> values(callers, std::vector<float>(in.size()));
    at_once([&](std::size_t i) {
        if (i == 0) return ogive::stream_from(1);
        threads const team(2);
        ogive::kernel<swish>(ogive::parallel, in, values[i]);
    });
    ogive::stream_from(0);
    ogive::kernel<swish>(in, values[0]);
    check_equal(values);
}
