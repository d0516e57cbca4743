// SPDX-License-Identifier: BSL-1.0
#pragma once
#include "entry.hpp"
#include <boost/hana/at.hpp>
#include <boost/hana/length.hpp>
#include <ogive/activation/catalogue.hpp>

namespace bench {

/// The catalogue is spread evenly over so many files share_*.cpp.
inline constexpr std::size_t shares = 8;

inline constexpr std::size_t catalogue_size = decltype(boost::hana::length(ogive::catalogue))::value;

/// Adds the benchmarks of one share, 1 to `shares`, of the catalogue.
template <std::size_t Share>
bool add_share() {
    static_assert(1 <= Share && Share <= shares);
    constexpr std::size_t begin = (Share - 1) * catalogue_size / shares,
                          end = Share * catalogue_size / shares;
    []<std::size_t... I>(std::index_sequence<I...>) {
        (benchmarks<
             std::remove_cvref_t<decltype(ogive::catalogue[boost::hana::size_c<begin + I>])>>::add_all(),
         ...);
    }
    (std::make_index_sequence<end - begin>{});
    return true;
}

} // namespace bench
