// SPDX-License-Identifier: BSL-1.0
#include "catch.hpp"
#include <ogive/interop/eigen.hpp>
#include <ogive/ogive.hpp>
#include <vector>

// In reductions g++ 12 warns about the compiler's own AVX-512 intrinsics (its bug 105593).
#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"
#endif

namespace {

constexpr auto x = ogive::var<"x">;
constexpr auto a = ogive::var<"a">;
constexpr auto b = ogive::var<"b">;
constexpr auto line = 2 * x + 1;

using row_major_matrix = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

template <class Object>
Object counted(Eigen::Index rows, Eigen::Index columns) {
    Object m(rows, columns);
    for (Eigen::Index i = 0; i < m.size(); ++i) m.data()[i] = static_cast<typename Object::Scalar>(i);
    return m;
}

template <class Scalar>
void works_with_owned_objects() {
    using array = Eigen::Array<Scalar, Eigen::Dynamic, 1>;
    using matrix = Eigen::Matrix<Scalar, Eigen::Dynamic, Eigen::Dynamic>;
    array const in = counted<matrix>(37, 1).array();
    array out(37);
    ogive::kernel<line>(in, out);
    CHECK((out == 2 * in + 1).all());

    matrix m = counted<matrix>(5, 7), result(5, 7);
    ogive::kernel<line>(m, result);
    CHECK((result.array() == 2 * m.array() + 1).all());
    matrix const before = m;
    ogive::kernel<line>(m, m);
    CHECK(m == result);
    ogive::kernel<line>(before.array(), result.array());
    CHECK(m == result);
}

/// Runs a call that must be refused, and gives its message; `untouched` must come out as it went in.
template <class Object, class Call>
std::string refusal(Object const& untouched, Call call) {
    Object const before = untouched;
    std::string message;
    try {
        call();
    } catch (ogive::argument_error const& error) {
        message = error.what();
    }
    CHECK((untouched.array() == before.array()).all());
    return message;
}

} // namespace

TEST_CASE("Arrays and matrices of float and of double are buffers") {
    works_with_owned_objects<float>();
    works_with_owned_objects<double>();
}

TEST_CASE("Fixed sizes, row vectors and row-major matrices are buffers") {
    Eigen::Matrix3f const m = counted<Eigen::Matrix3f>(3, 3);
    Eigen::Matrix3f out;
    ogive::kernel<line>(m, out);
    CHECK(out == (2 * m.array() + 1).matrix());

    Eigen::RowVectorXd const row = Eigen::RowVectorXd::LinSpaced(9, -4, 4);
    Eigen::RowVectorXd doubled(9);
    ogive::kernel<line>(row, doubled);
    CHECK(doubled == (2 * row.array() + 1).matrix());

    row_major_matrix const rows = counted<row_major_matrix>(3, 4);
    row_major_matrix rows_out(3, 4);
    ogive::kernel<line>(rows, rows_out);
    CHECK(rows_out == (2 * rows.array() + 1).matrix());
}

TEST_CASE("Map and Ref are buffers, also of a std::vector's memory") {
    std::vector<float> memory{1, 2, 3, 4, 5, 6}, out(6);
    Eigen::Map<Eigen::MatrixXf const> const in(memory.data(), 2, 3);
    Eigen::Map<Eigen::MatrixXf> result(out.data(), 2, 3);
    ogive::kernel<line>(in, result);
    CHECK(out == std::vector<float>{3, 5, 7, 9, 11, 13});

    Eigen::ArrayXf owner = Eigen::ArrayXf::LinSpaced(6, 1, 6);
    Eigen::Ref<Eigen::ArrayXf const> const read = owner;
    Eigen::Ref<Eigen::ArrayXf> write = owner;
    ogive::kernel<line>(read, write);
    CHECK(owner[5] == 13);
}

TEST_CASE("Segments and whole columns are buffers and leave the rest alone") {
    Eigen::MatrixXf m = counted<Eigen::MatrixXf>(4, 6);
    Eigen::MatrixXf const before = m;
    ogive::kernel<a * b>(a = m.leftCols(2), b = m.middleCols(2, 2), m.rightCols(2));
    CHECK(m.leftCols(4) == before.leftCols(4));
    CHECK((m.rightCols(2).array() == before.leftCols(2).array() * before.middleCols(2, 2).array()).all());

    ogive::kernel<line>(before.col(3), m.col(0));
    CHECK((m.col(0).array() == 2 * before.col(3).array() + 1).all());

    Eigen::VectorXf v = Eigen::VectorXf::Zero(8);
    ogive::kernel<line>(v.head(3), v.tail(3));
    CHECK(v.head(5).isZero());
    CHECK((v.tail(3).array() == 1).all());

    row_major_matrix rows = counted<row_major_matrix>(4, 6);
    ogive::kernel<line>(rows.row(1), rows.row(2));
    CHECK((rows.row(2).array() == 2 * rows.row(1).array() + 1).all());
    CHECK(rows(3, 0) == 18);
}

TEST_CASE("pullback takes Eigen's objects; a broadcast number's gradient is a sum") {
    Eigen::ArrayXd const in = Eigen::ArrayXd::LinSpaced(11, -2, 3);
    Eigen::ArrayXd gradient(11);
    double slope_gradient = 0;
    ogive::pullback<a * x>(a = 0.5, x = in, Eigen::ArrayXd::Ones(11).eval(), slope_gradient, gradient);
    CHECK(slope_gradient == Approx(in.sum()).epsilon(1e-14));
    CHECK((gradient == 0.5).all());
}

TEST_CASE("Blocks with gaps are refused, before anything is written") {
    Eigen::MatrixXf m = counted<Eigen::MatrixXf>(4, 6);
    Eigen::ArrayXf out = Eigen::ArrayXf::Zero(12);
    CHECK(refusal(out, [&] { ogive::kernel<line>(m.topRows(2), out); }) ==
          "ogive::kernel: input x (12 elements) is not contiguous: there are gaps between its elements in "
          "memory; "
          "copy it first");
    CHECK(refusal(m, [&] { ogive::kernel<line>(out, m.bottomRows(2)); }) ==
          "ogive::kernel: result 1 (12 elements) is not contiguous: there are gaps between its elements in "
          "memory; "
          "copy it first");
    Eigen::ArrayXf row = Eigen::ArrayXf::Zero(6);
    CHECK_THROWS_AS(ogive::kernel<line>(m.row(1), row), ogive::argument_error);
    Eigen::Map<Eigen::ArrayXf, 0, Eigen::InnerStride<>> const every_second(m.data(), 6,
                                                                           Eigen::InnerStride<>(2));
    CHECK_THROWS_AS(ogive::kernel<line>(every_second, row), ogive::argument_error);
    CHECK_THROWS_AS(ogive::kernel<line>(m.colwise().reverse().eval().block(1, 1, 2, 3), row),
                    ogive::argument_error);
    CHECK((row == 0).all());
}

TEST_CASE("A block that happens to have no gaps is a buffer") {
    Eigen::MatrixXf m = counted<Eigen::MatrixXf>(4, 6);
    Eigen::MatrixXf out(4, 6);
    ogive::kernel<line>(m.topRows(4), out.topRows(4)); // all rows
    CHECK(out == (2 * m.array() + 1).matrix());
    Eigen::ArrayXf one = Eigen::ArrayXf::Zero(1);
    ogive::kernel<line>(m.block(2, 3, 1, 1), one);
    CHECK(one[0] == 2 * m(2, 3) + 1);
    ogive::kernel<line>(m.block(1, 2, 3, 1), out.block(0, 0, 3, 1)); // a part of one column
    CHECK(out(2, 0) == 2 * m(3, 2) + 1);
    Eigen::MatrixXf flat = counted<Eigen::MatrixXf>(1, 5);
    Eigen::VectorXf column(3);
    ogive::kernel<line>(flat.middleCols(1, 3), column); // columns of one element
    CHECK(column == Eigen::Vector3f(3, 5, 7));
    ogive::kernel<line>(m.topRows(0), Eigen::ArrayXf(0).segment(0, 0));
}

TEST_CASE("A matrix by rows and one by columns are refused together") {
    Eigen::MatrixXf const columns = counted<Eigen::MatrixXf>(3, 3);
    row_major_matrix rows = row_major_matrix::Zero(3, 3);
    CHECK(refusal(rows, [&] { ogive::kernel<line>(columns, rows); }) ==
          "ogive::kernel: result 1 holds a matrix by rows, but input x by columns; all matrices of a call "
          "must be "
          "stored in the same order");
    Eigen::ArrayXf vector(9);
    ogive::kernel<line>(columns, vector);
    CHECK(vector[8] == 17);
}
