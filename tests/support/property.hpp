// SPDX-License-Identifier: BSL-1.0
#pragma once
#include "catch.hpp"
#include <rapidcheck.h>
#include <sstream>
#include <string>
#include <utility>

/// A section of a Catch2 test case that checks a property of random arguments with RapidCheck: `holds` takes what is
/// random as its parameters, and uses RC_ASSERT or returns a bool. A failure shows the smallest counterexample found;
/// RapidCheck prints the RC_PARAMS that try it again. (RapidCheck's own header for Catch2 knows version 2 only.)
template <class Property>
void property(std::string const& description, Property&& holds) {
    SECTION(description) {
        rc::detail::TestMetadata metadata;
        metadata.id = metadata.description = description;
        auto const result = rc::detail::checkTestable(std::forward<Property>(holds), metadata);
        std::ostringstream report;
        rc::detail::printResultMessage(result, report);
        INFO(report.str());
        CHECK(result.template is<rc::detail::SuccessResult>());
    }
}
