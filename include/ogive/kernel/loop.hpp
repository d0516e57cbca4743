// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/kernel/evaluate.hpp>
#include <ogive/kernel/sum.hpp>

namespace ogive::kernels {

/// Which variables vary per element, and which results are sums over all elements.
template <int Variables, int Results>
struct layout {
    bool varies[static_cast<unsigned>(Variables) + 1]{};
    bool summed[static_cast<unsigned>(Results) + 1]{};
};

/// Elements whose sum is taken together: sums do not depend on how blocks are spread over threads.
inline constexpr std::size_t sum_block = 8192;

/// One pass over the buffers: reads each input once, writes each result once.
template <class Program, class T, auto Layout>
class elementwise_loop {
    using V = simd::batch<T>;
    static constexpr std::size_t width = simd::width<T>;
    static constexpr int variable_count = Program::variable_count, result_count = Program::output_count;
    static constexpr auto variable_room = static_cast<unsigned>(variable_count) + 1;
    static constexpr auto result_room = static_cast<unsigned>(result_count) + 1;
    using variable_indices = std::make_integer_sequence<int, variable_count>;
    using result_indices = std::make_integer_sequence<int, result_count>;

public:
    T const* inputs[variable_room]{}; ///< of the variables that vary
    T broadcasts[variable_room]{};    ///< of the others
    T* results[result_room]{};        ///< buffers, or the one number for a sum

    void operator()(std::size_t length) const {
        compensated_sum<T> sums[result_room];
        constexpr bool any_sum = has_sum(result_indices{});
        if constexpr (any_sum) {
            for (std::size_t begin = 0; begin < length; begin += sum_block)
                block(begin, begin + sum_block < length ? begin + sum_block : length, sums);
            write_sums(sums, result_indices{});
        } else {
            block(0, length, sums);
        }
    }

private:
    template <int... R>
    static constexpr bool has_sum(std::integer_sequence<int, R...>) {
        return (... || Layout.summed[R]);
    }

    void block(std::size_t begin, std::size_t end, compensated_sum<T>* sums) const {
        compensated_sum<V> lanes[result_room];
        T const* from[variable_room]{};
        T* to[result_room]{};
        for (int v = 0; v < variable_count; ++v)
            if (Layout.varies[v]) from[v] = inputs[v] + begin;
        for (int r = 0; r < result_count; ++r)
            if (!Layout.summed[r]) to[r] = results[r] + begin;
        std::size_t const whole = (end - begin) / width * width;
        vectors<false>(from, broadcasts, to, whole, lanes);
        if (begin + whole < end) tail(begin + whole, end - begin - whole, lanes);
        add_lanes(lanes, sums, result_indices{});
    }

    /// The loop itself; `count` is in elements. One function for whole vectors and the tail: formulas can be long. In a
    /// partial vector only the first `count` lanes are summed.
    template <bool Partial>
    [[gnu::noinline]] static void vectors(T const* const* from, T const* broadcasts, T* const* to,
                                          std::size_t count, compensated_sum<V>* lanes) {
        vectors<Partial>(from, broadcasts, to, count, lanes, variable_indices{}, result_indices{});
    }

    template <bool Partial, int... I, int... R>
    [[gnu::always_inline]] static void
    vectors(T const* const* from, T const* broadcasts, T* const* to, std::size_t count,
            compensated_sum<V>* lanes, std::integer_sequence<int, I...>, std::integer_sequence<int, R...>) {
        T const* const source[]{from[I]..., nullptr};
        T* const target[]{to[R]..., nullptr};
        V const fixed[]{V(broadcasts[I])..., V(T(0))};
        compensated_sum<V> sums[result_room];
        ((Layout.summed[R] ? void(sums[R] = lanes[R]) : void()), ...);
        for (std::size_t i = 0; i < count; i += width) {
            V const variables[]{(Layout.varies[I] ? simd::load<V>(source[I] + i) : fixed[I])..., V(T(0))};
            V values[result_room];
            evaluate_program<Program>(variables, values);
            (put<R, Partial>(target[R] + i, values[R], sums[R], count), ...);
        }
        ((Layout.summed[R] ? void(lanes[R] = sums[R]) : void()), ...);
    }

    template <int R, bool Partial>
    [[gnu::always_inline]] static void put(T* to, V value, compensated_sum<V>& sum, std::size_t count) {
        if constexpr (!Layout.summed[R])
            simd::store(to, value);
        else if constexpr (Partial)
            sum.add(first_lanes(value, count));
        else
            sum.add(value);
    }

    static V first_lanes(V value, std::size_t count) {
        T lane[width];
        simd::store(lane, value);
        for (std::size_t k = count; k < width; ++k) lane[k] = T(0);
        return simd::load<V>(lane);
    }

    /// The last elements, fewer than a vector, are copied into a vector of their own: the same operations, the same
    /// bits, and nothing outside the buffers is touched.
    void tail(std::size_t begin, std::size_t count, compensated_sum<V>* lanes) const {
        T source[variable_room][width], target[result_room][width];
        T const* from[variable_room]{};
        T* to[result_room]{};
        for (int v = 0; v < variable_count; ++v) {
            if (!Layout.varies[v]) continue;
            for (std::size_t k = 0; k < width; ++k) source[v][k] = k < count ? inputs[v][begin + k] : T(0);
            from[v] = source[v];
        }
        for (int r = 0; r < result_count; ++r) to[r] = target[r];
        vectors<has_sum(result_indices{})>(from, broadcasts, to, count, lanes);
        for (int r = 0; r < result_count; ++r)
            if (!Layout.summed[r])
                for (std::size_t k = 0; k < count; ++k) results[r][begin + k] = target[r][k];
    }

    template <int... R>
    [[gnu::always_inline]] static void add_lanes(compensated_sum<V> const* lanes, compensated_sum<T>* sums,
                                                 std::integer_sequence<int, R...>) {
        ((Layout.summed[R] ? sums[R].add(sum_of_lanes(lanes[R])) : void()), ...);
    }

    template <int... R>
    void write_sums(compensated_sum<T> const* sums, std::integer_sequence<int, R...>) const {
        ((Layout.summed[R] ? void(*results[R] = sums[R].value()) : void()), ...);
    }
};

} // namespace ogive::kernels
