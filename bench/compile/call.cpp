// SPDX-License-Identifier: BSL-1.0
// A formula called with a number that only a run has: compiled code, or with AT_RUN_TIME a graph, which is interpreted.
#include <ogive/ogive.hpp>

namespace {

constexpr auto x = ogive::var<"x">;
constexpr auto swish = x / (1 + exp(-x));

} // namespace

int main(int count, char**) {
    auto const at = static_cast<double>(count);
#ifdef AT_RUN_TIME
    return swish(at) > 1;
#else
    return ogive::evaluate<swish>(at) > 1;
#endif
}
