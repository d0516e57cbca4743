// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/kernel/rows/kernel.hpp>

namespace ogive {

/// What `kernel<f, ...>` is.
template <auto... F>
struct kernel_function {
    static_assert(sizeof...(F) > 0, "ogive: kernel needs a formula: ogive::kernel<swish>(input, result)");
    static_assert((... && formula<std::remove_cvref_t<decltype(F)>>),
                  "ogive: kernel takes formulas and activations");
    static_assert((... && !decltype(as_formula(F))::is_condition),
                  "ogive: a condition is not a result; write where(condition, 1, 0)");

    /// In this thread: the inputs, then a buffer for each result.
    template <class... A>
    void operator()(A&&... arguments) const {
        start<false>(static_cast<A&&>(arguments)...);
    }

    /// In several threads; see `ogive::parallel`.
    template <class... A>
    void operator()(parallel_t, A&&... arguments) const {
        start<true>(static_cast<A&&>(arguments)...);
    }

private:
    template <bool Parallel, class... A>
    static void start(A&&... arguments) {
        if constexpr (kernels::runs_over_rows<std::tuple<decltype(as_formula(F))...>, A...>) {
            std::tuple<A&&...> all(static_cast<A&&>(arguments)...);
            kernels::run_row_kernel<Parallel, F...>(all);
        } else {
            run<Parallel>(static_cast<A&&>(arguments)...);
        }
    }

    template <bool Parallel, class... A>
    static void run(A&&... arguments) {
        using program = kernels::program_of<F...>;
        std::tuple<A&&...> all(static_cast<A&&>(arguments)...);
        using parser = kernels::input_parser<program, 0, std::tuple<A&&...>>;
        static_assert(sizeof...(A) >= parser::consumed + sizeof...(F),
                      "ogive: too few results; a kernel writes one buffer for each of its formulas");
        static_assert(sizeof...(A) <= parser::consumed + sizeof...(F),
                      "ogive: too many results; a kernel writes one buffer for each of its formulas");
        if constexpr (sizeof...(A) == parser::consumed + sizeof...(F))
            [&]<std::size_t... R>(std::index_sequence<R...>) {
                kernels::execute<program, Parallel>(
                    "kernel", parser::inputs(all),
                    std::tuple{result<static_cast<int>(R) + 1>(std::get<parser::consumed + R>(all))...});
            }
        (std::make_index_sequence<sizeof...(F)>{});
    }

    template <int Number, class B>
    static auto result(B&& b) {
        static_assert(kernels::buffer<B>, "ogive: a result of a kernel is a buffer");
        static_assert(kernels::is_writable<B&&>(), "ogive: a result is read-only");
        return kernels::output<B&&>{b, "result", {}, Number};
    }
};

/// Computes formulas over buffers in one pass: `kernel<f, g>(x = input, a = 0.25f, f_result, g_result)`.
///
/// - Inputs come first, by name; a formula of one variable takes its input without a name:
///   `kernel<swish>(input, result)`. A buffer varies per element, a number is the same for all.
/// - Results follow, one buffer for each formula, in order. A result may be the buffer of an input.
/// - Buffers are contiguous ranges of float, or all of double, of the same length, of any alignment (see
///   `buffer_traits`). Length 0 does nothing.
///
/// Over rows, where a formula reduces along them or an argument says how they lie in memory (`rows`, `per_row`,
/// `per_column`; kernel/rows/view.hpp, docs/rows.md): a plain buffer holds all rows, or, in a call without `rows`, one; a
/// result that is one number a row needs as many elements as there are rows.
///
/// `kernel<f>(ogive::parallel, ...)` uses several threads. Large results are written past the caches, see `stream_from`.
///
/// Throws `argument_error`, before anything is written, for unequal lengths, overlap in part, null with a length.
/// Allocates nothing; over rows, once a call, where what is kept of a row exceeds 4096 elements and the results have no
/// room for it.
template <auto... F>
inline constexpr kernel_function<F...> kernel{};

} // namespace ogive
