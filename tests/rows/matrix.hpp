// SPDX-License-Identifier: BSL-1.0
#pragma once
#include "ulp.hpp"
#include <cstddef>
#include <ogive/ogive.hpp>
#include <random>
#include <span>
#include <vector>

/// Rows in memory with gaps between them that must not be touched.
template <class T>
class matrix {
public:
    matrix(std::size_t count, std::size_t length, std::size_t gap = 0)
        : count_(count), length_(length), stride_(length + gap), all_(count * stride_ + guard, mark) {}

    template <class Draw>
    static matrix filled(std::size_t count, std::size_t length, std::size_t gap, Draw draw) {
        matrix m(count, length, gap);
        for (std::size_t r = 0; r < count; ++r)
            for (T& each : m.row(r)) each = draw();
        return m;
    }

    std::size_t count() const { return count_; }
    std::size_t length() const { return length_; }
    std::span<T> row(std::size_t r) { return {all_.data() + r * stride_, length_}; }
    std::span<T const> row(std::size_t r) const { return {all_.data() + r * stride_, length_}; }
    auto rows() { return ogive::rows(all_.data(), count_, length_, stride_); }
    auto rows() const { return ogive::rows(all_.data(), count_, length_, stride_); }

    bool holds(matrix const& other) const { return all_ == other.all_; }

    bool gaps_are_whole() const {
        for (std::size_t i = 0; i < all_.size(); ++i) {
            bool const inside = stride_ > 0 && i / stride_ < count_ && i % stride_ < length_;
            if (!inside && all_[i] != mark) return false;
        }
        return true;
    }

private:
    static constexpr T mark = T(-77.25);
    static constexpr std::size_t guard = 32;
    std::size_t count_, length_, stride_;
    std::vector<T> all_;
};

/// Filled with normal numbers of the deviation 2.
template <class T>
matrix<T> random_matrix(std::size_t count, std::size_t length, std::size_t gap, unsigned seed) {
    std::mt19937_64 random(seed);
    return matrix<T>::filled(count, length, gap,
                             [&] { return static_cast<T>(std::normal_distribution<double>(0, 2)(random)); });
}

/// The lengths at which a kernel over rows takes another way: one element, parts of a register, several, blocks of sums.
inline constexpr std::size_t row_lengths[]{1,  2,  3,  7,  8,   9,   10,   15,   16,   17,
                                           31, 33, 64, 65, 100, 129, 1000, 1024, 1025, 4097};
