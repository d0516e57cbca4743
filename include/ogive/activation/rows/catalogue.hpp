// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <boost/hana/tuple.hpp>
#include <ogive/activation/entry.hpp>
#include <ogive/activation/rows/normalization.hpp>
#include <ogive/activation/rows/softmax.hpp>

namespace ogive {

/// The activations that reduce along a row, as `catalogue`.
inline constexpr auto row_catalogue = boost::hana::make_tuple(
    catalogue_entry<softmax>{}, catalogue_entry<log_softmax>{}, catalogue_entry<softmin>{},
    catalogue_entry<logsumexp>{}, catalogue_entry<quiet_softmax>{}, catalogue_entry<gumbel_softmax>{},
    catalogue_entry<sparsemax>{}, catalogue_entry<cross_entropy>{}, catalogue_entry<rms_norm>{},
    catalogue_entry<layer_norm>{}, catalogue_entry<poly_norm>{});

} // namespace ogive
