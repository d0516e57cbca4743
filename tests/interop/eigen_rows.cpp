// SPDX-License-Identifier: BSL-1.0
#include "catch.hpp"
#include <cmath>
#include <ogive/interop/eigen.hpp>
#include <ogive/ogive.hpp>

namespace {

using by_rows = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

} // namespace

TEST_CASE("Rows of matrices by rows, columns of matrices by columns, blocks of both") {
    by_rows m(5, 7);
    for (int i = 0; i < 35; ++i) m.data()[i] = std::sin(i);
    Eigen::MatrixXd const transposed = m.transpose();
    by_rows y(5, 7), left = by_rows::Constant(5, 9, 4);
    Eigen::MatrixXd z(7, 5);
    ogive::kernel<ogive::softmax>(ogive::rows(m), ogive::rows(y));
    ogive::kernel<ogive::softmax>(ogive::columns(transposed), ogive::columns(z));
    ogive::kernel<ogive::softmax>(ogive::rows(m), ogive::rows(left.leftCols(7)));
    Eigen::VectorXd sums(5);
    ogive::kernel<row_sum(ogive::var<"x">)>(ogive::rows(y), sums);
    for (int r = 0; r < 5; ++r) {
        CHECK(sums[r] == Approx(1));
        double total = 0;
        for (int i = 0; i < 7; ++i) total += std::exp(m(r, i));
        for (int i = 0; i < 7; ++i) {
            CHECK(y(r, i) == Approx(std::exp(m(r, i)) / total));
            CHECK(z(i, r) == y(r, i));
            CHECK(left(r, i) == y(r, i));
        }
        CHECK(left(r, 7) == 4);
    }
}
