// SPDX-License-Identifier: BSL-1.0
// A kernel gives, in every lane and in the tail, the bits that scalar evaluation gives.
#include "guarded.hpp"
#include "property.hpp"
#include <cmath>
#include <limits>
#include <ogive/ogive.hpp>
#include <random>

namespace {

constexpr auto x = ogive::var<"x">;
constexpr auto a = ogive::var<"a">;
constexpr auto b = ogive::var<"b">;

constexpr auto swish = x / (1 + exp(-x));
constexpr auto gelu = 0.5 * x * (1 + erf(x / 1.4142135623730951));
constexpr auto mish = x * tanh(log(1 + exp(x)));
constexpr auto pieces = where(x > 0.5 && x < 2, x, clamp(x* x, -1, 3)) + max(x, -x) * sign(x);
constexpr auto scaled_elu = where(x > 0, x, a*(exp(x) - 1)) * b;
constexpr auto waves = sin(x) + cos(3 * x) * sqrt(abs(x)) + pow(abs(x), 1.5);

/// Numbers of all sizes, and those where functions are special.
template <class T>
T any_value(std::mt19937_64& random) {
    using limits = std::numeric_limits<T>;
    T const special[]{0,
                      -T(0),
                      1,
                      -1,
                      limits::infinity(),
                      -limits::infinity(),
                      limits::quiet_NaN(),
                      limits::min(),
                      limits::denorm_min(),
                      limits::max(),
                      -100,
                      100,
                      T(-745.1),
                      T(88.7)};
    if (random() % 8 == 0) return special[random() % std::size(special)];
    T const unit = std::uniform_real_distribution<T>(-1, 1)(random);
    return random() % 2 == 0 ? 4 * unit : std::copysign(std::exp(20 * unit), unit);
}

template <auto... F, class T>
void check_lanes(T) {
    std::mt19937_64 random(sizeof...(F));
    for (std::size_t length = 0; length <= 70; ++length)
        for (std::size_t const offset : {std::size_t(0), std::size_t(1), std::size_t(3)}) {
            guarded<T> in(length, offset);
            for (T& each : in.span()) each = any_value<T>(random);
            guarded<T> const unchanged = in;
            guarded<T> out[]{(void(F), guarded<T>(length, (offset + 1) % 4))...};
            [&]<std::size_t... R>(std::index_sequence<R...>) {
                ogive::kernel<F...>(in.span(), out[R].span()...);
                for (std::size_t i = 0; i < length; ++i) {
                    INFO("length " << length << ", offset " << offset << ", element " << i << ", at "
                                   << in[i]);
                    CHECK((same(out[R][i], ogive::evaluate<F>(in[i])) && ...));
                    CHECK(same(in[i], unchanged[i]));
                }
                CHECK((out[R].guards_are_whole() && ...));
                CHECK(in.guards_are_whole());
            }
            (std::make_index_sequence<sizeof...(F)>{});
        }
}

} // namespace

TEMPLATE_TEST_CASE("A kernel is scalar evaluation, bit for bit: one result", "", float, double) {
    check_lanes<swish>(TestType());
    check_lanes<pieces>(TestType());
    check_lanes<waves>(TestType());
}

TEMPLATE_TEST_CASE("A kernel is scalar evaluation, bit for bit: a value alone", "", float, double) {
    check_lanes<gelu>(TestType());
    check_lanes<diff(mish, x)>(TestType());
}

TEMPLATE_TEST_CASE("Results of one pass: value, derivatives, and an unrelated formula", "", float, double) {
    std::size_t const length = 37;
    std::mt19937_64 random(5);
    guarded<TestType> in(length, 1), value(length), first(length, 2), second(length, 3), other(length, 1);
    for (TestType& each : in.span()) each = any_value<TestType>(random);
    constexpr auto slope = diff(mish, x);
    constexpr auto bend = diff(mish, x, x);
    ogive::kernel<mish, slope, bend, waves>(in.span(), value.span(), first.span(), second.span(),
                                            other.span());
    for (std::size_t i = 0; i < length; ++i) {
        INFO("at " << in[i]);
        auto const f = ogive::evaluate<mish>(in[i]), df = ogive::evaluate<slope>(in[i]),
                   ddf = ogive::evaluate<bend>(in[i]);
        // beside others a formula may be compiled in another way than alone (its exponential is shared), so not by bits
        if (std::isfinite(f)) CHECK(value[i] == Approx(f).epsilon(1e-5));
        if (std::isfinite(df)) CHECK(first[i] == Approx(df).epsilon(1e-5).margin(1e-37));
        if (std::isfinite(ddf)) CHECK(second[i] == Approx(ddf).epsilon(1e-4).margin(1e-6));
        CHECK(std::isnan(value[i]) == std::isnan(f));
    }
    CHECK((value.guards_are_whole() && first.guards_are_whole() && second.guards_are_whole()));
    CHECK(other.guards_are_whole());
}

TEMPLATE_TEST_CASE("In place", "", float, double) {
    for (std::size_t length = 0; length <= 70; ++length) {
        std::mt19937_64 random(length);
        guarded<TestType> data(length, length % 3);
        for (TestType& each : data.span()) each = any_value<TestType>(random);
        guarded<TestType> const before = data;
        ogive::kernel<swish>(data.span(), data.span());
        bool all_same = data.guards_are_whole();
        for (std::size_t i = 0; i < length; ++i)
            all_same = all_same && same(data[i], ogive::evaluate<swish>(before[i]));
        CHECK(all_same);
    }
}

TEMPLATE_TEST_CASE("In place with several inputs and results", "", float, double) {
    std::size_t const length = 45;
    std::mt19937_64 random(9);
    guarded<TestType> left(length), right(length, 1);
    for (TestType& each : left.span()) each = any_value<TestType>(random);
    for (TestType& each : right.span()) each = any_value<TestType>(random);
    guarded<TestType> const l = left, r = right;
    constexpr auto sum = a + b;
    constexpr auto difference = a - b;
    ogive::kernel<sum, difference>(a = left.span(), b = right.span(), right.span(), left.span()); // crosswise
    bool all_same = left.guards_are_whole() && right.guards_are_whole();
    for (std::size_t i = 0; i < length; ++i)
        all_same = all_same && same(right[i], l[i] + r[i]) && same(left[i], l[i] - r[i]);
    CHECK(all_same);
}

TEMPLATE_TEST_CASE("A broadcast number is a buffer of that number", "", float, double) {
    property("for any of the inputs", [](int seed, unsigned char length) {
        std::mt19937_64 random(static_cast<unsigned>(seed));
        guarded<TestType> in(length), alphas(length), betas(length), with_numbers(length),
            with_buffers(length);
        TestType const alpha = any_value<TestType>(random), beta = any_value<TestType>(random);
        for (std::size_t i = 0; i < length; ++i) {
            in[i] = any_value<TestType>(random);
            alphas[i] = alpha;
            betas[i] = beta;
        }
        ogive::kernel<scaled_elu>(x = in.span(), a = alpha, b = beta, with_numbers.span());
        ogive::kernel<scaled_elu>(x = in.span(), a = alphas.span(), b = betas.span(), with_buffers.span());
        for (std::size_t i = 0; i < length; ++i) {
            RC_ASSERT(same(with_numbers[i], with_buffers[i]));
            RC_ASSERT(same(with_numbers[i], ogive::evaluate<scaled_elu>(x = in[i], a = alpha, b = beta)));
        }
    });
}

TEMPLATE_TEST_CASE("NaN in any position stays in its position", "", float, double) {
    property("value and derivative", [](unsigned char length, unsigned char where_it_is, int seed) {
        RC_PRE(length > 0);
        std::mt19937_64 random(static_cast<unsigned>(seed));
        std::size_t const place = where_it_is % length;
        guarded<TestType> in(length), clean(length), clean_slope(length), value(length), slope(length);
        for (TestType& each : in.span()) each = std::uniform_real_distribution<TestType>(-9, 9)(random);
        constexpr auto derivative = diff(gelu, x);
        ogive::kernel<gelu, derivative>(in.span(), clean.span(), clean_slope.span());
        in[place] = std::numeric_limits<TestType>::quiet_NaN();
        ogive::kernel<gelu, derivative>(in.span(), value.span(), slope.span());
        for (std::size_t i = 0; i < length; ++i) {
            RC_ASSERT(std::isnan(value[i]) == (i == place));
            RC_ASSERT(std::isnan(slope[i]) == (i == place));
            RC_ASSERT(i == place || (same(value[i], clean[i]) && same(slope[i], clean_slope[i])));
        }
    });
}

TEST_CASE("Numbers alone as inputs fill the results") {
    float out[19];
    constexpr auto product = a * b;
    ogive::kernel<product>(a = 2, b = 2.5f, out);
    for (float const each : out) CHECK(each == 5);
    constexpr auto constant = 0 * x + 3;
    ogive::kernel<constant>(x = 1, out);
    for (float const each : out) CHECK(each == 3);
}
