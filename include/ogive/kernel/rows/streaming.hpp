// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/kernel/rows/pass.hpp>
#include <ogive/kernel/rows/sums.hpp>
#include <ogive/kernel/streaming.hpp>
#include <ogive/simd/stream.hpp>

namespace ogive::kernels {

/// Rows whose results are written past the caches.
template <class T, auto Layout>
struct streamed_rows {
    static constexpr auto layout = Layout; // clang 19 does not index the parameter itself at run time

    /// How many elements of a row are before an address to which a register can be streamed: of the first result.
    template <int Variables, int Results>
    static std::size_t head(row_buffers<T, Variables, Results> const& given) {
        for (int r = 0; r < Results; ++r)
            if (layout.sinks[r] == row_sink::elements) return simd::elements_to_alignment(given.results[r]);
        return 0;
    }

    /// Whether all results reach such an address at the same element of each row, none takes the place of an input, and all
    /// together is more than the caches hold.
    template <int Variables, int Results>
    static bool fit(row_buffers<T, Variables, Results> const& given, std::size_t rows, std::size_t length) {
        if (!simd::has_stream || length < 4 * simd::width<T>) return false;
        std::size_t buffers = 0;
        for (int r = 0; r < Results; ++r) {
            if (layout.sinks[r] != row_sink::elements) continue;
            T const* const to = given.results[r];
            bool const is_aligned = reinterpret_cast<std::uintptr_t>(to) % sizeof(T) == 0 &&
                                    simd::elements_to_alignment(to) == head(given) &&
                                    given.result_strides[r] % simd::width<T> == 0;
            if (layout.result_step[r] != 1 || !is_aligned) return false;
            for (T const* const input : given.inputs)
                if (input == to) return false;
            ++buffers;
        }
        for (std::size_t const stride : given.strides) buffers += stride > 1;
        return rows * length * buffers * sizeof(T) >= streams_from();
    }
};

} // namespace ogive::kernels
