// SPDX-License-Identifier: BSL-1.0
// Calls that are refused at run time: the message names the argument and both sizes, and nothing has been written.
#include "catch.hpp"
#include "guarded.hpp"
#include <ogive/ogive.hpp>
#include <string>
#include <type_traits>

namespace {

constexpr auto x = ogive::var<"x">;
constexpr auto a = ogive::var<"a">;
constexpr auto b = ogive::var<"b">;
constexpr auto f = x * x;
constexpr auto g = x + 1;
constexpr auto sum = a + b;

template <class Call>
std::string refusal(Call const& call) {
    try {
        call();
    } catch (ogive::argument_error const& error) {
        return error.what();
    }
    return "not refused";
}

std::string const equal_lengths = "; all buffers of a call must have the same length";
std::string const no_overlap =
    "; a result may be the very buffer of an input, but may not share a part of one, nor "
    "anything with another result";

} // namespace

TEST_CASE("An argument_error is a std::invalid_argument") {
    STATIC_REQUIRE(std::is_base_of_v<std::invalid_argument, ogive::argument_error>);
}

TEST_CASE("Unequal lengths") {
    guarded<float> five(5), six(6), seven(7), out(5), second(5);
    for (float& each : five.span()) each = 1;
    for (float& each : six.span()) each = 1;

    CHECK(refusal([&] { ogive::kernel<f>(five.span(), six.span()); }) ==
          "ogive::kernel: result 1 has 6 elements, but input x has 5" + equal_lengths);
    CHECK(refusal([&] { ogive::kernel<f>(six.span(), out.span()); }) ==
          "ogive::kernel: result 1 has 5 elements, but input x has 6" + equal_lengths);
    CHECK(refusal([&] { ogive::kernel<f, g>(five.span(), out.span(), seven.span()); }) ==
          "ogive::kernel: result 2 has 7 elements, but input x has 5" + equal_lengths);
    CHECK(refusal([&] { ogive::kernel<sum>(a = five.span(), b = six.span(), out.span()); }) ==
          "ogive::kernel: input b has 6 elements, but input a has 5" + equal_lengths);
    CHECK(refusal([&] { ogive::kernel<sum>(a = 1, b = six.span(), out.span()); }) ==
          "ogive::kernel: result 1 has 5 elements, but input b has 6" + equal_lengths);
    CHECK(refusal([&] { ogive::pullback<f>(five.span(), six.span(), out.span()); }) ==
          "ogive::pullback: upstream gradient has 6 elements, but input x has 5" + equal_lengths);
    CHECK(refusal([&] { ogive::pullback<f>(five.span(), five.span(), seven.span()); }) ==
          "ogive::pullback: gradient of x has 7 elements, but input x has 5" + equal_lengths);
    CHECK(refusal([&] {
              ogive::pullback<sum>(a = five.span(), b = five.span(), five.span(), out.span(), seven.span());
          }) == "ogive::pullback: gradient of b has 7 elements, but input a has 5" + equal_lengths);
    CHECK(refusal([&] { ogive::kernel<f>(std::span<float>(), out.span()); }) ==
          "ogive::kernel: result 1 has 5 elements, but input x has 0" + equal_lengths);
    CHECK(out.is_untouched());
    CHECK(seven.is_untouched());
    CHECK(second.is_untouched());
    for (float const each : six.span()) CHECK(each == 1);
}

TEST_CASE("A sum is not written either where a call is refused") {
    constexpr auto scaled = a * x;
    guarded<float> in(5), wrong(6);
    float total = 42;
    CHECK(refusal([&] { ogive::pullback<scaled>(a = 2, x = in.span(), 1, total, wrong.span()); }) ==
          "ogive::pullback: gradient of x has 6 elements, but input x has 5" + equal_lengths);
    CHECK(total == 42);
    CHECK(wrong.is_untouched());
}

TEST_CASE("Overlap in part") {
    std::vector<float> data(100, 3);
    std::vector<float> const before = data;
    std::span<float> const all(data);

    CHECK(refusal([&] { ogive::kernel<f>(all.subspan(0, 50), all.subspan(49, 50)); }) ==
          "ogive::kernel: result 1 (50 elements) overlaps input x (50 elements)" + no_overlap);
    CHECK(refusal([&] { ogive::kernel<f>(all.subspan(1, 50), all.subspan(0, 50)); }) ==
          "ogive::kernel: result 1 (50 elements) overlaps input x (50 elements)" + no_overlap);
    CHECK(refusal([&] {
              ogive::kernel<sum>(a = all.first(20), b = all.subspan(20, 20), all.subspan(30, 20));
          }) == "ogive::kernel: result 1 (20 elements) overlaps input b (20 elements)" + no_overlap);
    CHECK(refusal([&] { ogive::kernel<f, g>(all.first(20), all.subspan(40, 20), all.subspan(59, 20)); }) ==
          "ogive::kernel: result 2 (20 elements) overlaps result 1 (20 elements)" + no_overlap);
    CHECK(refusal([&] { ogive::kernel<f, g>(all.first(20), all.last(20), all.last(20)); }) ==
          "ogive::kernel: result 2 (20 elements) overlaps result 1 (20 elements)" + no_overlap);
    CHECK(refusal([&] { ogive::kernel<f, g>(all.first(20), all.first(20), all.first(20)); }) ==
          "ogive::kernel: result 2 (20 elements) overlaps result 1 (20 elements)" + no_overlap);
    CHECK(refusal([&] { ogive::pullback<f>(all.first(20), all.subspan(40, 20), all.subspan(50, 20)); }) ==
          "ogive::pullback: gradient of x (20 elements) overlaps upstream gradient (20 elements)" +
              no_overlap);
    CHECK(data == before);
}

TEST_CASE("A sum in the middle of a buffer that is read or written") {
    constexpr auto scaled = a * x;
    std::vector<float> data(40, 3), in(20, 1), dx(20, 5);
    std::vector<float> const before = data;
    CHECK(refusal([&] { ogive::pullback<scaled>(a = 2, x = std::span(data).first(20), 1, data[3], dx); }) ==
          "ogive::pullback: gradient of a (1 elements) overlaps input x (20 elements)" + no_overlap);
    CHECK(refusal([&] { ogive::pullback<scaled>(a = 2, x = in, 1, dx[0], dx); }) ==
          "ogive::pullback: gradient of x (20 elements) overlaps gradient of a (1 elements)" + no_overlap);
    CHECK(data == before);
    CHECK(dx == std::vector<float>(20, 5));
    ogive::pullback<scaled>(a = 2, x = std::span(data).first(20), 1, data[20], dx); // just behind it
    CHECK(data[20] == 60);
}

TEST_CASE("What touches but does not overlap is accepted") {
    std::vector<float> data(40, 3);
    std::span<float> const all(data);
    ogive::kernel<f>(all.first(20), all.last(20));
    ogive::kernel<f>(all.last(20), all.first(20));
    CHECK(data[0] == 81);
    CHECK(data[39] == 9);
    ogive::kernel<f, g>(all.first(10), all.subspan(10, 10), all.subspan(20, 10));
    ogive::kernel<sum>(a = all.first(10), b = all.subspan(5, 10), all.last(10)); // inputs may overlap
    ogive::kernel<sum>(a = all.first(10), b = all.first(10), all.first(10));
    CHECK(data[0] == 162);
}

TEST_CASE("Null with a length") {
    guarded<double> out(8);
    std::span<double> const null(static_cast<double*>(nullptr), 8);
    CHECK(refusal([&] { ogive::kernel<f>(null, out.span()); }) ==
          "ogive::kernel: input x is null, but has a length of 8 elements");
    CHECK(refusal([&] { ogive::kernel<f>(out.span(), null); }) ==
          "ogive::kernel: result 1 is null, but has a length of 8 elements");
    CHECK(refusal([&] { ogive::pullback<f>(out.span(), null, out.span()); }) ==
          "ogive::pullback: upstream gradient is null, but has a length of 8 elements");
    CHECK(out.is_untouched());
}

TEST_CASE("Length 0 does nothing, null or not") {
    constexpr auto scaled = a * x;
    std::span<float> const null;
    std::vector<float> empty;
    float guard[3]{7, 7, 7};
    ogive::kernel<f>(null, null);
    ogive::kernel<f>(empty, empty);
    ogive::kernel<f>(empty, std::span<float>(guard, 0));
    ogive::kernel<f, g>(null, null, null);
    ogive::pullback<f>(null, null, empty);
    CHECK((guard[0] == 7 && guard[1] == 7 && guard[2] == 7));
    float total = 5;
    ogive::pullback<scaled>(a = 2, x = null, null, total, null);
    CHECK(total == 0); // the sum of nothing
}
