// SPDX-License-Identifier: BSL-1.0
#pragma once
#include "unfused.hpp"
#include <benchmark/benchmark.h>
#include <cmath>
#include <ctime>
#include <ogive/ogive.hpp>
#include <string>
#include <utility>

namespace bench {

/// Times `work`, which goes over `state.range(0)` elements once, by processor time: others may use the machine too.
void measure(benchmark::State& state, auto&& work) {
    work(); // the first touch of memory does not count
    std::clock_t const start = std::clock();
    for ([[maybe_unused]] auto _ : state) {
        work();
        benchmark::ClobberMemory();
    }
    double const elapsed = 1e9 * static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
    state.counters["ns/element"] =
        elapsed / static_cast<double>(state.iterations()) / static_cast<double>(state.range(0));
}

/// One line for each length.
template <class Work>
void add(std::string const& name, Work work) {
    auto* const entry = benchmark::RegisterBenchmark(name.c_str(), work);
    for (std::size_t const length : lengths) entry->Arg(static_cast<std::int64_t>(length));
}

/// What is measured of an activation: fused and, beside it, one loop for each operation.
template <class Entry>
class benchmarks {
    static constexpr auto f = Entry::activation;
    static constexpr int inputs = Entry::inputs;

    /// Required parameters are buffers; the others have their defaults.
    template <class... Parameters>
    static auto names(ogive::arguments<Parameters...> const&) {
        using all = ogive::kernels::program_of<f>;
        return []<int... Slot>(std::integer_sequence<int, Slot...>) {
            return std::type_identity<
                std::tuple<ogive::variable<ogive::kernels::name_of_slot<all, Slot>()>...>>{};
        }
        (std::make_integer_sequence<int, all::variable_count>{});
    }
    using variables = typename decltype(names(f.parameters))::type;
    static constexpr int variable_count = static_cast<int>(std::tuple_size_v<variables>);
    static constexpr auto slots = std::make_integer_sequence<int, variable_count>{};
    template <int Slot>
    static constexpr auto variable = std::tuple_element_t<static_cast<unsigned>(Slot), variables>{};

    static std::span<float const> input(int slot, std::size_t length) {
        return Entry::facts.low == 0 && Entry::facts.high == 1 ? unit_input(length)
                                                               : normal_input(slot, length);
    }

    using buffers_in = std::span<float const> const*; ///< by slot, the upstream gradient last
    using buffers_out = std::span<float> const*;

    template <class>
    struct kinds;

    template <int... Slot>
    struct kinds<std::integer_sequence<int, Slot...>> {
        struct value {
            using program = ogive::kernels::program_of<f>;
            static void run(buffers_in in, buffers_out out) {
                ogive::kernel<f>((variable<Slot> = in[Slot])..., out[0]);
            }
        };
        struct derivative {
            using program = ogive::kernels::program_of<f, ogive::diff(f, variable<Slot>)...>;
            static void run(buffers_in in, buffers_out out) {
                ogive::kernel<f, ogive::diff(f, variable<Slot>)...>((variable<Slot> = in[Slot])..., out[0],
                                                                    out[1 + Slot]...);
            }
        };
        struct pullback {
            using program =
                ogive::kernels::program<ogive::kernels::written_pullback<f>, decltype(ogive::as_formula(f))>;
            static void run(buffers_in in, buffers_out out) {
                ogive::pullback<f>((variable<Slot> = in[Slot])..., in[variable_count], out[Slot]...);
            }
        };
    };
    using all_kinds = kinds<std::remove_const_t<decltype(slots)>>;

    static constexpr int most_results = variable_count + 1;
    struct arguments {
        std::span<float const> in[most_results];
        std::span<float> out[most_results];
        explicit arguments(benchmark::State const& state, int first_result = 0) {
            auto const n = static_cast<std::size_t>(state.range(0));
            for (int slot = 0; slot < variable_count; ++slot) in[slot] = input(slot, n);
            in[variable_count] = normal_input(variable_count, n);
            for (int i = 0; i < most_results; ++i) out[i] = scratch(first_result + i, n);
        }
    };

    /// How many arrays a fused loop goes over: the inputs that its program reads, and the results.
    template <class Program>
    static constexpr int arrays = [] {
        int count = Program::output_count;
        for (int id = 0; id < Program::code.size(); ++id)
            count += Program::code.nodes[id].is_variable() ? 1 : 0;
        return count;
    }();

    template <class Kind>
    static void fused(benchmark::State& state) {
        arguments const given(state);
        measure(state, [&] { Kind::run(given.in, given.out); });
        state.counters["arrays"] = arrays<typename Kind::program>;
    }

    template <class Kind>
    static void loops(benchmark::State& state) {
        using work = unfused<typename Kind::program>;
        arguments const given(state);
        work const run(given.in);
        if (static_cast<std::size_t>(state.range(0)) == lengths[0]) {
            arguments const fused_results(state, work::buffers);
            run();
            Kind::run(given.in, fused_results.out);
            for (int i = 0; i < work::results; ++i)
                if (!close(given.out[i], fused_results.out[i]))
                    return state.SkipWithError("not what the kernel computes");
        }
        measure(state, run);
        state.counters["loops"] = work::operations;
    }

    static bool close(std::span<float const> x, std::span<float const> y) {
        for (std::size_t i = 0; i < x.size(); ++i)
            if (!(std::abs(x[i] - y[i]) <= 1e-5f * (1 + std::abs(y[i])))) return false;
        return true;
    }

    template <class Kind>
    static void add_kind(std::string const& name) {
        add(name + "/fused", fused<Kind>);
        add(name + "/unfused", loops<Kind>);
    }

public:
    static void add_all() {
        std::string const name(Entry::name);
        add_kind<typename all_kinds::value>(name + "/value");
        add_kind<typename all_kinds::derivative>(name + "/derivative");
        add_kind<typename all_kinds::pullback>(name + "/pullback");
    }
};

} // namespace bench
