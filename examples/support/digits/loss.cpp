// SPDX-License-Identifier: BSL-1.0
#include <ogive/interop/eigen.hpp>
#include <ogive/ogive.hpp>
#include <support/digits/loss.hpp>

namespace digits {

namespace {

constexpr auto score = ogive::var<"score">;
constexpr auto target = ogive::var<"target">;
constexpr auto entropy = ogive::cross_entropy(score, target); // one number a row

} // namespace

loss cross_entropy(matrix const& scores, std::vector<int> const& labels) {
    using by_rows = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
    by_rows const rows = scores;
    by_rows one_hot = by_rows::Zero(scores.rows(), scores.cols()), gradient(scores.rows(), scores.cols());
    int right = 0;
    for (Eigen::Index row = 0; row < scores.rows(); ++row) {
        int const label = labels[static_cast<std::size_t>(row)];
        one_hot(row, label) = 1;
        Eigen::Index best = 0;
        rows.row(row).maxCoeff(&best);
        right += best == label ? 1 : 0;
    }
    Eigen::VectorXd each(scores.rows());
    double const share = 1 / static_cast<double>(scores.rows());
    ogive::kernel<entropy>(score = ogive::rows(rows), target = ogive::rows(one_hot), each);
    ogive::pullback<entropy, score>(score = ogive::rows(rows), target = ogive::rows(one_hot), share,
                                    ogive::rows(gradient)); // share * (softmax - one_hot)
    return {each.sum() * share, static_cast<double>(right) / static_cast<double>(scores.rows()), gradient};
}

} // namespace digits
