// SPDX-License-Identifier: BSL-1.0
// Compiled with -ffast-math.
#define PEER_NAME "-ffast-math"
#include "loops.hpp"
