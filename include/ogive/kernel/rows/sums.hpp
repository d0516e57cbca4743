// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/kernel/rows/plan.hpp>
#include <ogive/kernel/sum.hpp>

namespace ogive::kernels {

/// Up to so many numbers of memory are on the stack.
inline constexpr std::size_t stack_room = 4096;

/// What adds up over some rows: sums of columns, and totals of numbers that are one a row. Compensated.
template <class T, int Results, auto Layout>
class row_sums {
    static constexpr auto layout = Layout; // clang 19 does not index the parameter itself at run time

    static constexpr std::size_t columns_before(int result) {
        std::size_t count = 0;
        for (int r = 0; r < result; ++r) count += layout.sinks[r] == row_sink::columns;
        return count;
    }
    static constexpr std::size_t columns = columns_before(Results);

public:
    static constexpr bool any = [] {
        for (int r = 0; r < Results; ++r)
            if (layout.sinks[r] == row_sink::columns || layout.sinks[r] == row_sink::total) return true;
        return false;
    }();
    /// Numbers of memory that rows of some length need.
    static constexpr std::size_t room(std::size_t length) { return 2 * columns * length; }

    row_sums() = default;
    row_sums(T* memory, std::size_t length) : memory_(memory), length_(length) {
        for (std::size_t i = 0; i < room(length); ++i) memory[i] = 0;
    }

    /// The sums of the columns of a result, and the rounding errors of these.
    template <int Result>
    T* sums() const {
        return memory_ + 2 * columns_before(Result) * length_;
    }
    template <int Result>
    T* errors() const {
        return sums<Result>() + length_;
    }
    compensated_sum<T>& total(int result) { return totals_[result]; }

    void add(row_sums const& other) {
        for (std::size_t c = 0; c < columns; ++c) {
            T *const sums = memory_ + 2 * c * length_, *const errors = sums + length_;
            T const* const more = other.memory_ + 2 * c * length_;
            for (std::size_t i = 0; i < length_; ++i) {
                compensated_sum<T> sum{sums[i], errors[i]};
                sum.add(compensated_sum<T>{more[i], more[length_ + i]});
                sums[i] = sum.total;
                errors[i] = sum.error;
            }
        }
        for (int r = 0; r < Results; ++r) totals_[r].add(other.totals_[r]);
    }

    void finish(T* const* results) const {
        for (int r = 0; r < Results; ++r) {
            if (layout.sinks[r] == row_sink::total) *results[r] = totals_[r].value();
            if (layout.sinks[r] != row_sink::columns) continue;
            T const* const sums = memory_ + 2 * columns_before(r) * length_;
            for (std::size_t i = 0; i < length_; ++i)
                results[r][i] = compensated_sum<T>{sums[i], sums[length_ + i]}.value();
        }
    }

private:
    T* memory_ = nullptr;
    std::size_t length_ = 0;
    compensated_sum<T> totals_[static_cast<unsigned>(Results) + 1];
};

} // namespace ogive::kernels
