// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/simd/detail/native.hpp>
#include <ogive/simd/detail/scalar.hpp>

namespace ogive::simd::detail {

/// table[i] with i in the lowest bits of the index's pattern, as many as the size of the table, a power of two, takes.
template <class T, std::size_t N>
[[gnu::always_inline]] constexpr T lookup(T const (&table)[N], T index) {
    return table[to_bits(index) % N];
}

#if defined(__AVX512F__)
[[gnu::always_inline]] inline batch<float> lookup(float const (&table)[32], batch<float> index) {
    __m512i const i = _mm512_castps_si512(index);
    return _mm512_permutex2var_ps(_mm512_loadu_ps(table), i, _mm512_loadu_ps(table + 16));
}
[[gnu::always_inline]] inline batch<float> lookup(float const (&table)[16], batch<float> index) {
    return _mm512_maskz_permutexvar_ps(0xffff, _mm512_castps_si512(index), _mm512_loadu_ps(table));
}
[[gnu::always_inline]] inline batch<double> lookup(double const (&table)[16], batch<double> index) {
    __m512i const i = _mm512_castpd_si512(index);
    return _mm512_permutex2var_pd(_mm512_loadu_pd(table), i, _mm512_loadu_pd(table + 8));
}
#else
#if defined(__AVX2__)
[[gnu::always_inline]] inline batch<float> lookup(float const (&table)[8], batch<float> index) {
    return _mm256_permutevar8x32_ps(_mm256_loadu_ps(table), _mm256_castps_si256(index));
}
#endif
template <class T, std::size_t N>
[[gnu::always_inline]] inline batch<T> lookup(T const (&table)[N], batch<T> index) {
    T i[width<T>], value[width<T>];
    store(i, index);
    for (std::size_t k = 0; k < width<T>; ++k) value[k] = lookup(table, i[k]);
    return load<batch<T>>(value);
}
#endif

template <class T, std::size_t N, class V>
[[gnu::always_inline]] inline pair<V> lookup(T const (&table)[N], pair<V> index) {
    return {detail::lookup(table, index.first), detail::lookup(table, index.second)};
}

// Several tables with the same index: column(index) is all there is to know of it.

/// Whether a column is loaded as a whole.
template <lane V>
inline constexpr bool loads_columns = false;

template <auto const& Table, lane V>
    requires(!loads_columns<V>)
[[gnu::always_inline]] constexpr V column(V index) { return index; }

/// Table[row][i], with i in the lowest bits of the index's pattern.
template <auto const& Table, lane V>
[[gnu::always_inline]] constexpr V entry(V index, int row) {
    return lookup(Table[row], index);
}

#if defined(__SSE2__) && !defined(__AVX__)
template <>
inline constexpr bool loads_columns<batch<float>> = true;
template <class V>
inline constexpr bool loads_columns<pair<V>> = loads_columns<V>;

/// The table, transposed: what belongs to one index is two registers.
template <auto const& Table>
struct transposed {
    alignas(16) float columns[16][8]{};

    constexpr transposed() {
        static_assert(std::size(Table) <= 8);
        for (std::size_t row = 0; row < std::size(Table); ++row)
            for (std::size_t i = 0; i < 16; ++i) columns[i][row] = Table[row][i];
    }
};

template <auto const& Table>
inline constexpr transposed<Table> transposed_table{};

struct loaded_column {
    __m128 rows[8];
};

template <auto const& Table>
[[gnu::always_inline]] inline loaded_column column(batch<float> index) {
    __m128i const bits = _mm_and_si128(_mm_castps_si128(index), _mm_set1_epi32(15));
    auto const low = static_cast<std::uint64_t>(_mm_cvtsi128_si64(bits));
    // Not unpacked: GCC would take an instruction that waits for what its target was.
    auto const high = static_cast<std::uint64_t>(_mm_cvtsi128_si64(_mm_shuffle_epi32(bits, 0xee)));
    loaded_column c;
    for (std::size_t i = 0; i < 4; ++i) {
        float const* const from = transposed_table<Table>.columns[(i < 2 ? low : high) >> (i % 2 * 32) & 15];
        c.rows[i] = _mm_load_ps(from);
        c.rows[i + 4] = _mm_load_ps(from + 4);
    }
    _MM_TRANSPOSE4_PS(c.rows[0], c.rows[1], c.rows[2], c.rows[3]);
    _MM_TRANSPOSE4_PS(c.rows[4], c.rows[5], c.rows[6], c.rows[7]);
    return c;
}

template <auto const& Table>
[[gnu::always_inline]] inline batch<float> entry(loaded_column const& c, int row) {
    return c.rows[row];
}

template <class Column>
struct pair_of_columns {
    Column first, second;
};

template <auto const& Table, class V>
    requires loads_columns<V>
[[gnu::always_inline]] inline auto column(pair<V> index) {
    return pair_of_columns{column<Table>(index.first), column<Table>(index.second)};
}

template <auto const& Table, class Column>
[[gnu::always_inline]] inline auto entry(pair_of_columns<Column> const& c, int row) {
    return simd::pair(entry<Table>(c.first, row), entry<Table>(c.second, row));
}
#endif

} // namespace ogive::simd::detail
