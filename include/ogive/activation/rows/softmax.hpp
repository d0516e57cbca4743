// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/activation/rectifier.hpp>
#include <ogive/activation/rows/parameters.hpp>

// clang-format off
namespace ogive::textbook {

/// exp(x) over its sum along the row (Bridle 1990). Sums to 1; an entry of minus infinity gives 0; a row of nothing but minus infinity,
/// or with infinity or NaN in it, is all NaN (as PyTorch).
inline constexpr auto softmax = activation<"softmax">(x, exp(x - row_max(x)) / row_sum(exp(x - row_max(x))));

/// The logarithm of softmax, x - logsumexp(x), accurate where softmax is nearly 1 too (Blanchard, Higham and Higham
/// 2021). Minus infinity where x is.
inline constexpr auto log_softmax = activation<"log_softmax">(x, x - row_logsumexp(x));

/// softmax(-x) (as in PyTorch, Paszke et al. 2019).
inline constexpr auto softmin = activation<"softmin">(x, softmax(-x));

/// log(row_sum(exp(x))), a smooth maximum (Blanchard, Higham and Higham 2021); one number a row. Its gradient is
/// softmax.
inline constexpr auto logsumexp = activation<"logsumexp">(x, row_logsumexp(x));

/// exp(x) / (1 + row_sum(exp(x))): may say nothing at all (Miller 2023, softmax1). Sums to less than 1; 0 for a row of
/// minus infinity.
inline constexpr auto quiet_softmax = activation<"quiet_softmax">(x, exp(x) / (1 + row_sum(exp(x))));

/// softmax((x + noise) / tau) with Gumbel noise, -log(-log(u)) for uniform u, given as an input (Jang, Gu and Poole
/// 2017).
inline constexpr auto gumbel_softmax = activation<"gumbel_softmax">(x, noise, tau = 1, softmax((x + noise) / tau));

/// The point nearest to x whose elements are not negative and sum to 1: a softmax whose small elements are exactly 0
/// (Martins and Astudillo 2016). Minus infinity gives 0; a row of nothing but that is all NaN. The pullback is that of the
/// elements above 0: each less their mean.
inline constexpr auto sparsemax = activation<"sparsemax">(x, relu(x - row_simplex_shift(x)));

/// -row_sum(target log_softmax(x)) for probabilities or one-hot targets, one number a row (Baum and Wilczek 1987). Where the target is 0, x may be
/// minus infinity. Its gradient with respect to x is softmax(x) row_sum(target) - target.
inline constexpr auto cross_entropy =
    activation<"cross_entropy">(x, target, -row_sum(where(target == 0, 0, target * log_softmax(x))));

} // namespace ogive::textbook
// clang-format on

namespace ogive {

using textbook::cross_entropy, textbook::gumbel_softmax, textbook::log_softmax, textbook::logsumexp,
    textbook::quiet_softmax, textbook::softmax, textbook::softmin, textbook::sparsemax;

} // namespace ogive
