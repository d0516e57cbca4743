// SPDX-License-Identifier: BSL-1.0
#pragma once
#include "item.hpp"
#include <support/plot.hpp>

/// f, f' and f'' with kinks, extrema and asymptotes.
plot::chart picture_of(item const& i);
