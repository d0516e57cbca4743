// SPDX-License-Identifier: BSL-1.0
#include "units.hpp"

unit second_unit() { return look(); }
