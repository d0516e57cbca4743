// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/activation/activations.hpp>
#include <ogive/kernel/compiled_scalar.hpp>
#include <ogive/kernel/kernel.hpp>
#include <ogive/kernel/pullback.hpp>
#include <ogive/print/text.hpp>
