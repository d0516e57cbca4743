// SPDX-License-Identifier: BSL-1.0
// Several threads give the bits of one, sums included. Built where the compiler has OpenMP.
#include "threads.hpp"
#include <ogive/ogive.hpp>

namespace {

constexpr auto x = ogive::var<"x">;
constexpr auto a = ogive::var<"a">;
constexpr auto swish = x * sigmoid(x);
constexpr auto scaled = a * swish;

/// Enough for several threads, and not a multiple of anything.
constexpr std::size_t lengths[]{0, 5, 8192, 300001, 1000003};

} // namespace

TEMPLATE_TEST_CASE("Several threads compute what one does", "", float, double) {
    for (std::size_t const length : lengths)
        for (int const count : {1, 2, 3, 7})
            for (std::size_t const stream_from : {std::size_t{1}, static_cast<std::size_t>(-1)}) {
                auto const in = random_values<TestType>(length, 1);
                std::vector<TestType> serial(length);
                ogive::kernel<swish>(in, serial);
                guarded<TestType> result(length, 3);
                threads const team(count);
                ogive::stream_from(stream_from);
                ogive::kernel<swish>(ogive::parallel, in, result.span());
                ogive::stream_from(0);
                INFO("length " << length << ", threads " << count);
                CHECK(differences<TestType>(serial, result.span()) == 0);
                CHECK(result.guards_are_whole());
            }
}

TEMPLATE_TEST_CASE("Sums have the same bits with any number of threads", "", float, double) {
    for (std::size_t const length : lengths) {
        auto const in = random_values<TestType>(length, 2), upstream = random_values<TestType>(length, 3);
        std::vector<TestType> serial(length), dx(length);
        TestType sum = 0;
        ogive::pullback<scaled>(a = 2, x = in, upstream, sum, serial);
        for (int const count : {1, 2, 3, 7}) {
            TestType da = 99;
            threads const team(count);
            ogive::pullback<scaled>(ogive::parallel, a = 2, x = in, upstream, da, dx);
            INFO("length " << length << ", threads " << count);
            CHECK(same(da, sum));
            CHECK(differences<TestType>(serial, dx) == 0);
        }
    }
}

TEST_CASE("Within a parallel region the results are complete, too") {
    auto const in = random_values<float>(1000003, 4);
    std::vector<float> serial(in.size()), nested(in.size());
    ogive::kernel<swish>(in, serial);
    threads const team(2);
#pragma omp parallel num_threads(2)
    {
#pragma omp single
        ogive::kernel<swish>(ogive::parallel, in, nested);
    }
    CHECK(nested == serial);
}

TEST_CASE("What is refused for one thread is refused for several") {
    std::vector<float> in(10), result(9);
    CHECK_THROWS_AS(ogive::kernel<swish>(ogive::parallel, in, result), ogive::argument_error);
}
