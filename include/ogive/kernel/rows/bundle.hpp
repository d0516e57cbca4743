// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/kernel/rows/pass.hpp>
#include <ogive/kernel/rows/sums.hpp>
#include <ogive/kernel/rows/whole.hpp>
#include <tuple>

namespace ogive::kernels {

/// A program over the rows of transposed matrices. Elements of the same place of several rows follow each other in memory,
/// so each lane has a row of its own, and the passes go down all of them together.
template <class Program, class T, auto Layout>
class bundle_loop {
    using V = simd::batch<T>;
    using schedule = row_schedule<Program, Layout>;
    static constexpr auto const& code = Program::code;
    static constexpr auto const& plan = schedule::plan;
    static constexpr std::size_t width = simd::width<T>;
    static constexpr int results_count = Program::output_count;
    using results_sequence = std::make_integer_sequence<int, results_count>;
    using values_type = node_values<V, static_cast<unsigned>(code.size())>;

    /// How many registers of rows are handled at once.
    static constexpr std::size_t registers = !simd::has_many_registers || code.size() > 48 ? 1
                                             : code.size() > 24                            ? 2
                                                                                           : 4;

    /// Some rows: those of one register, or of `registers`.
    struct position {
        std::size_t row, lanes; ///< the first row; how many there are in a register
        std::size_t length;
        T* kept;
        std::size_t distance; ///< of what is kept of one element to that of the next
    };

public:
    using sums = row_sums<T, results_count, Layout>;
    static constexpr std::size_t rows_at_once = registers * width;

    row_buffers<T, Program::variable_count, Program::output_count> given;

    static constexpr std::size_t scratch(std::size_t length) { return plan.kept * length * rows_at_once; }

    void run(std::size_t begin, std::size_t end, std::size_t length, T* scratch, sums& added) const {
        std::size_t row = begin;
        for (; row + rows_at_once <= end; row += rows_at_once)
            bundle<registers, false>({row, width, length, scratch, rows_at_once}, added, results_sequence{});
        for (; row + width <= end; row += width)
            bundle<1, false>({row, width, length, scratch, width}, added, results_sequence{});
        if (row < end) bundle<1, true>({row, end - row, length, scratch, width}, added, results_sequence{});
    }

private:
    template <std::size_t Registers, bool Partial, int... R>
    void bundle(position const& at, sums& added, std::integer_sequence<int, R...>) const {
        values_type values[Registers];
        after_pass<0, Partial>(values, at);
        passes<1, Partial>(values, at);
        if constexpr (plan.writes)
            for (std::size_t i = 0; i < at.length; ++i)
                for (std::size_t k = 0; k < Registers; ++k) {
                    elements<plan.passes + 1, Partial>(values[k], at, i, k);
                    (put<R, Partial>(values[k].numbers[code.outputs[R]], at, i, k, added), ...);
                }
        for (std::size_t k = 0; k < Registers; ++k)
            (put_row<R, Partial>(values[k].numbers[code.outputs[R]], at, k, added), ...);
    }

    template <int Pass, bool Partial, std::size_t Registers>
    [[gnu::always_inline]] void passes(values_type (&values)[Registers], position const& at) const {
        if constexpr (Pass <= plan.passes) {
            reduce<Pass, Partial>(
                values, at,
                std::make_integer_sequence<
                    int, schedule::template list<typename schedule::template reduces<Pass>>.size>{});
            after_pass<Pass, Partial>(values, at);
            passes<Pass + 1, Partial>(values, at);
        }
    }

    template <int Id>
    using reduction = typename operation_of<Program, Id, std::integer_sequence<int, 0>>::primitive_type;

    template <int Pass, bool Partial, std::size_t Registers, int... R>
    [[gnu::always_inline]] void reduce(values_type (&values)[Registers], position const& at,
                                       std::integer_sequence<int, R...>) const {
        static constexpr auto const& reduces =
            schedule::template list<typename schedule::template reduces<Pass>>;
        std::tuple<row_fold<reduction<reduces.ids[R]>, V>...> folds[Registers];
        for (std::size_t i = 0; i < at.length; ++i)
            for (std::size_t k = 0; k < Registers; ++k) {
                elements<Pass, Partial>(values[k], at, i, k);
                (take(std::get<R>(folds[k]), values[k].numbers[code.argument(reduces.ids[R], 0)]), ...);
            }
        for (std::size_t k = 0; k < Registers; ++k)
            ((values[k].numbers[reduces.ids[R]] = std::get<R>(folds[k]).in_lanes()), ...);
        static constexpr auto const& whole =
            schedule::template list<typename schedule::template reduces_whole<Pass>>;
        for_each_node<whole>([&](auto id) __attribute__((always_inline)) {
            for (std::size_t k = 0; k < Registers; ++k)
                values[k].numbers[id()] = reduction<id()>::value_of_row(
                    whole_row<V, true>{kept<code.argument(id(), 0)>(at, 0, k), at.length, at.distance});
        });
    }

    [[gnu::always_inline]] static void take(auto& fold, V term) {
        V one[]{term};
        fold.take(one);
    }

    /// Where element i of the rows of register k of a node is kept.
    template <int Id>
    [[gnu::always_inline]] static T* kept(position const& at, std::size_t i, std::size_t k) {
        constexpr std::size_t slot = static_cast<std::size_t>(plan.slot[Id]) - 1;
        return at.kept + (slot * at.length + i) * at.distance + k * width;
    }

    /// What is computed once a row.
    template <int Pass, bool Partial, std::size_t Registers>
    [[gnu::always_inline]] void after_pass(values_type (&values)[Registers], position const& at) const {
        static constexpr auto const& nodes =
            schedule::template list<typename schedule::template follows<Pass>>;
        for_each_node<nodes>([&](auto id) __attribute__((always_inline)) {
            constexpr auto const& n = code.nodes[id()];
            for (std::size_t k = 0; k < Registers; ++k)
                if constexpr (n.is_variable())
                    values[k].numbers[id()] = given.inputs[n.first] == nullptr
                                                  ? V(given.numbers[n.first])
                                                  : load_elements<1, Partial, V>(
                                                        given.inputs[n.first] + at.row, k * width, at.lanes);
                else if constexpr (n.op == &graphs::describe<primitives::row_length_op>)
                    values[k].numbers[id()] = V(static_cast<T>(at.length));
                else
                    run_step(typename step_of<Program, id()>::type{}, values[k],
                             static_cast<V const*>(nullptr));
        });
    }

    /// The nodes of a pass for element i of the rows of register k.
    template <int Pass, bool Partial>
    [[gnu::always_inline]] void elements(values_type& values, position const& at, std::size_t i,
                                         std::size_t k) const {
        static constexpr auto const& nodes = schedule::template list<typename schedule::template acts<Pass>>;
        for_each_node<nodes>([&](auto id) __attribute__((always_inline)) {
            constexpr auto const& n = code.nodes[id()];
            if constexpr (plan.action[Pass][id()] == row_action::recall)
                values.numbers[id()] = simd::load<V>(kept<id()>(at, i, k));
            else if constexpr (n.is_variable() && Layout.step[n.first] == 0)
                values.numbers[id()] = V(given.inputs[n.first][i]);
            else if constexpr (n.is_variable())
                values.numbers[id()] = load_elements<1, Partial, V>(
                    given.inputs[n.first] + i * given.strides[n.first] + at.row, k * width, at.lanes);
            else
                run_step(typename step_of<Program, id()>::type{}, values, static_cast<V const*>(nullptr));
            if constexpr (plan.slot[id()] > 0 && plan.kept_by[id()] == Pass)
                simd::store(kept<id()>(at, i, k), values.numbers[id()]);
        });
    }

    template <int R, bool Partial>
    [[gnu::always_inline]] void put(V value, position const& at, std::size_t i, std::size_t k,
                                    sums& added) const {
        if constexpr (Layout.sinks[R] == row_sink::elements) {
            store_elements<1, Partial>(given.results[R] + i * given.result_strides[R] + at.row, k * width,
                                       value, at.lanes);
        } else if constexpr (Layout.sinks[R] == row_sink::columns) {
            T &total = added.template sums<R>()[i], &error = added.template errors<R>()[i];
            compensated_sum<T> sum{total, error};
            V const terms = first_terms<primitives::row_sum_op, Partial>(value, at.lanes);
            sum.add(sum_of_lanes(compensated_sum<V>{terms}));
            total = sum.total;
            error = sum.error;
        }
    }

    template <int R, bool Partial>
    [[gnu::always_inline]] void put_row(V value, position const& at, std::size_t k, sums& added) const {
        if constexpr (Layout.sinks[R] == row_sink::rows || Layout.sinks[R] == row_sink::total)
            static_assert(plan.per_row[code.outputs[R]],
                          "ogive: a result that varies along the row needs a number an element");
        if constexpr (Layout.sinks[R] == row_sink::rows) {
            store_elements<1, Partial>(given.results[R] + at.row, k * width, value, at.lanes);
        } else if constexpr (Layout.sinks[R] == row_sink::total) {
            T lanes[width];
            simd::store(lanes, value);
            for (std::size_t lane = 0; lane < at.lanes; ++lane) added.total(R).add(lanes[lane]);
        }
    }
};

} // namespace ogive::kernels
