// SPDX-License-Identifier: BSL-1.0
// Calls with buffers anywhere in one piece of memory, of any length, over each other or not, null or not: by the rules of
// the documentation each is computed or refused, and nothing but its results is ever touched.
#include "guarded.hpp"
#include "property.hpp"
#include <cmath>
#include <ogive/ogive.hpp>
#include <random>

namespace {

constexpr auto x = ogive::var<"x">;
constexpr auto a = ogive::var<"a">;
constexpr auto difference = x - 2 * a;
constexpr auto product = x * a;

constexpr std::size_t slots = 6, slot_size = 56, memory_size = (slots + 1) * slot_size;

/// A buffer of a call: where it begins, how long it is, what it is for.
struct piece {
    std::size_t begin, length;
    bool written, null = false, single = false; ///< single: a sum, one number

    bool meets(piece const& other) const {
        return length > 0 && other.length > 0 && begin < other.begin + other.length &&
               other.begin < begin + length;
    }
};

/// What the documentation says: equal lengths; no null with a length; a result may be the very buffer of an input, but may
/// not share a part of one, nor anything with another result.
bool is_right(std::vector<piece> const& all) {
    piece const* first = nullptr;
    for (piece const& each : all) {
        if (each.null && each.length > 0) return false;
        if (each.single) continue;
        if (first == nullptr) first = &each;
        if (each.length != first->length) return false;
    }
    for (std::size_t i = 0; i < all.size(); ++i)
        for (std::size_t k = 0; k < i; ++k) {
            piece const &one = all[i], &other = all[k];
            if (one.null || other.null || !(one.written || other.written) || !one.meets(other)) continue;
            bool const in_place =
                one.begin == other.begin && one.written != other.written && !one.single && !other.single;
            if (!in_place) return false;
        }
    return true;
}

/// Mostly apart and of one length; now and then in another's place, shifted against it, of another length, null.
std::vector<piece> draw(std::mt19937& random, std::initializer_list<bool> written) {
    auto const one_in = [&](unsigned n) { return random() % n == 0; };
    std::size_t const length = random() % 41;
    bool const is_plain = one_in(3);
    std::vector<piece> all;
    for (bool const is_written : written) {
        piece p{all.size() * slot_size + random() % 8, length, is_written};
        if (!all.empty() && !is_plain) {
            piece const& other = all[random() % all.size()];
            if (one_in(4)) p.begin = other.begin;
            if (one_in(10)) p.begin = other.begin + 1 + random() % (length + 2);
            if (one_in(12)) ++p.length;
        }
        p.null = !is_plain && one_in(25);
        all.push_back(p);
    }
    return all;
}

template <class T>
class memory {
public:
    explicit memory(std::mt19937& random) : all_(memory_size) {
        for (T& each : all_.span()) each = static_cast<T>(static_cast<int>(random() % 1001) - 500) / 8;
        before_.assign(all_.span().begin(), all_.span().end());
    }
    std::span<T> of(piece const& p) {
        return p.null ? std::span<T>(static_cast<T*>(nullptr), p.length)
                      : all_.span().subspan(p.begin, p.length);
    }
    /// Element i of an input, as it was before the call.
    T before(piece const& p, std::size_t i) const { return before_[p.begin + i]; }

    /// Whether the results are f(i), g(i) …, in their order, and everything else is as before.
    template <class... Expected>
    bool holds(std::vector<piece> const& results, Expected const&... expected) const {
        std::vector<T> wanted = before_;
        [[maybe_unused]] auto result = results.begin();
        (put(wanted, *result++, expected), ...);
        bool whole = all_.guards_are_whole();
        for (std::size_t i = 0; i < memory_size; ++i) whole = whole && same(all_[i], wanted[i]);
        return whole;
    }

private:
    static void put(std::vector<T>& wanted, piece const& p, auto const& expected) {
        for (std::size_t i = 0; i < p.length; ++i) wanted[p.begin + i] = expected(i);
    }
    guarded<T> all_;
    std::vector<T> before_;
};

struct tally {
    int computed = 0, refused = 0;
};

/// Makes a call; true if it was computed. Fails the property where the rules say otherwise.
template <class Call>
bool computed(std::vector<piece> const& all, tally& counts, Call const& call) {
    bool refused = false;
    try {
        call();
    } catch (ogive::argument_error const&) {
        refused = true;
    }
    ++(refused ? counts.refused : counts.computed);
    RC_ASSERT(refused != is_right(all));
    return !refused;
}

} // namespace

TEMPLATE_TEST_CASE("Buffers of a kernel, anywhere", "", float, double) {
    tally counts;
    property("two inputs and two results", [&](unsigned seed) {
        std::mt19937 random(seed);
        memory<TestType> data(random);
        auto const p = draw(random, {false, false, true, true});
        bool const done = computed(p, counts, [&] {
            ogive::kernel<difference, product>(x = data.of(p[0]), a = data.of(p[1]), data.of(p[2]),
                                               data.of(p[3]));
        });
        if (!done) return RC_ASSERT(data.holds({}));
        RC_ASSERT(data.holds(
            {p[2], p[3]}, [&](std::size_t i) { return data.before(p[0], i) - 2 * data.before(p[1], i); },
            [&](std::size_t i) { return data.before(p[0], i) * data.before(p[1], i); }));
    });
    CHECK(counts.computed > 10);
    CHECK(counts.refused > 10);
}

TEMPLATE_TEST_CASE("Buffers of a pullback, anywhere, and a sum among them", "", float, double) {
    tally counts;
    property("an input, upstream, a gradient and a sum", [&](unsigned seed) {
        std::mt19937 random(seed);
        memory<TestType> data(random);
        auto p = draw(random, {false, false, true, true});
        piece& sum = p[3];
        sum.length = 1, sum.single = true, sum.null = false;
        bool const done = computed(p, counts, [&] {
            ogive::pullback<product>(x = data.of(p[0]), a = 4, data.of(p[1]), data.of(p[2]), data.of(sum)[0]);
        });
        if (!done) return RC_ASSERT(data.holds({}));
        TestType total = 0; // 41 multiples of 1/64, at most 2^12 each: exact in any order
        for (std::size_t i = 0; i < p[0].length; ++i) total += data.before(p[0], i) * data.before(p[1], i);
        RC_ASSERT(data.holds(
            {p[2], sum}, [&](std::size_t i) { return 4 * data.before(p[1], i); },
            [&](std::size_t) { return total; }));
    });
    CHECK(counts.computed > 10);
    CHECK(counts.refused > 10);
}
