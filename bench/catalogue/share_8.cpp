// SPDX-License-Identifier: BSL-1.0
#include "share.hpp"

namespace {
[[maybe_unused]] bool const added = bench::add_share<8>();
}
