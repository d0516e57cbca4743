// SPDX-License-Identifier: BSL-1.0
#pragma once
#include "pool.hpp"
#include "unfused_plan.hpp"
#include <cstring>

namespace bench {

/// An argument of an operation: a buffer, or a number for all elements. Conditions are 0 and 1.
struct source {
    float const* from = nullptr;
    float number = 0;
};

template <class P, int I, bool IsNumber>
[[gnu::always_inline]] inline auto fetch(source const& s, std::size_t i) {
    using V = ogive::simd::batch<float>;
    V const value = IsNumber ? V(s.number) : ogive::simd::load<V>(s.from + i);
    if constexpr (P::takes_condition(I))
        return value != V(0);
    else
        return value;
}

/// One operation: one loop, with the lanes that the fused kernels have.
template <class P, bool... IsNumber>
[[gnu::noinline]] void run_operation(std::size_t length, float* to, source const* arguments) {
    using V = ogive::simd::batch<float>;
    [&]<int... I>(std::integer_sequence<int, I...>) {
        source const local[]{arguments[I]...};
        for (std::size_t i = 0; i < length; i += ogive::simd::width<float>) {
            auto const value = P::value(fetch<P, I, IsNumber>(local[I], i)...);
            if constexpr (P::is_condition)
                ogive::simd::store(to + i, ogive::simd::select(value, V(1), V(0)));
            else
                ogive::simd::store(to + i, static_cast<V>(value));
        }
    }
    (std::make_integer_sequence<int, static_cast<int>(sizeof...(IsNumber))>{});
}

/// A formula without fusion: the derived graph, simplified and with shared parts as it is printed, but one loop for
/// each operation and what is in between in memory.
template <class Program>
class unfused {
    static constexpr auto const& graph = Program::derived;
    static constexpr auto plan = plan_of(Program::derived);
    static constexpr int variables = graph.sizes.variables;

public:
    static constexpr int results = graph.sizes.outputs;
    static constexpr int buffers = plan.places; ///< of the scratch pool
    static constexpr int operations = [] {
        int count = 0;
        for (int id = 0; id < graph.size(); ++id) count += graph[id].is_operation() ? 1 : 0;
        return count;
    }();

    /// Inputs by slot. Results and temporaries are the first buffers of the scratch pool.
    explicit unfused(std::span<float const> const* inputs) : length_(inputs[0].size()) {
        for (int slot = 0; slot < variables; ++slot) inputs_[slot] = inputs[slot].data();
        for (int place = 0; place < plan.places; ++place) places_[place] = scratch(place, length_).data();
    }

    void operator()() const {
        [this]<int... Id>(std::integer_sequence<int, Id...>) { (this->template step<Id>(), ...); }
        (std::make_integer_sequence<int, graph.size()>{});
        for (int result = 0; result < results; ++result) finish(result);
    }

private:
    template <int Id>
    void step() const {
        constexpr ogive::graphs::node n = graph[Id];
        if constexpr (n.is_operation()) {
            using P = typename Program::primitives::template at<Program::primitives::find(n.op)>;
            [this]<int... I>(std::integer_sequence<int, I...>) {
                source const arguments[]{source_of(graph.argument(Id, I))...};
                run_operation<P, graph[graph.argument(Id, I)].is_number()...>(
                    length_, places_[plan.place[Id]], arguments);
            }
            (std::make_integer_sequence<int, n.count>{});
        }
    }

    source source_of(int id) const {
        ogive::graphs::node const& n = graph[id];
        if (n.is_number()) return {nullptr, static_cast<float>(n.value)};
        return {n.is_variable() ? inputs_[n.first] : places_[plan.place[id]], 0};
    }

    /// A result that no operation of its own has made: a variable, a number, or the same as an earlier one.
    void finish(int result) const {
        int const id = graph.outputs[result];
        float* const to = places_[result];
        source const s = source_of(id);
        if (s.from == nullptr)
            for (std::size_t i = 0; i < length_; ++i) to[i] = s.number;
        else if (s.from != to)
            std::memcpy(to, s.from, length_ * sizeof(float));
    }

    std::size_t length_;
    float const* inputs_[static_cast<unsigned>(variables) + 1]{};
    float* places_[static_cast<unsigned>(plan.places) + 1]{};
};

} // namespace bench
