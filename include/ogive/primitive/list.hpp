// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/primitive/arithmetic.hpp>
#include <ogive/primitive/condition.hpp>
#include <ogive/primitive/exponential.hpp>
#include <ogive/primitive/gated.hpp>
#include <ogive/primitive/gaussian.hpp>
#include <ogive/primitive/gaussian_piece.hpp>
#include <ogive/primitive/logistic_pdf.hpp>
#include <ogive/primitive/piece.hpp>
#include <ogive/primitive/piecewise.hpp>
#include <ogive/primitive/quotient.hpp>
#include <ogive/primitive/quotient_slope.hpp>
#include <ogive/primitive/reduction.hpp>
#include <ogive/primitive/rest.hpp>
#include <ogive/primitive/rest_of.hpp>
#include <ogive/primitive/shifted.hpp>
#include <ogive/primitive/sigmoidal.hpp>
#include <ogive/primitive/slope.hpp>
#include <ogive/primitive/trigonometric.hpp>

namespace ogive {

/// A list of primitives as a type.
template <class... Primitives>
struct primitive_list {};

/// The library's own primitives. A new one needs its file and its line here.
using builtin_primitives = primitive_list<
    primitives::plus_op, primitives::minus_op, primitives::times_op, primitives::divide_op,
    primitives::negate_op, primitives::less_op, primitives::less_equal_op, primitives::greater_op,
    primitives::greater_equal_op, primitives::equal_op, primitives::not_equal_op, primitives::and_op,
    primitives::or_op, primitives::not_op, primitives::where_op, primitives::abs_op, primitives::sign_op,
    primitives::max_op, primitives::min_op, primitives::clamp_op, primitives::stop_gradient_op,
    primitives::copysign_op, primitives::exp_op, primitives::expm1_op, primitives::log_op,
    primitives::log1p_op, primitives::pow_op, primitives::sqrt_op, primitives::rsqrt_op,
    primitives::square_op, primitives::sin_op, primitives::cos_op, primitives::sigmoid_op,
    primitives::tanh_op, primitives::softplus_op, primitives::logsigmoid_op, primitives::erf_op,
    primitives::erfc_op, primitives::normal_cdf_op, primitives::normal_pdf_op, primitives::exp_exponent_op,
    primitives::exp_remainder_op, primitives::log1p_fraction_op, primitives::negated_abs_op,
    primitives::moderate_op, primitives::bounded_op, primitives::flip_sign_op, primitives::finite_above_op,
    primitives::finite_below_op, primitives::exp_fraction_op, primitives::exp_compose_op,
    primitives::expm1_compose_op, primitives::exp_remainder_low_op, primitives::exp_product_op,
    primitives::exp_times_op, primitives::exp_times_two_op, primitives::exp_times_with_rest_op,
    primitives::exp_times_two_with_rest_op, primitives::exp_scale_op, primitives::exp_product_of_two_op,
    primitives::exp_scale_two_op, primitives::balance_op, primitives::balance_exponent_op,
    primitives::mills_ratio_op, primitives::mills_ratio_plus_op, primitives::self_gated_op,
    primitives::self_gated_shared_op, primitives::gated_slope_shared_op, primitives::gated_op,
    primitives::balanced_gated_op, primitives::gated_slope_op, primitives::slope_fraction_op,
    primitives::gated_scale_op, primitives::gated_times_two_op, primitives::gated_times_two_shared_op,
    primitives::gated_slope_times_op, primitives::gated_slope_times_shared_op,
    primitives::gated_slope_times_two_shared_op, primitives::gated_slope_times_two_op,
    primitives::gated_slope_with_rest_op, primitives::slope_fraction_with_rest_op,
    primitives::sigmoid_with_rest_op, primitives::self_gated_with_rest_op, primitives::gated_with_rest_op,
    primitives::balanced_gated_with_rest_op, primitives::exp_product_unless_op,
    primitives::exp_scale_unless_op, primitives::gauss_product_unless_op, primitives::gauss_product_of_two_op,
    primitives::logistic_pdf_op, primitives::logistic_pdf_times_op, primitives::logistic_pdf_times_two_op,
    primitives::gauss_op, primitives::mills_op, primitives::normal_gated_op,
    primitives::normal_gated_slope_op, primitives::normal_gated_times_op, primitives::normal_slope_times_op,
    primitives::normal_slope_times_two_op, primitives::times_reciprocal_op, primitives::fma_op,
    primitives::times_one_plus_op, primitives::fms_op, primitives::fnma_op, primitives::number_rest_op,
    primitives::one_plus_op, primitives::sum_rest_op, primitives::product_rest_op, primitives::odd_cubic_op,
    primitives::odd_cubic_rest_op, primitives::exp_with_rest_op, primitives::expm1_with_rest_op,
    primitives::exp_product_with_rest_op, primitives::exp_remainder_with_rest_op,
    primitives::gauss_with_rest_op, primitives::gauss_product_with_rest_op, primitives::erfc_with_rest_op,
    primitives::exp_product_of_two_with_rest_op, primitives::exp_product_unless_with_rest_op,
    primitives::gauss_product_unless_with_rest_op, primitives::gauss_product_of_two_with_rest_op,
    primitives::unbounded_op, primitives::rounded_op, primitives::rounded_exactly_op,
    primitives::sigmoid_slope_op, primitives::mish_slope_op, primitives::normal_slope_op,
    primitives::inverse_mills_op, primitives::sin_quotient_slope_op, primitives::expm1_quotient_slope_op,
    primitives::log1p_quotient_slope_op, primitives::tanhshrink_op, primitives::minus_x_tanh_op,
    primitives::softcap_op, primitives::logit_op, primitives::mills_plus_op, primitives::gauss_product_op,
    primitives::tanh_near_op, primitives::tanhshrink_near_op, primitives::root_op, primitives::over_root_op,
    primitives::plus_root_op, primitives::one_plus_over_root_op, primitives::root_minus_one_op,
    primitives::product_of_three_op, primitives::shared_quotient_op, primitives::over_square_op,
    primitives::twice_over_op, primitives::divided_by_square_op, primitives::row_sum_op,
    primitives::row_length_op, primitives::row_mean_op, primitives::row_max_op, primitives::row_min_op,
    primitives::row_logsumexp_op, primitives::row_simplex_shift_op, primitives::row_simplex_shift_below_op,
    primitives::row_constant_op, primitives::pullback_op, primitives::shift_offset_op,
    primitives::shift_exponent_op, primitives::shift_scale_op, primitives::shifted_exp_op,
    primitives::rounded_product_op, primitives::corrected_op, primitives::rest_of_sum_op,
    primitives::rest_of_difference_op, primitives::rest_of_product_op, primitives::rest_of_quotient_op,
    primitives::rest_of_quotient_by_square_op, primitives::rest_of_sqrt_op, primitives::rest_of_exp_op,
    primitives::rest_of_expm1_op, primitives::rest_of_log_op, primitives::rest_of_log1p_op,
    primitives::rest_of_tanh_op, primitives::rest_of_erf_op, primitives::rest_of_gauss_op,
    primitives::rest_of_mills_op, primitives::rest_of_mills_plus_op, primitives::shifted_sin_op,
    primitives::rest_of_exp_product_op, primitives::rest_of_gauss_product_op,
    primitives::rest_of_exp_product_of_two_op, primitives::rest_of_gauss_product_of_two_op,
    primitives::rest_of_exp_product_unless_op, primitives::rest_of_gauss_product_unless_op>;

} // namespace ogive
