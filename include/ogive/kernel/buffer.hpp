// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <concepts>
#include <cstddef>
#include <type_traits>
#include <utility>

namespace ogive {

/// In which order a buffer holds its elements. Those of one call are taken in the order of memory, so a matrix by
/// columns and a matrix by rows do not go together.
enum class storage_order : char { line, columns, rows };

/// A stretch of memory: what every buffer is inside of Ogive. T may be const.
template <class T>
struct buffer_view {
    T* data = nullptr;                         ///< the first element
    std::size_t size = 0;                      ///< how many elements
    bool contiguous = true;                    ///< false: there are gaps between them; the call is refused
    storage_order order = storage_order::line; ///< of a matrix: by rows or by columns
};

namespace kernels {

template <class B>
concept has_data = requires(B& b) {
    { *b.data() } -> std::convertible_to<double>;
    { b.size() } -> std::convertible_to<std::size_t>;
};

/// A type that may leave gaps between its elements, as a block of a matrix does.
template <class B>
concept has_strides = has_data<B> && requires(B& b) {
    b.outerStride();
};

} // namespace kernels

/// How a type of the user's is seen as a buffer: specialise with `static auto view(B&)` giving a `buffer_view`.
/// Types with contiguous `data()` and `size()` (std::vector, std::span, std::array …) and C arrays need nothing;
/// Eigen's types need <ogive/interop/eigen.hpp>.
template <class B>
struct buffer_traits {};

template <kernels::has_strides B>
struct buffer_traits<B> {
    static_assert(sizeof(B) == 0, "ogive: to use Eigen's matrices and arrays as buffers, include "
                                  "<ogive/interop/eigen.hpp>");
    static buffer_view<float> view(B&);
};

template <kernels::has_data B>
    requires(!kernels::has_strides<B>)
struct buffer_traits<B> {
    static constexpr auto view(B& b) {
        using element = std::remove_pointer_t<decltype(b.data())>;
        return buffer_view<element>{b.data(), static_cast<std::size_t>(b.size())};
    }
};

template <class T, std::size_t Size>
struct buffer_traits<T[Size]> {
    static constexpr auto view(T (&b)[Size]) { return buffer_view<T>{b, Size}; }
};

template <class T, std::size_t Size>
struct buffer_traits<T const [Size]> {
    static constexpr auto view(T const(&b)[Size]) { return buffer_view<T const>{b, Size}; }
};

namespace kernels {

template <class B>
using plain = std::remove_reference_t<B>;

/// Something that `kernel` reads or writes element by element.
template <class B>
concept buffer = requires(plain<B>& b) {
    buffer_traits<plain<B>>::view(b);
};

template <buffer B>
constexpr auto view_of(B&& b) {
    return buffer_traits<plain<B>>::view(b);
}

template <buffer B>
using element_of =
    std::remove_const_t<std::remove_pointer_t<decltype(view_of(std::declval<plain<B>&>()).data)>>;

/// A number: the same for all elements.
template <class B>
concept broadcast_number = std::is_arithmetic_v<std::remove_cvref_t<B>>;

} // namespace kernels
} // namespace ogive
