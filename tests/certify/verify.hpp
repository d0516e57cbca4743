// SPDX-License-Identifier: BSL-1.0
#pragma once
#include "run.hpp"
#include <string>
#include <vector>

namespace certify {

/// The reference itself is checked with 360 digits, by automatic differentiation of the formulas as papers have them: at
/// the worst inputs found and at others. Says where it is wrong by more than a hundredth of an ulp.
template <class T>
std::vector<std::string> check_reference(task const& work, std::vector<tally> const& found);

} // namespace certify
