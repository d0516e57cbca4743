// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <version>

/// Boost.Multiprecision. Boost derives its hash functions from `std::unary_function`, which C++17 removed and libc++ no longer
/// has, and versions before 1.81 do not notice; they have a switch.
#if defined(_LIBCPP_VERSION) && !defined(BOOST_NO_CXX98_FUNCTION_BASE)
#define BOOST_NO_CXX98_FUNCTION_BASE
#endif

#ifdef __GNUC__ // g++ 12's false alarm
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Warray-bounds"
#endif
#include <boost/multiprecision/cpp_bin_float.hpp>
#ifdef __GNUC__
#pragma GCC diagnostic pop
#endif
