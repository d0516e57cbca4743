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
    T const* inputs[variable_room]{};   ///< of the variables that vary
    T broadcasts[variable_room]{};      ///< of the others
    T* results[result_room]{};          ///< buffers, or the one number for a sum

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
        V fixed[variable_room];
        set_broadcasts(fixed, variable_indices{});
        std::size_t i = begin;
        for (; i + width <= end; i += width) vector(i, fixed, lanes, variable_indices{}, result_indices{});
        if (i < end) tail(i, end - i, fixed, lanes, variable_indices{}, result_indices{});
        add_lanes(lanes, sums, result_indices{});
    }

    template <int... I>
    [[gnu::always_inline]] void set_broadcasts(V* fixed, std::integer_sequence<int, I...>) const {
        ((fixed[I] = V(broadcasts[I])), ...);
    }

    template <int... I, int... R>
    [[gnu::always_inline]] void vector(std::size_t i, V const* fixed, compensated_sum<V>* lanes,
                                       std::integer_sequence<int, I...>, std::integer_sequence<int, R...>) const {
        V variables[variable_room], values[result_room];
        ((variables[I] = Layout.varies[I] ? simd::load<V>(inputs[I] + i) : fixed[I]), ...);
        evaluate_program<Program>(variables, values);
        (put<R>(i, values[R], lanes), ...);
    }

    template <int R>
    [[gnu::always_inline]] void put(std::size_t i, V value, compensated_sum<V>* lanes) const {
        if constexpr (Layout.summed[R])
            lanes[R].add(value);
        else
            simd::store(results[R] + i, value);
    }

    /// The last elements, fewer than a vector, go through a vector of their own: the same operations, the same bits.
    template <int... I, int... R>
    [[gnu::always_inline]] void tail(std::size_t i, std::size_t count, V const* fixed, compensated_sum<V>* lanes,
                                     std::integer_sequence<int, I...>, std::integer_sequence<int, R...>) const {
        V variables[variable_room], values[result_room];
        ((variables[I] = Layout.varies[I] ? load_some(inputs[I] + i, count) : fixed[I]), ...);
        evaluate_program<Program>(variables, values);
        (put_some<R>(i, count, values[R], lanes), ...);
    }

    [[gnu::always_inline]] static V load_some(T const* from, std::size_t count) {
        T some[width];
        for (std::size_t k = 0; k < width; ++k) some[k] = k < count ? from[k] : T(0);
        return simd::load<V>(some);
    }

    template <int R>
    [[gnu::always_inline]] void put_some(std::size_t i, std::size_t count, V value, compensated_sum<V>* lanes) const {
        T some[width];
        simd::store(some, value);
        if constexpr (Layout.summed[R])
            lanes[R].add(load_some(some, count));
        else
            for (std::size_t k = 0; k < count; ++k) results[R][i + k] = some[k];
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
