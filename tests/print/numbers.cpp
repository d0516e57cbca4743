// SPDX-License-Identifier: BSL-1.0
#include "property.hpp"
#include <bit>
#include <cstdint>
#include <cstdlib>
#include <limits>
#include <ogive/ogive.hpp>
#include <string>

namespace {

constexpr auto x = ogive::var<"x">;

bool round_trips(double value) {
    std::string const text = ogive::graphs::number_text(value);
    char* end = nullptr;
    double const again = std::strtod(text.c_str(), &end);
    return *end == '\0' && std::bit_cast<std::uint64_t>(again) == std::bit_cast<std::uint64_t>(value);
}

} // namespace

TEST_CASE("A number's text gives the number back") {
    using limits = std::numeric_limits<double>;
    for (double const value :
         {0.1, 1e-300, -0.0, 0.0, 1.0 / 3, 1e22, 1e23, 123456789.0, limits::max(), limits::min(),
          limits::denorm_min(), -limits::epsilon(), limits::infinity(), -limits::infinity()}) {
        INFO(ogive::graphs::number_text(value));
        CHECK(round_trips(value));
    }
    property("any bits", [](std::uint64_t bits) {
        double const value = std::bit_cast<double>(bits);
        RC_PRE(value == value);
        RC_ASSERT(round_trips(value));
    });
}

TEST_CASE("A number's text is short") {
    CHECK(ogive::graphs::number_text(0.1) == "0.1");
    CHECK(ogive::graphs::number_text(2) == "2");
    CHECK(ogive::graphs::number_text(-0.5) == "-0.5");
    CHECK(ogive::graphs::number_text(1e-300) == "1e-300");
    CHECK(ogive::graphs::number_text(1e22) == "1e+22");
}

TEST_CASE("A number typed back in is no whole number that C++ does not have") {
    CHECK(ogive::graphs::number_text(-0.0) == "-0.0");
    CHECK(ogive::graphs::number_text(18446744073709551616.0) == "18446744073709551616.0");
    CHECK(ogive::graphs::number_text(9007199254740992) == "9007199254740992");
    CHECK(to_string(max(x, -0.0)) == "max(x, -0.0)");
}

TEST_CASE("Numbers in formulas are printed in full") {
    CHECK(to_string(x + 0.1) == "x + 0.1");
    CHECK(to_string(x * (1.0 / 3)) == "x * 0.3333333333333333");
    CHECK(to_string(x + 0.1f) == "x + 0.10000000149011612");
    CHECK(to_string(max(x, 1e-300)) == "max(x, 1e-300)");
}
