// SPDX-License-Identifier: BSL-1.0
#pragma once
#include "real.hpp"
#include <cstddef>

/// Eight doubles at once, with the C library's functions on vectors where it has them (glibc's libmvec, wrong by at most
/// 4 ulp of double, which is 2^-27 ulp of float): it makes the references fast enough for every float.
namespace certify {

struct pack {
    using vector [[gnu::vector_size(64)]] = double;
    using mask [[gnu::vector_size(64)]] = long long;
    static constexpr std::size_t size = 8;

    vector lanes{};

    pack() = default;
    explicit pack(vector x) : lanes(x) {}
    explicit pack(double x) : lanes(x - vector{}) {}

    friend pack operator+(pack a, pack b) { return pack(a.lanes + b.lanes); }
    friend pack operator-(pack a, pack b) { return pack(a.lanes - b.lanes); }
    friend pack operator*(pack a, pack b) { return pack(a.lanes * b.lanes); }
    friend pack operator/(pack a, pack b) { return pack(a.lanes / b.lanes); }
    friend pack operator-(pack a) { return pack(-a.lanes); }
    friend mask operator<(pack a, pack b) { return a.lanes < b.lanes; }
    friend mask operator>(pack a, pack b) { return a.lanes > b.lanes; }
    friend mask operator==(pack a, pack b) { return a.lanes == b.lanes; }
};

inline pack choose(pack::mask condition, pack a, pack b) { return pack(condition ? a.lanes : b.lanes); }

inline pack magnitude(pack x) { return choose(x < pack(0.0), -x, x); }

#ifdef OGIVE_CERTIFY_VECTOR_LIBRARY
#define OGIVE_CERTIFY_PACK(name)                                                                             \
    extern "C" pack::vector _ZGVeN8v_##name(pack::vector);                                                   \
    inline pack name##_of(pack x) { return pack(_ZGVeN8v_##name(x.lanes)); }
#else
#define OGIVE_CERTIFY_PACK(name)                                                                             \
    inline pack name##_of(pack x) {                                                                          \
        for (std::size_t i = 0; i < pack::size; ++i) x.lanes[i] = name##_of(x.lanes[i]);                     \
        return x;                                                                                            \
    }
#endif
OGIVE_CERTIFY_PACK(exp)
OGIVE_CERTIFY_PACK(expm1)
OGIVE_CERTIFY_PACK(log1p)
OGIVE_CERTIFY_PACK(tanh)
OGIVE_CERTIFY_PACK(erfc)
#undef OGIVE_CERTIFY_PACK

inline pack sqrt_of(pack x) {
    for (std::size_t i = 0; i < pack::size; ++i) x.lanes[i] = sqrt_of(x.lanes[i]);
    return x;
}

inline pack atan_of(pack x) {
    for (std::size_t i = 0; i < pack::size; ++i) x.lanes[i] = atan_of(x.lanes[i]);
    return x;
}

} // namespace certify
