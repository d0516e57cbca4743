// SPDX-License-Identifier: BSL-1.0
// Compiled once, for all test programs.
#define CATCH_CONFIG_RUNNER // version 2 defines its session here; version 3 has it in its library
#include "catch.hpp"

int main(int argc, char* argv[]) { return Catch::Session().run(argc, argv); }
