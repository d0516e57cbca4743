// SPDX-License-Identifier: BSL-1.0
#define PEER_NAME "plain loop"
#include "loops.hpp"
