// SPDX-License-Identifier: BSL-1.0
#include <kernels.hpp>
#include <ogive/ogive.hpp>

float relu_of(float v) {
    float in[]{v}, out[1];
    ogive::kernel<ogive::relu>(in, out);
    return out[0];
}
