// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <string>

namespace bench {

/// The exact value of a kernel for one element, in long double; null where there is none (softmax).
using exact_function = long double (*)(long double x, long double second);
exact_function exact(std::string const& kernel);

} // namespace bench
