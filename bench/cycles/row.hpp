// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <cstddef>
#include <ogive/ogive.hpp>
#include <span>
#include <vector>

namespace bench {

/// What a kernel reads and writes.
template <class T>
struct buffers {
    std::vector<T> first, second, upstream, result, slope, gradient;

    explicit buffers(std::size_t length);
};

extern template struct buffers<float>;
extern template struct buffers<double>;

/// One line of the table. `against` is the row whose time this one is compared with, or null.
struct row {
    char const* name;
    double target; ///< cycles for 16 floats, 0: none
    void (*run)(buffers<float>&, std::size_t length);
    void (*run_in_double)(buffers<double>&, std::size_t length) = nullptr;
    char const* against = nullptr;
};

/// The first elements of a buffer that is read, and of one that is written.
template <class T>
std::span<T const> in(std::vector<T> const& all, std::size_t length) {
    return std::span<T const>(all).first(length);
}

template <class T>
std::span<T> out(std::vector<T>& all, std::size_t length) {
    return std::span<T>(all).first(length);
}

inline constexpr auto x = ogive::var<"x">;
inline constexpr auto a = ogive::var<"a">;
inline constexpr auto b = ogive::var<"b">;

template <auto F, class T>
void value(buffers<T>& data, std::size_t n) {
    ogive::kernel<F>(in(data.first, n), out(data.result, n));
}

template <auto F, class T>
void value_and_derivative(buffers<T>& data, std::size_t n) {
    ogive::kernel<F, diff(F, x)>(in(data.first, n), out(data.result, n), out(data.slope, n));
}

template <auto F, class T>
void gradient(buffers<T>& data, std::size_t n) {
    ogive::pullback<F>(in(data.first, n), in(data.upstream, n), out(data.gradient, n));
}

template <auto F, class T>
void gated(buffers<T>& data, std::size_t n) {
    ogive::kernel<F>(a = in(data.first, n), b = in(data.second, n), out(data.result, n));
}

template <auto F, class T>
void gated_gradients(buffers<T>& data, std::size_t n) {
    ogive::pullback<F>(a = in(data.first, n), b = in(data.second, n), in(data.upstream, n),
                       out(data.gradient, n), out(data.slope, n));
}

std::span<row const> exponential_rows();
std::span<row const> gaussian_rows();
std::span<row const> derivative_rows();
std::span<row const> gated_rows();

} // namespace bench
