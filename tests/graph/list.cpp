// SPDX-License-Identifier: BSL-1.0
#include "property.hpp"
#include <ogive/graph/list.hpp>
#include <utility>
#include <vector>

using ogive::graphs::list;

TEST_CASE("A list holds what was pushed") {
    property("and not what was popped", [](std::vector<int> const& steps) {
        list<int> own;
        std::vector<int> expected;
        for (int const step : steps) {
            if (step % 3 == 0 && !expected.empty()) {
                own.pop_back();
                expected.pop_back();
            } else {
                own.push_back(step);
                expected.push_back(step);
            }
            RC_ASSERT(std::vector<int>(own.begin(), own.end()) == expected);
        }
        list<int> const copy = own;
        own.push_back(1);
        RC_ASSERT(std::vector<int>(copy.begin(), copy.end()) == expected);
        list<int> moved = std::move(own);
        moved.pop_back();
        RC_ASSERT(std::vector<int>(moved.begin(), moved.end()) == expected);
        moved = copy;
        RC_ASSERT(moved.size() == copy.size());
    });
}

TEST_CASE("A list can be given one of its own elements when it is full") {
    list<int> own;
    own.push_back(42);
    for (int i = 0; i < 100; ++i) own.push_back(own[0]);
    for (int const each : own) CHECK(each == 42);
}

TEST_CASE("A list works in constant expressions and frees what it takes") {
    constexpr auto sum = [] {
        list<int> own(3), other(4, 7);
        for (int i = 0; i < 50; ++i) own.push_back(i);
        own = other;
        own = list<int>{};
        own.push_back(other[3]);
        return own[0] + own.size() + other.size();
    };
    STATIC_REQUIRE(sum() == 7 + 1 + 4);
}
