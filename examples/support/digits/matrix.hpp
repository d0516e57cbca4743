// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <Eigen/Dense>

namespace digits {

/// Columns are contiguous. Of double, so that other orders of rounding (another compiler, another instruction set)
/// do not show in what a training of some seconds prints.
using matrix = Eigen::MatrixXd;

} // namespace digits
