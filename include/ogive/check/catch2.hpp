// SPDX-License-Identifier: BSL-1.0
#pragma once
#if __has_include(<catch2/catch_tostring.hpp>)
#include <catch2/catch_tostring.hpp>
#else
#include <catch2/catch.hpp>
#endif
#include <ogive/check/gradient.hpp>

/// `CHECK(ogive::check::gradient<f>())` in Catch2, version 2 or 3, shows what is wrong.
template <>
struct Catch::StringMaker<ogive::check::gradient_report> {
    static std::string convert(ogive::check::gradient_report const& report) { return to_string(report); }
};
