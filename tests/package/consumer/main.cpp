// SPDX-License-Identifier: BSL-1.0
#include <ogive/ogive.hpp>
#include <vector>

int main() {
    constexpr auto x = ogive::var<"x">;
    constexpr auto swish = x / (1 + exp(-x));
    std::vector<float> const in(19, 0.0f);
    std::vector<float> value(in.size(), 1.0f), slope(in.size());
    ogive::kernel<swish, ogive::diff(swish, x)>(in, value, slope);
    return value[18] == 0.0f && slope[18] == 0.5f ? 0 : 1;
}
