// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/kernel/evaluate.hpp>
#include <ogive/kernel/rows/plan.hpp>
#include <ogive/kernel/sum.hpp>
#include <ogive/simd/across.hpp>
#include <ogive/simd/partial.hpp>

namespace ogive::kernels {

/// Lists of nodes of a program over rows, as constants.
template <class Program, auto Layout>
struct row_schedule {
    static constexpr auto const& code = Program::code;
    static constexpr int nodes = code.size();
    static constexpr auto const& plan = row_plan_of<Program::code, Layout>;
    using all = std::make_integer_sequence<int, nodes>;

    template <int Pass>
    struct acts {
        static constexpr bool test(int id) { return plan.action[Pass][id] != row_action::none; }
    };
    template <int Pass>
    struct reduces {
        static constexpr bool test(int id) {
            return plan.reduced[id] && plan.level[id] == Pass && !code.nodes[id].op->takes_whole_row;
        }
    };
    template <int Pass>
    struct reduces_whole {
        static constexpr bool test(int id) {
            return plan.reduced[id] && plan.level[id] == Pass && code.nodes[id].op->takes_whole_row;
        }
    };
    /// Computed in this pass and in none before.
    template <int Pass>
    struct begins {
        static constexpr bool test(int id) {
            for (int p = 1; p < Pass; ++p)
                if (plan.action[p][id] == row_action::compute) return false;
            return plan.action[Pass][id] == row_action::compute;
        }
    };
    /// One number a row, known before this pass and not before the one before it.
    template <int Pass>
    struct was_per_row {
        static constexpr bool test(int id) { return plan.per_row[id] && plan.level[id] == Pass - 1; }
    };
    /// Computed once a row, after a pass.
    template <int Pass>
    struct follows {
        static constexpr bool test(int id) {
            return plan.per_row[id] && plan.level[id] == Pass && !plan.reduced[id];
        }
    };

    template <class Keep>
    static constexpr auto list = [] {
        struct {
            int ids[static_cast<unsigned>(nodes) + 1]{};
            int size = 0;
        } result;
        for (int id = 0; id < nodes; ++id)
            if (Keep::test(id)) result.ids[result.size++] = id;
        return result;
    }();

    /// How many registers of a row a pass handles at a time: the shorter its work, the more, to have enough to do while
    /// an addition or a maximum is under way.
    template <int Pass>
    static constexpr int unroll = plan.cost(Pass) <= 4    ? 8
                                  : plan.cost(Pass) <= 24 ? 4
                                  : plan.cost(Pass) <= 64 ? 2
                                                          : 1;
};

/// Calls f with the constants list.ids[0], list.ids[1] …, in chunks: clang takes at most 256 operands in one fold.
template <auto const& List, int Begin = 0, class F>
[[gnu::always_inline]] constexpr void for_each_node(F const& f) {
    constexpr int chunk = 64, left = List.size - Begin, count = left < chunk ? left : chunk;
    [&]<int... I>(std::integer_sequence<int, I...>) __attribute__((always_inline)) {
        (f(std::integral_constant<int, List.ids[Begin + I]>{}), ...);
    }
    (std::make_integer_sequence<int, count>{});
    if constexpr (left > chunk) for_each_node<List, Begin + chunk>(f);
}

/// The arguments of a call over rows.
template <class T, int Variables, int Results>
struct row_buffers {
    T const* inputs[static_cast<unsigned>(Variables) + 1]{}; ///< null: a number
    std::size_t strides[static_cast<unsigned>(Variables) + 1]{};
    T numbers[static_cast<unsigned>(Variables) + 1]{};
    T* results[static_cast<unsigned>(Results) + 1]{};
    std::size_t result_strides[static_cast<unsigned>(Results) + 1]{};
    bool stream = false; ///< write results past the caches
};

/// Where the elements of one row are.
template <class T, int Variables, int Results>
struct row_position {
    T const* inputs[static_cast<unsigned>(Variables) + 1]{};
    T* results[static_cast<unsigned>(Results) + 1]{};
    T* kept[max_kept + 1]{}; ///< where what is kept is, by slots
    std::size_t length = 0;
    bool stream = false;
    std::size_t head = 0; ///< so many elements are written before the results are aligned
};

/// Reads a register of elements that are `Step` apart; the first `count` of them, or all.
template <int Step, bool Partial, class V, class T>
[[gnu::always_inline]] inline V load_elements(T const* from, std::size_t index, std::size_t count) {
    if constexpr (Step == 1) {
        if constexpr (Partial)
            return simd::load_first<V>(from + index, count);
        else
            return simd::load<V>(from + index);
    } else {
        T lanes[simd::width<T>]{};
        for (std::size_t k = 0; k < (Partial ? count : simd::width<T>); ++k)
            lanes[k] = from[(index + k) * Step];
        return simd::load<V>(lanes);
    }
}

template <int Step, bool Partial, class V, class T>
[[gnu::always_inline]] inline void store_elements(T* to, std::size_t index, V value, std::size_t count) {
    if constexpr (Step == 1) {
        if constexpr (Partial)
            simd::store_first(to + index, value, count);
        else
            simd::store(to + index, value);
    } else {
        T lanes[simd::width<T>];
        simd::store(lanes, value);
        for (std::size_t k = 0; k < (Partial ? count : simd::width<T>); ++k)
            to[(index + k) * Step] = lanes[k];
    }
}

} // namespace ogive::kernels
