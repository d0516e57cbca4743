// SPDX-License-Identifier: BSL-1.0
// Rows anywhere in one memory, by chance: what is accepted is right and touches its results only, what is refused touches
// nothing.
#include "catch.hpp"
#include "property.hpp"
#include <ogive/ogive.hpp>
#include <random>
#include <set>
#include <vector>

namespace {

constexpr auto x = ogive::var<"x">;
constexpr auto softmax = exp(x) / row_sum(exp(x));

/// Some rows in a memory.
struct place {
    std::size_t offset, count, length, stride;

    std::set<std::size_t> elements() const {
        std::set<std::size_t> all;
        for (std::size_t r = 0; r < count; ++r)
            for (std::size_t i = 0; i < length; ++i) all.insert(offset + r * stride + i);
        return all;
    }
    std::size_t end() const { return elements().empty() ? offset : *elements().rbegin() + 1; }
    bool is(place const& other) const {
        return offset == other.offset && (stride == other.stride || count <= 1);
    }
    auto rows(std::vector<float>& memory) const {
        return ogive::rows(memory.data() + offset, count, length, stride);
    }
};

bool share(place const& a, place const& b) {
    auto const of_b = b.elements();
    for (std::size_t const each : a.elements())
        if (of_b.contains(each)) return true;
    return false;
}

template <class F>
bool refused(F const& call) {
    try {
        call();
    } catch (ogive::argument_error const&) {
        return true;
    }
    return false;
}

std::vector<float> random_memory(std::size_t size, std::mt19937_64& random) {
    std::vector<float> memory(size);
    for (float& each : memory) each = std::normal_distribution<float>(0, 2)(random);
    return memory;
}

/// Rows that a result may be written to, or not.
place random_place(std::size_t count, std::size_t length, std::mt19937_64& random) {
    return {random() % 40, count, length, length + random() % (2 + length)};
}

} // namespace

TEST_CASE("Input and result anywhere in one memory") {
    long accepted = 0, in_place = 0, refusals = 0;
    property("softmax", [&](unsigned seed) {
        std::mt19937_64 random(seed);
        std::size_t const count = random() % 5, length = random() % 12;
        place const in = random_place(count, length, random);
        place out = random_place(count, length, random);
        switch (random() % 4) {
        case 0: out = in; break;
        case 1: out.stride = in.stride; break; // rows between rows, perhaps
        case 2: out.offset = in.offset; break; // the very rows, if there is one
        default:;
        }
        auto memory = random_memory(200, random), before = memory;
        bool const is_refused = refused([&] { ogive::kernel<softmax>(in.rows(memory), out.rows(memory)); });
        bool const is_empty = count * length == 0, shares = share(in, out), same = in.is(out);
        bool const is_far = in.end() <= out.offset || out.end() <= in.offset;
        if (is_refused) {
            ++refusals;
            RC_ASSERT(memory == before);
            RC_ASSERT(!is_empty && !same && !is_far);
            return;
        }
        RC_ASSERT(same || !shares);
        in_place += same && !is_empty, ++accepted;
        std::vector<float> expected(count * length);
        ogive::kernel<softmax>(in.rows(before), expected);
        for (std::size_t r = 0; r < count; ++r)
            for (std::size_t i = 0; i < length; ++i)
                before[out.offset + r * out.stride + i] = expected[r * length + i];
        RC_ASSERT(memory == before);
    });
    CHECK(accepted > 10);
    CHECK(in_place > 5);
    CHECK(refusals > 5);
}

TEST_CASE("Each misuse of rows is refused, and nothing is written") {
    property("softmax and its pullback", [](unsigned seed) {
        std::mt19937_64 random(seed);
        std::size_t const count = 2 + random() % 3, length = 2 + random() % 20, size = count * length;
        auto in = random_memory(size, random), up = random_memory(size, random), out = in;
        auto const before = out;
        auto const whole = [&](std::vector<float>& of) { return ogive::rows(of, count, length); };
        float* const null = nullptr;
        RC_ASSERT(refused([&] { ogive::kernel<softmax>(ogive::rows(null, count, length), whole(out)); }));
        RC_ASSERT(refused([&] { ogive::kernel<softmax>(whole(in), ogive::rows(null, count, length)); }));
        RC_ASSERT(refused([&] { ogive::kernel<softmax>(ogive::rows(in, count + 1, length), whole(out)); }));
        RC_ASSERT(refused([&] { ogive::kernel<softmax>(ogive::rows(in, count, length, length + 1), out); }));
        RC_ASSERT(refused(
            [&] { ogive::kernel<softmax>(whole(in), ogive::rows(out.data(), count, length, length - 1)); }));
        std::vector<float> const shorter(size - 1);
        RC_ASSERT(refused([&] { ogive::pullback<softmax>(whole(in), shorter, whole(out)); }));
        RC_ASSERT(refused(
            [&] { ogive::pullback<softmax>(whole(in), whole(up), ogive::rows(null, count, length)); }));
        RC_ASSERT(refused([&] { // the upstream gradient but for its first element
            std::vector<float> more(size + 1);
            ogive::pullback<softmax>(whole(in), ogive::rows(more.data(), count, length),
                                     ogive::rows(more.data() + 1, count, length));
        }));
        RC_ASSERT(out == before);
        RC_ASSERT(!refused([&] { ogive::pullback<softmax>(whole(in), whole(up), whole(out)); }));
        RC_ASSERT(out != before);
    });
}
