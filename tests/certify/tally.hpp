// SPDX-License-Identifier: BSL-1.0
#pragma once
#include "reference.hpp"
#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstdint>
#include <iosfwd>
#include <vector>

/// What was seen of the errors of one formula.
namespace certify {

/// A result that is wrong by so many ulp.
struct finding {
    double error = 0;
    std::array<double, most_parameters> input{};
    double result = 0;
    long double exact = 0;

    /// The larger error; of equal ones that of the smaller input, the positive one of x and -x, so that it does not
    /// matter who found it.
    void merge(finding const& other) {
        if (other.error > error || (other.error == error && error > 0 && other.comes_before(*this)))
            *this = other;
    }

    bool comes_before(finding const& other) const {
        return std::lexicographical_compare(
            input.begin(), input.end(), other.input.begin(), other.input.end(), [](double a, double b) {
                double const x = std::fabs(a), y = std::fabs(b);
                return x < y || (x == y && !std::signbit(a) && std::signbit(b));
            });
    }
};

/// Errors of results that are normal numbers (and zero, infinity and NaN), or of those that are subnormal.
struct range_tally {
    finding worst;
    std::uint64_t count = 0;
    std::uint64_t over = 0;    ///< beyond the limit
    std::uint64_t excused = 0; ///< beyond it, but beside a change of sign
    std::uint64_t evenly = 0;  ///< of inputs that are spread evenly over all numbers
    std::uint64_t sum = 0;     ///< of their errors in 2^-20 ulp, without those over the limit

    double mean() const {
        return evenly == 0 ? 0 : static_cast<double>(sum) * 0x1p-20 / static_cast<double>(evenly);
    }
    void merge(range_tally const& other);
};

struct tally {
    enum range_type { normal, subnormal };

    explicit tally(std::size_t of_input = 0) : input(of_input), by_exponent(1 << 12) {}

    std::size_t input; ///< which one `by_exponent` goes by
    std::array<range_tally, 2> range;
    std::vector<finding> by_exponent; ///< the worst by the sign and exponent of an input

    static std::size_t place(double x) {
        return static_cast<std::size_t>(std::bit_cast<std::uint64_t>(x) >> 52);
    }
    void see(range_type where, finding const& what);
    void merge(tally const& other);
};

std::ostream& operator<<(std::ostream&, tally const&);
std::istream& operator>>(std::istream&, tally&);

} // namespace certify
