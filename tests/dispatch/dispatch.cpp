// SPDX-License-Identifier: BSL-1.0
// Functions that ogive_add_kernels compiled several times go to the instruction set that is chosen, with all that they call.
#include "catch.hpp"
#include "functions.hpp"
#include "kernels/told.hpp"
#include <cmath>
#include <ogive/dispatch/instruction_set.hpp>
#include <ogive/kernel/streaming.hpp>
#include <ogive/ogive.hpp>
#include <vector>

namespace {

/// The instruction sets of this processor.
std::vector<ogive::instruction_set> all_instruction_sets() {
    std::vector<ogive::instruction_set> all;
    for (int i = 0; i <= static_cast<int>(ogive::best_instruction_set()); ++i)
        all.push_back(static_cast<ogive::instruction_set>(i));
    return all;
}

} // namespace

TEST_CASE("The first call goes to the best instruction set, with its arguments as they are") {
    CHECK(compiled::sum(1, 2, 3, 4, 5, 6, 7, 8, 9, 10) == 55); // may be the first of all
    CHECK(ogive::current_instruction_set() == ogive::best_instruction_set());
    CHECK(compiled::instruction_set() == name_of(ogive::best_instruction_set()));
}

TEST_CASE("Calls go where they are sent, inline functions and templates too") {
    std::string const here = told_by_inline(); // this file's own is none of theirs
    for (auto const each : all_instruction_sets()) {
        ogive::use_instruction_set(each);
        CHECK(ogive::current_instruction_set() == each);
        CHECK(compiled::instruction_set() == name_of(each));
        CHECK(compiled::instruction_set_of_inline_function() == name_of(each));
        CHECK(compiled::instruction_set_of_std_function() == name_of(each));
        CHECK(told_by_inline() == here);
        CHECK(compiled::sum(1, 2, 3, 4, 5, 6, 7, 8, 9, 10) == 55);
    }
}

TEST_CASE("Kernels are right with each instruction set, and refuse what is wrong") {
    std::vector<float> in(1000), out(1000);
    for (std::size_t i = 0; i < in.size(); ++i) in[i] = static_cast<float>(std::sin(i));
    double total = 0;
    for (float const each : in) total += std::exp(each);
    for (auto const each : all_instruction_sets()) {
        INFO(name_of(each));
        ogive::use_instruction_set(each);
        compiled::softmax(in, out);
        int wrong = 0;
        for (std::size_t i = 0; i < in.size(); ++i)
            wrong += !(std::abs(out[i] - std::exp(in[i]) / total) <= 1e-6 * out[i]);
        CHECK(wrong == 0);
        CHECK_THROWS_AS(compiled::softmax(in, std::span(out).first(9)), ogive::argument_error);
    }
}

TEST_CASE("Settings hold for all instruction sets") {
    ogive::stream_from(12345);
    for (auto const each : all_instruction_sets()) {
        ogive::use_instruction_set(each);
        CHECK(compiled::streams_from() == 12345);
    }
    ogive::stream_from(0);
}

TEST_CASE("What the processor does not have is refused") {
    if (ogive::best_instruction_set() != ogive::instruction_set::avx512)
        CHECK_THROWS_AS(ogive::use_instruction_set(ogive::instruction_set::avx512), std::invalid_argument);
}
