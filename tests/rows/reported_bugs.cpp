// SPDX-License-Identifier: BSL-1.0
// What users of other frameworks reported of softmaxes must come out right here; the elementwise functions are in
// tests/activation.
#include "catch.hpp"
#include "csv.hpp"
#include "matrix.hpp"
#include <cstdlib>
#include <sstream>

namespace {

std::vector<float> numbers(std::string const& text) {
    std::vector<float> result;
    std::istringstream parts(text);
    for (std::string part; std::getline(parts, part, '|');)
        result.push_back(std::strtof(part.c_str(), nullptr));
    return result;
}

/// The value of `name` in "name=value;other=value".
std::string parameter(std::string const& text, std::string const& name) {
    std::istringstream parts(text);
    for (std::string part; std::getline(parts, part, ';');)
        if (part.starts_with(name + "=")) return part.substr(name.size() + 1);
    return "";
}

/// Of a row of numbers; nothing where the function is not one of rows.
std::vector<float> result_of(csv::row const& report) {
    std::string const& name = report.at("function");
    std::vector<float> x = numbers(report.at("x"));
    if (name == "log_softmax") {
        ogive::kernel<ogive::log_softmax>(x, x);
    } else if (name == "quiet_softmax") {
        ogive::kernel<ogive::quiet_softmax>(x, x);
    } else if (name == "logsumexp") {
        std::vector<float> result(1);
        ogive::kernel<ogive::logsumexp>(x, result);
        return result;
    } else if (name == "softmax_vjp") {
        ogive::pullback<ogive::softmax>(x, numbers(parameter(report.at("parameters"), "cotangent")), x);
    } else {
        return {};
    }
    return x;
}

} // namespace

TEST_CASE("What users of other frameworks reported of rows is right here") {
    int checked = 0;
    for (csv::row const& report : csv::read("reported-bugs.csv")) {
        std::vector<float> const result = result_of(report);
        if (result.empty()) continue;
        std::string const index = parameter(report.at("parameters"), "index");
        INFO(report.at("repo") << " " << report.at("number") << ": " << report.at("function") << " of "
                               << report.at("x") << ", " << report.at("parameters"));
        float const got = result.at(index.empty() ? 0 : std::stoul(index));
        CHECK(test::ulp_error(got, std::stold(report.at("expected"))) <= 4);
        ++checked;
    }
    CHECK(checked == 7);
}
