// SPDX-License-Identifier: BSL-1.0
// Stores past the caches: the same results, nothing else touched, whatever the alignment and the length.
#include "catch.hpp"
#include "guarded.hpp"
#include "random_values.hpp"
#include "streaming_from.hpp"
#include <algorithm>
#include <ogive/ogive.hpp>
#include <span>

namespace {

constexpr auto x = ogive::var<"x">;
constexpr auto a = ogive::var<"a">;
constexpr auto swish = x * sigmoid(x);

using test::streaming_from, test::never;

} // namespace

TEMPLATE_TEST_CASE("What is streamed is what is stored", "", float, double) {
    for (std::size_t const length : {4096u, 4097u, 4111u, 5000u})
        for (std::size_t offset = 0; offset < 17; ++offset)
            for (std::size_t const between :
                 {0u, 3u}) { // the second result is aligned as the first one is, or not
                auto const in = random_values<TestType>(length, 5);
                guarded<TestType> stored(length), slope_stored(length);
                guarded<TestType> streamed(length, offset), slope_streamed(length, offset + between);
                {
                    streaming_from const limit(never);
                    ogive::kernel<swish, diff(swish, x)>(in, stored.span(), slope_stored.span());
                }
                {
                    streaming_from const limit(1);
                    ogive::kernel<swish, diff(swish, x)>(in, streamed.span(), slope_streamed.span());
                }
                int different = 0;
                for (std::size_t i = 0; i < length; ++i)
                    different += !same(stored[i], streamed[i]) || !same(slope_stored[i], slope_streamed[i]);
                INFO("length " << length << ", offset " << offset << " and " << offset + between);
                CHECK(different == 0);
                CHECK(streamed.guards_are_whole());
                CHECK(slope_streamed.guards_are_whole());
            }
}

TEMPLATE_TEST_CASE("What is stored from an aligned address on is what short calls store", "", float, double) {
    streaming_from const limit(never);
    for (std::size_t const length : {1023u, 1024u, 1025u, 1039u, 2000u}) {
        auto const in = random_values<TestType>(length, 5);
        std::vector<TestType> expected(length);
        for (std::size_t i = 0; i < length; i += 500) { // too short for a shift
            std::size_t const part = std::min<std::size_t>(500, length - i);
            ogive::kernel<swish>(std::span(in).subspan(i, part), std::span(expected).subspan(i, part));
        }
        for (std::size_t offset = 0; offset < 17; ++offset) {
            guarded<TestType> out(length, offset);
            ogive::kernel<swish>(in, out.span());
            int different = 0;
            for (std::size_t i = 0; i < length; ++i) different += !same(out[i], expected[i]);
            INFO("length " << length << ", offset " << offset);
            CHECK(different == 0);
            CHECK(out.guards_are_whole());
        }
    }
}

TEMPLATE_TEST_CASE("A result in the place of its input is right, streaming or not", "", float, double) {
    auto const in = random_values<TestType>(5000, 5);
    std::vector<TestType> stored(5000), in_place = in;
    ogive::kernel<swish>(in, stored);
    streaming_from const limit(1);
    ogive::kernel<swish>(in_place, in_place);
    CHECK(in_place == stored);
}

TEMPLATE_TEST_CASE("Sums do not depend on streaming", "", float, double) {
    auto const in = random_values<TestType>(40001, 5);
    for (std::size_t const offset : {0u, 1u, 5u}) {
        guarded<TestType> stored(40001, offset), streamed(40001, offset);
        TestType sum = 0, sum_beside_stream = 0;
        {
            streaming_from const limit(never);
            ogive::pullback<a * swish>(a = 2, x = in, in, sum, stored.span());
        }
        streaming_from const limit(1);
        ogive::pullback<a * swish>(a = 2, x = in, in, sum_beside_stream, streamed.span());
        CHECK(same(sum, sum_beside_stream));
        int different = 0;
        for (std::size_t i = 0; i < 40001; ++i) different += !same(stored[i], streamed[i]);
        CHECK(different == 0);
        CHECK(streamed.guards_are_whole());
    }
}

TEST_CASE("The limit is a cache's size unless it is set") {
    std::size_t const cache = ogive::streams_from();
    CHECK(cache >= std::size_t{1} << 20);
    ogive::stream_from(12345);
    CHECK(ogive::streams_from() == 12345);
    ogive::stream_from(0);
    CHECK(ogive::streams_from() == cache);
}
