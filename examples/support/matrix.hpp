// SPDX-License-Identifier: BSL-1.0
#pragma once
// Eigen. In its products g++ 12 warns about the compiler's own AVX-512 intrinsics (its bug 105593).
#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"
#pragma GCC diagnostic ignored "-Wuninitialized"
#include <Eigen/Dense>
#pragma GCC diagnostic pop
#else
#include <Eigen/Dense>
#endif

namespace digits {

/// Columns are contiguous. Of double, so that other orders of rounding (another compiler, another instruction set)
/// do not show in what a training of some seconds prints.
using matrix = Eigen::MatrixXd;

} // namespace digits
