// SPDX-License-Identifier: BSL-1.0
#pragma once

float relu_of(float v);
