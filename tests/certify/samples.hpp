// SPDX-License-Identifier: BSL-1.0
#pragma once
#include "reference.hpp"
#include "subject.hpp"
#include <cstdint>
#include <vector>

/// At which inputs a function is certified.
namespace certify {

/// Points in blocks: all numbers of the last input, or so many, evenly over all bit patterns and more where something
/// happens; numbers close to kinks, roots and special ones; with any numbers for the other inputs.
template <class T>
class samples {
public:
    static constexpr std::size_t block_size = 4096;

    /// About `count` points; `every_float`: all 2^32.
    samples(subject const& of, reference const& exact, std::uint64_t count, bool every_float);

    std::uint64_t blocks() const { return blocks_; }
    std::uint64_t points() const { return blocks_ * block_size; }
    /// Whether the points of a block are spread evenly over all numbers.
    bool is_even(std::uint64_t block) const { return every_float_ || (block + 1) * block_size <= count_ / 2; }
    /// Block number b: to[input][k].
    void fill(std::uint64_t block, T* const* to) const;

private:
    T last_input(std::uint64_t index) const;
    void add_around(double point);
    void add_roots(reference const& exact);

    subject const* subject_;
    bool every_float_;
    std::uint64_t count_, blocks_;
    std::vector<T> special_;
};

} // namespace certify
