// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/ogive.hpp>

/// The formulas that are printed and typed back in.
namespace typed_back_in {

inline constexpr auto x = ogive::var<"x">;
inline constexpr auto a = ogive::var<"a">;
inline constexpr auto b = ogive::var<"b">;

inline constexpr auto swish = x / (1 + exp(-x));
inline constexpr auto gelu = 0.5 * x * (1 + erf(x / 1.4142135623730951));
inline constexpr auto mish = x * tanh(log(1 + exp(x)));
inline constexpr auto elu = where(x > 0, x, a*(exp(x) - 1));
inline constexpr auto rational = (x - a) / (b - x / (1 + x));
inline constexpr auto bell = exp(-(x * x) / 2);

} // namespace typed_back_in

#define TYPED_BACK_IN(ENTRY)                                                                                 \
    ENTRY(swish)                                                                                             \
    ENTRY(diff(swish, x))                                                                                    \
    ENTRY(diff(swish, x, x))                                                                                 \
    ENTRY(gelu)                                                                                              \
    ENTRY(diff(gelu, x))                                                                                     \
    ENTRY(diff(gelu, x, x))                                                                                  \
    ENTRY(mish)                                                                                              \
    ENTRY(diff(mish, x))                                                                                     \
    ENTRY(diff(elu, x))                                                                                      \
    ENTRY(diff(elu, a))                                                                                      \
    ENTRY(rational)                                                                                          \
    ENTRY(diff(rational, x))                                                                                 \
    ENTRY(diff(rational, b))                                                                                 \
    ENTRY(diff(rational, x, b))                                                                              \
    ENTRY(diff(bell, x, x))                                                                                  \
    ENTRY(diff(max(x, a, b), a))                                                                             \
    ENTRY(diff(clamp(x, a, b), x))                                                                           \
    ENTRY(diff(pow(x, a), a))                                                                                \
    ENTRY(diff(pow(x, a), x))                                                                                \
    ENTRY(where(!(x > a) || (a == b && b != 2), x, -a))                                                      \
    ENTRY(where(x > 0 && (a < 0 || b >= 1), square(x), sqrt(x)))                                             \
    ENTRY(where(x + 1 <= a * 2, x, b))                                                                       \
    ENTRY(-(x * a) - b)                                                                                      \
    ENTRY(x - (a - b))                                                                                       \
    ENTRY(x - a - b)                                                                                         \
    ENTRY(x - (a + b))                                                                                       \
    ENTRY(-(-(x - a) * b))                                                                                   \
    ENTRY(-((x + a) * b))                                                                                    \
    ENTRY(-((x - a) / b))                                                                                    \
    ENTRY(-((x - a) * b) - b)                                                                                \
    ENTRY(b / -(x - a))                                                                                      \
    ENTRY(x - -a * b)                                                                                        \
    ENTRY(-x / (-a))                                                                                         \
    ENTRY(x*(a / b))                                                                                         \
    ENTRY(x* a / b)                                                                                          \
    ENTRY(x / (a * b))                                                                                       \
    ENTRY(x / a / b)                                                                                         \
    ENTRY(x / (a / b))                                                                                       \
    ENTRY(1 - (1 - x))                                                                                       \
    ENTRY(-0.1 * x)                                                                                          \
    ENTRY(-0.1 / (x + a))                                                                                    \
    ENTRY(x * -0.0)                                                                                          \
    ENTRY(max(x + 18446744073709551616.0, -0.0))                                                             \
    ENTRY(x + 1.0 / 3 - 1e-300)                                                                              \
    ENTRY(diff(tanh(x), x))                                                                                  \
    ENTRY(diff(erfc(a* x), x))                                                                               \
    ENTRY(diff(rsqrt(x), x, x))                                                                              \
    ENTRY(diff(sin(a* cos(x)), x))                                                                           \
    ENTRY(diff(log1p(expm1(x) * a), x))                                                                      \
    ENTRY(diff(logsigmoid(x), x))                                                                            \
    ENTRY(diff(stop_gradient(x) * x, x))                                                                     \
    ENTRY(abs(x) * sign(x) + min(x, a, b) + normal_cdf(x) * normal_pdf(a) + softplus(x))
