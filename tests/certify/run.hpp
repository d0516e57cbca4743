// SPDX-License-Identifier: BSL-1.0
#pragma once
#include "reference.hpp"
#include "subject.hpp"
#include "tally.hpp"
#include <functional>
#include <string>
#include <vector>

namespace certify {

enum class extent { quick, full };

/// How many points are looked at, unless they are all floats.
template <class T>
constexpr std::uint64_t points_of(extent how, int inputs);
template <>
constexpr std::uint64_t points_of<float>(extent how, int inputs) {
    return how == extent::quick ? 1ull << 22 : inputs == 1 ? 1ull << 32 : 1ull << 28;
}
template <>
constexpr std::uint64_t points_of<double>(extent how, int) {
    return how == extent::quick ? 1ull << 15 : 10'000'000;
}

/// What is to be done with one entry.
struct task {
    subject const* of;
    reference const* exact;
    std::string fingerprint; ///< of the code; results of other code are no use
    std::string save_as;     ///< a file that keeps what is done; empty: none
    extent how;
};

/// One tally for each formula of the subject. `progress` gets the points that are done and all of them.
template <class T>
std::vector<tally> certify_all(task const& work,
                               std::function<void(std::uint64_t, std::uint64_t)> const& progress);

} // namespace certify
