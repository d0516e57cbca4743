// SPDX-License-Identifier: BSL-1.0
#pragma once
// Catch2, in version 2 or 3.
#if __has_include(<catch2/catch_all.hpp>)
#include <catch2/catch_all.hpp>
using Catch::Approx;
#else
#include <catch2/catch.hpp>
#endif
