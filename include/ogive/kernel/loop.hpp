// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <array>
#include <cstdint>
#include <ogive/kernel/evaluate.hpp>
#include <ogive/kernel/parallel.hpp>
#include <ogive/kernel/streaming.hpp>
#include <ogive/kernel/sum.hpp>
#include <ogive/simd/partial.hpp>
#include <ogive/simd/stream.hpp>

namespace ogive::kernels {

/// Which variables vary per element, and which results are sums over all elements.
template <int Variables, int Results>
struct layout {
    bool varies[static_cast<unsigned>(Variables) + 1]{};
    bool summed[static_cast<unsigned>(Results) + 1]{};
};

/// One pass over the buffers: reads each input once, writes each result once.
template <class Program, class T, auto Layout>
class elementwise_loop {
    using V = simd::batch<T>;
    static constexpr int variable_count = Program::variable_count, result_count = Program::output_count;
    static constexpr unsigned at_once = registers_at_once<Program, T>;
    static constexpr auto variable_room = static_cast<unsigned>(variable_count) + 1;
    static constexpr auto result_room = static_cast<unsigned>(result_count) + 1;
    using variable_indices = std::make_integer_sequence<int, variable_count>;
    using result_indices = std::make_integer_sequence<int, result_count>;

    using sums_of_lanes = compensated_sum<V>[result_room];

public:
    static constexpr std::size_t width = simd::width<T>;
    static constexpr bool any_sum = [] {
        for (int r = 0; r < result_count; ++r)
            if (Layout.summed[r]) return true;
        return false;
    }();
    static constexpr auto size = static_cast<std::size_t>(result_count);
    using sums_of_block = std::array<compensated_sum<T>, result_room>;

    T const* inputs[variable_room]{}; ///< of the variables that vary
    T broadcasts[variable_room]{};    ///< of the others
    T* results[result_room]{};        ///< buffers, or the one number for a sum

    void operator()(std::size_t length) const {
        bool const stream = streams(length);
        if constexpr (any_sum) {
            sums_of_block sums;
            for (std::size_t begin = 0; begin < length; begin += sum_block) {
                sums_of_block block;
                sum(begin, begin + sum_block < length ? begin + sum_block : length, stream, block);
                add(sums, block);
            }
            finish(sums);
        } else {
            range(0, length, stream, nullptr);
        }
    }

    /// How many elements pay for a partial vector at the beginning.
    static constexpr std::size_t aligned_from = 1024;

    /// Whether the results of that many elements are written past the caches.
    bool streams(std::size_t length) const {
        constexpr std::size_t buffers = [] {
            std::size_t count = 0;
            for (int v = 0; v < variable_count; ++v) count += Layout.varies[v];
            for (int r = 0; r < result_count; ++r) count += !Layout.summed[r];
            return count;
        }();
        return simd::has_stream && length >= 4096 && length * buffers * sizeof(T) >= streams_from() &&
               may_stream();
    }

    /// The elements from begin to end. From some length on the first result is written from an aligned address on, since
    /// stores across cache lines take longer; the results are the same. Sums are not shifted against the lanes: they
    /// do not depend on where the buffers are.
    void range(std::size_t begin, std::size_t end, bool stream, compensated_sum<V>* lanes) const {
        if (stream || (!any_sum && end - begin >= aligned_from)) {
            std::size_t const head = simd::elements_to_alignment(first_result() + begin);
            if (any_sum)
                stream = head == 0;
            else if (head > 0)
                run<V, false>(begin, begin + head, false, lanes), begin += head;
        }
        if constexpr (at_once > 1 ||
                      Program::code.size() <= 24) { // longer ones do not wait for the tail's branches
            using lane = simd::registers<T, at_once>;
            std::size_t const whole = begin + (end - begin) / lane::size * lane::size;
            if (begin < whole) run<lane, true>(begin, whole, stream, lanes);
            begin = whole;
        }
        if (begin < end) run<V, false>(begin, end, stream, lanes);
        if (stream) simd::end_of_stream();
    }

    /// The sums from begin to end, at most sum_block elements.
    void sum(std::size_t begin, std::size_t end, bool stream, sums_of_block& sums) const {
        sums_of_lanes lanes;
        range(begin, end, stream, lanes);
        for (std::size_t r = 0; r < size; ++r)
            if (Layout.summed[r]) sums[r] = sum_of_lanes(lanes[r]);
    }

    static void add(sums_of_block& sums, sums_of_block const& block) {
        for (std::size_t r = 0; r < size; ++r)
            if (Layout.summed[r]) sums[r].add(block[r]);
    }

    void finish(sums_of_block const& sums) const {
        for (std::size_t r = 0; r < size; ++r)
            if (Layout.summed[r]) *results[r] = sums[r].value();
    }

private:
    /// All results reach an aligned address at the same element, and none takes the place of an input, which is in the
    /// cache already.
    bool may_stream() const {
        T const* const first = first_result();
        if (first == nullptr || reinterpret_cast<std::uintptr_t>(first) % sizeof(T) != 0) return false;
        for (int r = 0; r < result_count; ++r) {
            if (Layout.summed[r]) continue;
            if ((reinterpret_cast<std::uintptr_t>(results[r]) - reinterpret_cast<std::uintptr_t>(first)) %
                    simd::stream_alignment<T> !=
                0)
                return false;
            for (int v = 0; v < variable_count; ++v)
                if (Layout.varies[v] && inputs[v] == results[r]) return false;
        }
        return true;
    }

    T const* first_result() const {
        for (int r = 0; r < result_count; ++r)
            if (!Layout.summed[r]) return results[r];
        return nullptr;
    }

    template <class Lane, bool Whole>
    void run(std::size_t begin, std::size_t end, bool stream, compensated_sum<V>* lanes) const {
        T const* from[variable_room]{};
        T* to[result_room]{};
        for (int v = 0; v < variable_count; ++v)
            if (Layout.varies[v]) from[v] = inputs[v] + begin;
        for (int r = 0; r < result_count; ++r)
            if (!Layout.summed[r]) to[r] = results[r] + begin;
        run<Lane, Whole>(from, broadcasts, to, end - begin, stream, lanes);
    }

    /// The loop itself, a Lane at a time; `Whole`: `count`, in elements, is a multiple of those of a Lane.
    template <class Lane, bool Whole>
    [[gnu::noinline]] static void run(T const* const* from, T const* broadcasts, T* const* to,
                                      std::size_t count, bool stream, compensated_sum<V>* lanes) {
        run<Lane, Whole>(from, broadcasts, to, count, stream, lanes, variable_indices{}, result_indices{});
    }

    template <class Lane, bool Whole, int... I, int... R>
    [[gnu::always_inline]] static void
    run(T const* const* from, T const* broadcasts, T* const* to, std::size_t count, bool stream,
        compensated_sum<V>* lanes, std::integer_sequence<int, I...>, std::integer_sequence<int, R...>) {
        T const* const source[]{from[I]..., nullptr};
        T* const target[]{to[R]..., nullptr};
        Lane const fixed[]{Lane(broadcasts[I])..., Lane(T(0))};
        compensated_sum<V> sums[result_room];
        ((Layout.summed[R] ? void(sums[R] = lanes[R]) : void()), ...);
        for (std::size_t i = 0; i < count; i += Lane::size) {
            Lane variables[variable_room], values[result_room];
            std::size_t const left = Whole ? Lane::size : count - i;
            ((variables[I] = Layout.varies[I] ? get<Lane>(source[I] + i, left) : fixed[I]), ...);
            evaluate_program<Program>(variables, values);
            (put<R>(target[R] + i, values[R], sums[R], left, stream), ...);
        }
        ((Layout.summed[R] ? void(lanes[R] = sums[R]) : void()), ...);
    }

    /// A Lane, or the last elements, fewer than that.
    template <class Lane>
    [[gnu::always_inline]] static Lane get(T const* from, std::size_t left) {
        if constexpr (simd::is_pair<Lane>)
            return simd::load<Lane>(from);
        else
            return left >= width ? simd::load<V>(from) : simd::load_first<V>(from, left);
    }

    template <int R, class Lane>
    [[gnu::always_inline]] static void put(T* to, simd::pair<Lane> value, compensated_sum<V>& sum,
                                           std::size_t, bool stream) {
        put<R>(to, value.first, sum, width, stream);
        put<R>(to + Lane::size, value.second, sum, width, stream);
    }

    template <int R>
    [[gnu::always_inline]] static void put(T* to, V value, compensated_sum<V>& sum, std::size_t left,
                                           bool stream) {
        if constexpr (Layout.summed[R])
            sum.add(left >= width ? value : simd::select(simd::first_lanes<V>(left), value, V(T(0))));
        else if (left < width)
            simd::store_first(to, value, left);
        else if (stream)
            simd::stream(to, value);
        else
            simd::store(to, value);
    }
};

} // namespace ogive::kernels
