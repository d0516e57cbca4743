// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <Eigen/Core>
#include <ogive/kernel/buffer.hpp>
#include <ogive/kernel/rows/view.hpp>

// With this header, Eigen's dense objects are buffers: arrays, matrices and vectors, `Map`, `Ref`, `.array()`, and
// blocks whose elements follow each other in memory (segments, whole columns of column-major matrices, whole rows of
// row-major ones). Elements are taken in the order of memory; lengths are compared, shapes are not.

namespace ogive::interop {

template <class B>
concept eigen_object = requires(B const& b) {
    []<class D>(Eigen::DenseBase<D> const&) {}(b);
};

/// What the type of an Eigen object says about gaps between its elements.
template <class B>
struct eigen_storage {
    static constexpr int inner_stride = B::InnerStrideAtCompileTime;
    static constexpr int outer_stride = B::OuterStrideAtCompileTime;
    static constexpr int inner_size = B::InnerSizeAtCompileTime;
    static constexpr bool is_line = B::IsVectorAtCompileTime;

    static constexpr bool known(int number) { return number != Eigen::Dynamic; }

    static constexpr bool surely_has_gaps =
        (known(inner_stride) && inner_stride != 1 && B::SizeAtCompileTime != 1) ||
        (!is_line && known(outer_stride) && known(inner_size) && outer_stride != inner_size);

    static constexpr storage_order order = is_line         ? storage_order::line
                                           : B::IsRowMajor ? storage_order::rows
                                                           : storage_order::columns;

    /// Whether the elements of this one follow each other.
    static bool contiguous(B const& b) {
        if (b.size() <= 1) return true;
        if (is_line || b.outerSize() == 1) return b.innerStride() == 1;
        if (b.innerSize() == 1) return b.outerStride() == 1;
        return b.innerStride() == 1 && b.outerStride() == b.innerSize();
    }
};

} // namespace ogive::interop

namespace ogive {

/// Eigen's objects with memory of their own or of another's.
template <kernels::has_strides B>
    requires interop::eigen_object<B>
struct buffer_traits<B> {
    static auto view(B& b) {
        using storage = interop::eigen_storage<std::remove_const_t<B>>;
        static_assert(
            !storage::surely_has_gaps,
            "ogive: this Eigen object is not contiguous: there are gaps between its elements in memory; copy "
            "it to an object of its own first");
        using element = std::remove_pointer_t<decltype(b.data())>;
        return buffer_view<element>{b.data(), static_cast<std::size_t>(b.size()), storage::contiguous(b),
                                    storage::order};
    }
};

/// Eigen's expressions have no memory.
template <interop::eigen_object B>
    requires(!kernels::has_strides<B>)
struct buffer_traits<B> {
    static_assert(sizeof(B) == 0,
                  "ogive: an Eigen expression has no elements in memory; pass expression.eval()");
    static buffer_view<float> view(B&);
};

namespace interop {

template <class M, bool ByRows>
constexpr auto rows_of(M& matrix) {
    using plain = std::remove_const_t<M>;
    static_assert(kernels::has_strides<M>,
                  "ogive: an Eigen expression has no elements in memory; pass expression.eval()");
    static_assert(bool(plain::IsRowMajor) == ByRows, "ogive: ogive::rows takes an Eigen matrix that is "
                                                     "stored by rows, ogive::columns one that is stored by "
                                                     "columns; copy it to one that is");
    static_assert(plain::InnerStrideAtCompileTime == 1,
                  "ogive: there are gaps between the elements of this Eigen object; copy it first");
    return ogive::rows(matrix.data(), static_cast<std::size_t>(matrix.outerSize()),
                       static_cast<std::size_t>(matrix.innerSize()),
                       static_cast<std::size_t>(matrix.outerStride()));
}

} // namespace interop

/// The rows of an Eigen matrix that is stored by rows, or of a block of one.
template <class M>
    requires interop::eigen_object<std::remove_reference_t<M>>
constexpr auto rows(M&& matrix) { return interop::rows_of<std::remove_reference_t<M>, true>(matrix); }

/// The columns of an Eigen matrix that is stored by columns, or of a block of one; what kernels call a row.
template <class M>
    requires interop::eigen_object<std::remove_reference_t<M>>
constexpr auto columns(M&& matrix) { return interop::rows_of<std::remove_reference_t<M>, false>(matrix); }

} // namespace ogive
