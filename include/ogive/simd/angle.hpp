// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/simd/detail/huge_angle.hpp>
#include <ogive/simd/polynomial.hpp>
#include <ogive/simd/rounding.hpp>
#include <ogive/simd/selection.hpp>

/// What sine and cosine have in common.
namespace ogive::simd::detail {

template <lane V>
struct angle_constants {
    static constexpr bool is_float = format<V>::is_float;
    /// pi/2 in three parts (Cody and Waite).
    static constexpr double first = is_float ? 0x1.921fb6p0 : 0x1.921fb54442d18p0;
    static constexpr double second = is_float ? -0x1.777a5cp-25 : 0x1.1a62633145c07p-54;
    static constexpr double third = is_float ? -0x1.ee59dap-50 : -0x1.f1976b7ed8fbcp-110;
    /// Up to here three parts suffice.
    static constexpr double limit = is_float ? 0x1p17 : 0x1p28;
};

/// Replaces the lanes beyond the limit, one by one; rare.
template <unsigned Eighths, lane V>
[[gnu::noinline]] constexpr void reduce_huge_lanes(V t, reduced_angle<V>& r) {
    using T = element_t<V>;
    constexpr T limit = static_cast<T>(angle_constants<V>::limit);
    constexpr T infinity = std::numeric_limits<T>::infinity();
    if constexpr (scalar_lane<V>) {
        if (t > limit && t < infinity) r = reduce_huge(t, Eighths);
    } else {
        T x[V::size], hi[V::size], lo[V::size], quadrant[V::size];
        simd::store(x, t);
        simd::store(hi, r.hi);
        simd::store(lo, r.lo);
        simd::store(quadrant, r.quadrant);
        for (std::size_t i = 0; i < V::size; ++i) {
            if (!(x[i] > limit && x[i] < infinity)) continue;
            auto const one = reduce_huge(x[i], Eighths);
            hi[i] = one.hi;
            lo[i] = one.lo;
            quadrant[i] = one.quadrant;
        }
        r = {simd::load<V>(hi), simd::load<V>(lo), simd::load<V>(quadrant)};
    }
}

/// t + Eighths * pi/4 for t >= 0, Eighths being 0 or 1; NaN for infinity.
template <unsigned Eighths = 0, lane V>
[[gnu::always_inline]] constexpr reduced_angle<V> reduce_angle(V t) {
    using c = angle_constants<V>;
    if constexpr (scalar_lane<V>) // as below, without what overflows on the way
        if (std::is_constant_evaluated() && t > V(c::limit) && t < V(format<V>::infinity))
            return reduce_huge(t, Eighths);
    constexpr double quadrants = 0x1.45f306dc9c883p-1;
    V n = simd::round_product(t, quadrants), quadrant = n;
    if constexpr (Eighths == 1) { // t - n pi/2 is small for an n between integers
        V const half = broadcast<V>(0.5), magic = broadcast<V>(format<V>::round_magic);
        quadrant = (simd::fma(t, broadcast<V>(quadrants), half) + magic) - magic;
        n = quadrant - half;
    }
    auto const first = simd::exact_product(n, broadcast<V>(c::first));
    V const r = (t - first.hi) - first.lo; // exact where it is small
    auto const second = simd::exact_product(n, broadcast<V>(c::second));
    auto const sum = simd::exact_sum(r, simd::negate(second.hi));
    V const rest = simd::fnma(n, broadcast<V>(c::third), sum.lo - second.lo);
    auto const result = simd::exact_sum_ordered(sum.hi, rest);
    reduced_angle<V> reduced{result.hi, result.lo, quadrant};
    if (simd::any(t > broadcast<V>(c::limit))) reduce_huge_lanes<Eighths>(t, reduced);
    return reduced;
}

/// sin(quadrant * pi/2 + hi + lo).
template <lane V>
[[gnu::always_inline]] constexpr V sine_of(reduced_angle<V> r) {
    using f = format<V>;
    V const z = r.hi * r.hi;
    V p, q; // see minimax/elementary.sollya
    if constexpr (f::is_float) {
        p = simd::polynomial(z, -0x1.555546p-3, 0x1.110776p-7, -0x1.9952c6p-13);
        q = simd::polynomial(z, 0x1.55554ap-5, -0x1.6c0c28p-10, 0x1.99e81p-16);
    } else {
        p = simd::polynomial(z, -0x1.5555555555548p-3, 0x1.111111110f747p-7, -0x1.a01a019bedba9p-13,
                             0x1.71de355a31aa7p-19, -0x1.ae5e50109e278p-26, 0x1.5d8ccbe424be3p-33);
        q = simd::polynomial(z, 0x1.555555555554bp-5, -0x1.6c16c16c15005p-10, 0x1.a01a019c8c65p-16,
                             -0x1.27e4f7eee47d3p-22, 0x1.1ee9d99a1c677p-29, -0x1.8fa5341563b9bp-37);
    }
    V const one = broadcast<V>(1), half = broadcast<V>(0.5);
    V const sine = r.hi + simd::fma(z * r.hi, p, r.lo);
    V const head = simd::fnma(z, half, one);
    V const lost = simd::fnma(z, half, one - head);
    V const cosine = head + simd::fma(z * z, q, simd::fnma(r.hi, r.lo, lost));
    // The quadrant's two low bits become the sign and the top bit of the exponent: +-0 when even, +-2 when odd.
    constexpr int up = f::is_float ? 30 : 62;
    V const bits = simd::shift_left<up>(r.quadrant + broadcast<V>(f::round_magic));
    return simd::flip_sign(simd::select(bits == broadcast<V>(0), sine, cosine), bits);
}

} // namespace ogive::simd::detail
