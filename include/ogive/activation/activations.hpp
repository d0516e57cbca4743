// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/activation/algebraic.hpp>
#include <ogive/activation/elu.hpp>
#include <ogive/activation/gated.hpp>
#include <ogive/activation/gelu.hpp>
#include <ogive/activation/hard.hpp>
#include <ogive/activation/linear.hpp>
#include <ogive/activation/maxout.hpp>
#include <ogive/activation/mish.hpp>
#include <ogive/activation/periodic.hpp>
#include <ogive/activation/rectifier.hpp>
#include <ogive/activation/rows/normalization.hpp>
#include <ogive/activation/rows/softmax.hpp>
#include <ogive/activation/shrink.hpp>
#include <ogive/activation/sigmoidal.hpp>
#include <ogive/activation/swish.hpp>

// The elementwise activations, and in rows/ those that reduce along a row.
