// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/kernel/rows/pass.hpp>
#include <ogive/kernel/rows/streaming.hpp>
#include <ogive/kernel/rows/sums.hpp>
#include <ogive/kernel/rows/whole.hpp>
#include <tuple>

namespace ogive::kernels {

/// A program over rows: for each row the passes of its plan.
template <class Program, class T, auto Layout>
class row_loop {
    using V = simd::batch<T>;
    using schedule = row_schedule<Program, Layout>;
    static constexpr auto const& code = Program::code;
    static constexpr auto const& plan = schedule::plan;
    static constexpr auto layout = Layout; // clang 19 does not index the parameter itself at run time
    static constexpr std::size_t width = simd::width<T>;
    static constexpr int variables = Program::variable_count, results_count = Program::output_count;
    using values_type = node_values<V, static_cast<unsigned>(code.size())>;
    using position = row_position<T, variables, results_count>;

    /// How many registers of a short row are handled at once.
    static constexpr std::size_t registers_at_once = code.size() <= 64 ? 2 : 1;

public:
    using sums = row_sums<T, results_count, Layout>;
    static constexpr std::size_t rows_at_once = 1;

    row_buffers<T, Program::variable_count, Program::output_count> given;

    /// Whether the results of so many rows are written past the caches: not where something else is in their place.
    bool streams(std::size_t rows, std::size_t length) const {
        return plan.writes && hosts(length).count == 0 && streamed_rows<T, Layout>::fit(given, rows, length);
    }

    std::size_t scratch(std::size_t length) const {
        return static_cast<std::size_t>(plan.kept - hosts(length).count) * padded(length);
    }

    void run(std::size_t begin, std::size_t end, std::size_t length, T* scratch, sums& added) const {
        position at;
        at.length = length;
        at.stream = given.stream;
        if (at.stream) at.head = streamed_rows<T, Layout>::head(given);
        auto const hosted = hosts(length);
        for (int k = hosted.count; k < plan.kept; ++k)
            at.kept[k] = scratch + static_cast<std::size_t>(k - hosted.count) * padded(length);
        for (std::size_t row = begin; row < end; ++row) {
            for (int v = 0; v < variables; ++v)
                at.inputs[v] =
                    given.inputs[v] == nullptr ? nullptr : given.inputs[v] + row * given.strides[v];
            for (int r = 0; r < results_count; ++r)
                at.results[r] = given.results[r] +
                                (layout.sinks[r] == row_sink::total ? 0 : row * given.result_strides[r]);
            for (int k = 0; k < hosted.count; ++k) at.kept[k] = at.results[hosted.results[k]];
            one_row(at, added, std::make_integer_sequence<int, results_count>{});
        }
        if (given.stream) simd::end_of_stream();
    }

private:
    static constexpr std::size_t padded(std::size_t length) { return (length + width - 1) / width * width; }

    /// The results in whose place what is kept of a long row can be until they are written. Short rows leave it in a buffer,
    /// which is aligned and stays in the first cache.
    struct hosting_results {
        int results[max_kept + 1]{};
        int count = 0;
    };
    hosting_results hosts(std::size_t length) const {
        hosting_results hosted;
        if (static_cast<std::size_t>(plan.kept) * padded(length) <= stack_room) return hosted;
        for (int r = 0; r < results_count && hosted.count < plan.kept; ++r) {
            bool is_free = layout.sinks[r] == row_sink::elements && layout.result_step[r] == 1;
            for (T const* const input : given.inputs) is_free = is_free && input != given.results[r];
            if (is_free) hosted.results[hosted.count++] = r;
        }
        return hosted;
    }

    template <int... R>
    [[gnu::always_inline]] void one_row(position const& at, sums& added,
                                        std::integer_sequence<int, R...>) const {
        values_type values[registers_at_once];
        after_pass<0>(values[0], at);
        if (at.length <= width) {
            in_registers<1, 1>(values, at, added);
        } else if (registers_at_once > 1 && at.length <= 2 * width) {
            in_registers<1, registers_at_once>(values, at, added);
        } else {
            passes<1>(values[0], at);
            if constexpr (plan.writes) write(values[0], at, added);
        }
        (put_row<R>(values[0], at, added), ...);
    }

    template <int R>
    [[gnu::always_inline]] static void put_row(values_type const& values, position const& at, sums& added) {
        constexpr int id = code.outputs[R];
        if constexpr (Layout.sinks[R] == row_sink::rows || Layout.sinks[R] == row_sink::total) {
            static_assert(plan.per_row[id],
                          "ogive: a result that varies along the row needs a number an element");
            T lanes[width];
            simd::store(lanes, values.numbers[id]);
            if constexpr (Layout.sinks[R] == row_sink::rows)
                *at.results[R] = lanes[0];
            else
                added.total(R).add(lanes[0]);
        }
    }

    template <int Pass>
    [[gnu::always_inline]] void passes(values_type& values, position const& at) const {
        if constexpr (Pass <= plan.passes) {
            reduce<Pass>(values, at);
            after_pass<Pass>(values, at);
            passes<Pass + 1>(values, at);
        }
    }

    /// A row that fits into one or two registers: nothing is read or computed twice.
    template <int Pass, std::size_t Registers>
    [[gnu::always_inline]] void in_registers(values_type* values, position const& at, sums& added) const {
        [&]<std::size_t... K>(std::index_sequence<K...>) __attribute__((always_inline)) {
            (in_register<Pass, K + 1 == Registers>(values[0], values[K], at, K * width), ...);
            if constexpr (Pass <= plan.passes) {
                static constexpr auto const& folds =
                    schedule::template list<typename schedule::template reduces<Pass>>;
                for_each_node<folds>([&](auto id) __attribute__((always_inline)) {
                    using P = reduction<id()>;
                    constexpr int term = code.argument(id(), 0);
                    V terms[]{first_terms<P, K + 1 == Registers>(
                        values[plan.per_row[term] ? 0 : K].numbers[term], at.length - K * width)...};
                    values[0].numbers[id()] = fold_across<P>(terms);
                });
                static constexpr auto const& whole =
                    schedule::template list<typename schedule::template reduces_whole<Pass>>;
                for_each_node<whole>([&](auto id) __attribute__((always_inline)) {
                    constexpr int term = code.argument(id(), 0);
                    alignas(64) T elements[Registers * width];
                    (simd::store(elements + K * width, values[plan.per_row[term] ? 0 : K].numbers[term]),
                     ...);
                    values[0].numbers[id()] = whole_value<id()>(elements, at.length);
                });
                after_pass<Pass>(values[0], at);
                in_registers<Pass + 1, Registers>(values, at, added);
            } else if constexpr (plan.writes) {
                (put_all<K + 1 == Registers>(values[0], values[K], at, added, K * width,
                                             at.length - K * width,
                                             std::make_integer_sequence<int, results_count>{}),
                 ...);
            }
        }
        (std::make_index_sequence<Registers>{});
    }

    static constexpr bool is_condition(graphs::node const& n) {
        return n.is_operation() && n.op->is_condition;
    }

    template <int Pass, bool Partial>
    [[gnu::always_inline]] static void in_register(values_type& row, values_type& values, position const& at,
                                                   std::size_t index) {
        static constexpr auto const& list = schedule::template list<typename schedule::template begins<Pass>>;
        if (&row != &values)
            for_each_node<schedule::template list<typename schedule::template was_per_row<Pass>>>([&](
                auto id) __attribute__((always_inline)) {
                if constexpr (is_condition(code.nodes[id()]))
                    values.conditions[id()] = row.conditions[id()];
                else
                    values.numbers[id()] = row.numbers[id()];
            });
        for_each_node<list>([&](auto id) __attribute__((always_inline)) {
            constexpr auto const& n = code.nodes[id()];
            if constexpr (n.is_variable())
                values.numbers[id()] = load_elements<Layout.step[n.first], Partial, V>(
                    at.inputs[n.first], index, at.length - index);
            else
                run_step(typename step_of<Program, id()>::type{}, values, static_cast<V const*>(nullptr));
        });
    }

    /// What is computed once a row.
    template <int Pass>
    [[gnu::always_inline]] void after_pass(values_type& values, position const& at) const {
        static constexpr auto const& list =
            schedule::template list<typename schedule::template follows<Pass>>;
        for_each_node<list>([&](auto id) __attribute__((always_inline)) {
            constexpr auto const& n = code.nodes[id()];
            if constexpr (n.is_variable()) {
                T const* const from = at.inputs[n.first];
                values.numbers[id()] = V(from == nullptr ? given.numbers[n.first] : *from);
            } else if constexpr (n.op == &graphs::describe<primitives::row_length_op>) {
                values.numbers[id()] = V(static_cast<T>(at.length));
            } else {
                run_step(typename step_of<Program, id()>::type{}, values, static_cast<V const*>(nullptr));
            }
        });
    }

    /// The nodes of a pass for one register of elements, or for the first `count` of them.
    template <int Pass, bool Partial>
    [[gnu::always_inline]] static void elements(values_type& values, position const& at, std::size_t index,
                                                std::size_t count) {
        static constexpr auto const& list = schedule::template list<typename schedule::template acts<Pass>>;
        for_each_node<list>([&](auto id) __attribute__((always_inline)) {
            constexpr auto const& n = code.nodes[id()];
            constexpr int slot = plan.slot[id()];
            if constexpr (plan.action[Pass][id()] == row_action::recall)
                values.numbers[id()] = load_elements<1, Partial, V>(at.kept[slot - 1], index, count);
            else if constexpr (n.is_variable())
                values.numbers[id()] =
                    load_elements<Layout.step[n.first], Partial, V>(at.inputs[n.first], index, count);
            else
                run_step(typename step_of<Program, id()>::type{}, values, static_cast<V const*>(nullptr));
            if constexpr (slot > 0 && plan.kept_by[id()] == Pass)
                store_elements<1, Partial>(at.kept[slot - 1], index, values.numbers[id()], count);
        });
    }

    template <int Id>
    using reduction = typename operation_of<Program, Id, std::integer_sequence<int, 0>>::primitive_type;

    template <int Id>
    [[gnu::always_inline]] static V whole_value(T const* elements, std::size_t length) {
        return reduction<Id>::value_of_row(whole_row<V, false>{elements, length});
    }

    template <int Pass>
    [[gnu::always_inline]] static void reduce(values_type& values, position const& at) {
        reduce<Pass>(values, at,
                     std::make_integer_sequence<
                         int, schedule::template list<typename schedule::template reduces<Pass>>.size>{},
                     std::make_integer_sequence<int, schedule::template unroll<Pass>>{});
        static constexpr auto const& whole =
            schedule::template list<typename schedule::template reduces_whole<Pass>>;
        for_each_node<whole>([&](auto id) __attribute__((always_inline)) {
            constexpr int slot = plan.slot[code.argument(id(), 0)] - 1;
            values.numbers[id()] = whole_value<id()>(at.kept[slot], at.length);
        });
    }

    template <int Pass, int... R, int... U>
    [[gnu::always_inline]] static void reduce(values_type& values, position const& at,
                                              std::integer_sequence<int, R...>,
                                              std::integer_sequence<int, U...>) {
        constexpr auto const& list = schedule::template list<typename schedule::template reduces<Pass>>;
        constexpr std::size_t unroll = sizeof...(U);
        std::tuple<row_fold<reduction<list.ids[R]>, V>...> folds;
        std::size_t index = 0;
        for (; index + unroll * width <= at.length; index += unroll * width) {
            V terms[sizeof...(R) + 1][unroll];
            (step<Pass, false, U, R...>(values, at, index + U * width, width, terms), ...);
            (std::get<R>(folds).take(terms[R]), ...);
        }
        V terms[sizeof...(R) + 1][1];
        for (; index + width <= at.length; index += width) {
            step<Pass, false, 0, R...>(values, at, index, width, terms);
            (std::get<R>(folds).take(terms[R]), ...);
        }
        if (index < at.length) {
            step<Pass, true, 0, R...>(values, at, index, at.length - index, terms);
            (std::get<R>(folds).take(terms[R]), ...);
        }
        ((values.numbers[list.ids[R]] = std::get<R>(folds).value()), ...);
    }

    template <int Pass, bool Partial, int U, int... R, std::size_t Unroll>
    [[gnu::always_inline]] static void step(values_type& values, position const& at, std::size_t index,
                                            std::size_t count, [[maybe_unused]] V (*terms)[Unroll]) {
        constexpr auto const& list = schedule::template list<typename schedule::template reduces<Pass>>;
        elements<Pass, Partial>(values, at, index, count);
        ((terms[R][U] = first_terms<reduction<list.ids[R]>, Partial>(
              values.numbers[code.argument(list.ids[R], 0)], count)),
         ...);
    }

    /// The last pass.
    [[gnu::always_inline]] static void write(values_type& values, position const& at, sums& added) {
        constexpr std::size_t unroll = schedule::template unroll<plan.passes + 1>;
        [&]<int... R, int... U>(std::integer_sequence<int, R...>, std::integer_sequence<int, U...>)
            __attribute__((always_inline)) {
            std::size_t index = at.head;
            if (index > 0) write_one<true, R...>(values, at, added, 0, index);
            for (; index + unroll * width <= at.length; index += unroll * width)
                (write_one<false, R...>(values, at, added, index + U * width, width), ...);
            for (; index + width <= at.length; index += width)
                write_one<false, R...>(values, at, added, index, width);
            if (index < at.length) write_one<true, R...>(values, at, added, index, at.length - index);
        }
        (std::make_integer_sequence<int, results_count>{}, std::make_integer_sequence<int, unroll>{});
    }

    template <bool Partial, int... R>
    [[gnu::always_inline]] static void write_one(values_type& values, position const& at, sums& added,
                                                 std::size_t index, std::size_t count) {
        elements<plan.passes + 1, Partial>(values, at, index, count);
        put_all<Partial>(values, values, at, added, index, count, std::integer_sequence<int, R...>{});
    }

    template <bool Partial, int... R>
    [[gnu::always_inline]] static void put_all(values_type const& row, values_type const& values,
                                               position const& at, sums& added, std::size_t index,
                                               std::size_t count, std::integer_sequence<int, R...>) {
        (put<R, Partial>((plan.per_row[code.outputs[R]] ? row : values).numbers[code.outputs[R]], at, added,
                         index, count),
         ...);
    }

    template <int R, bool Partial>
    [[gnu::always_inline]] static void put(V value, position const& at, sums& added, std::size_t index,
                                           std::size_t count) {
        if constexpr (Layout.sinks[R] == row_sink::elements) {
            if constexpr (!Partial && Layout.result_step[R] == 1)
                if (at.stream) return simd::stream(at.results[R] + index, value);
            store_elements<Layout.result_step[R], Partial>(at.results[R], index, value, count);
        } else if constexpr (Layout.sinks[R] == row_sink::columns) {
            T *const totals = added.template sums<R>(), *const errors = added.template errors<R>();
            compensated_sum<V> sum{load_elements<1, Partial, V>(totals, index, count),
                                   load_elements<1, Partial, V>(errors, index, count)};
            sum.add(value);
            store_elements<1, Partial>(totals, index, sum.total, count);
            store_elements<1, Partial>(errors, index, sum.error, count);
        }
    }
};

} // namespace ogive::kernels
