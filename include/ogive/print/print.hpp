// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/print/dot.hpp>
#include <ogive/print/latex.hpp>
#include <ogive/print/steps.hpp>
#include <ogive/print/text.hpp>

// Formulas as text, in LaTeX, as graphs for Graphviz, and as what a kernel computes step by step. `ogive/ogive.hpp` has
// only the text.
