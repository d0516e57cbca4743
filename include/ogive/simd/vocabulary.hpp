// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/simd/arithmetic.hpp>
#include <ogive/simd/bits.hpp>
#include <ogive/simd/register.hpp>
#include <ogive/simd/rounding.hpp>
#include <ogive/simd/scaling.hpp>
#include <ogive/simd/selection.hpp>
