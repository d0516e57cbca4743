// SPDX-License-Identifier: BSL-1.0
// Transposed matrices: formulas go down the columns, as they would along the rows of the transposed copy.
#include "catch.hpp"
#include "matrix.hpp"
#include <algorithm>
#include <cmath>

namespace {

using namespace ogive::textbook; // the variables
constexpr auto swish_norm = weight * ogive::layer_norm(x) * sigmoid(scale * x) + bias;

template <class T>
matrix<T> flipped(matrix<T> const& from) {
    matrix<T> to(from.length(), from.count());
    for (std::size_t r = 0; r < from.count(); ++r)
        for (std::size_t i = 0; i < from.length(); ++i) to.row(i)[r] = from.row(r)[i];
    return to;
}

template <class T>
bool near(T a, T b, double size = 1) {
    return std::fabs(a - b) <= 64 * std::numeric_limits<T>::epsilon() * (std::fabs(b) + size);
}

template <class T>
int far(matrix<T> const& one, matrix<T> const& transposed) {
    int count = 0;
    for (std::size_t r = 0; r < one.count(); ++r)
        for (std::size_t i = 0; i < one.length(); ++i) count += !near(transposed.row(i)[r], one.row(r)[i]);
    return count;
}

template <class T>
int far(std::vector<T> const& one, std::vector<T> const& other, double size) {
    int count = 0;
    for (std::size_t i = 0; i < one.size(); ++i) count += !near(one[i], other[i], size);
    return count;
}

} // namespace

// By columns of matrices of up to several bundles of lanes, with a rest of lanes or none.
TEMPLATE_TEST_CASE("Down the columns as along the rows of a transposed copy", "", float, double) {
    for (std::size_t const count : {1u, 3u, 8u, 16u, 17u, 64u, 70u, 150u})
        for (std::size_t const length : {1u, 2u, 7u, 40u}) {
            INFO(count << " rows of " << length);
            auto const in = random_matrix<TestType>(count, length, 0, 1);
            auto const up = random_matrix<TestType>(count, length, 0, 2);
            auto const in_columns = flipped(in), up_columns = flipped(up);
            std::vector<TestType> weights(length), biases(count);
            for (std::size_t i = 0; i < length; ++i) weights[i] = in.row(0)[i] + TestType(0.5);
            for (std::size_t r = 0; r < count; ++r) biases[r] = in.row(r)[0];
            matrix<TestType> y(count, length), dx(count, length), y_columns(length, count, 3),
                dx_columns(length, count, 5);
            std::vector<TestType> dweights(length), dbiases(count), dweights_columns(length),
                dbiases_columns(count), largest(count), largest_columns(count);
            TestType dscale = 0, dscale_columns = 0;
            ogive::kernel<swish_norm, row_max(x)>(weight = ogive::per_column(weights), x = in.rows(),
                                                  scale = TestType(0.75), bias = ogive::per_row(biases),
                                                  y.rows(), largest);
            ogive::kernel<swish_norm, row_max(x)>(weight = ogive::per_column(weights),
                                                  x = transposed(in_columns.rows()), scale = TestType(0.75),
                                                  bias = ogive::per_row(biases), transposed(y_columns.rows()),
                                                  largest_columns);
            ogive::pullback<swish_norm>(weight = ogive::per_column(weights), x = in.rows(),
                                        scale = TestType(0.75), bias = ogive::per_row(biases), up.rows(),
                                        dweights, dx.rows(), dscale, dbiases);
            ogive::pullback<swish_norm>(
                weight = ogive::per_column(weights), x = transposed(in_columns.rows()),
                scale = TestType(0.75), bias = ogive::per_row(biases), transposed(up_columns.rows()),
                dweights_columns, transposed(dx_columns.rows()), dscale_columns, dbiases_columns);
            CHECK(far(y, y_columns) == 0);
            CHECK(largest_columns == largest);
            CHECK(far(dx, dx_columns) == 0);
            CHECK(far(dweights, dweights_columns, 1) == 0);
            CHECK(far(dbiases, dbiases_columns, static_cast<double>(length)) == 0);
            CHECK(near(dscale, dscale_columns, static_cast<double>(length * count)));
            CHECK(y_columns.gaps_are_whole());
            CHECK(dx_columns.gaps_are_whole());
        }
}

TEMPLATE_TEST_CASE("Softmax and sparsemax down the columns, kept in between, in place", "", float, double) {
    for (std::size_t const count : {1u, 5u, 16u, 67u}) {
        auto const in = random_matrix<TestType>(count, 33, 0, 3);
        auto columns = flipped(in), sparse_columns = columns;
        matrix<TestType> y(count, 33), sparse(count, 33);
        ogive::kernel<ogive::softmax, ogive::sparsemax>(in.rows(), y.rows(), sparse.rows());
        ogive::kernel<ogive::sparsemax>(transposed(columns.rows()), transposed(sparse_columns.rows()));
        ogive::kernel<ogive::softmax>(transposed(columns.rows()), transposed(columns.rows()));
        CHECK(far(y, columns) == 0);
        CHECK(far(sparse, sparse_columns) == 0);
        auto const up = random_matrix<TestType>(count, 33, 0, 4);
        auto up_columns = flipped(up);
        matrix<TestType> dx(count, 33);
        ogive::pullback<ogive::sparsemax>(in.rows(), up.rows(), dx.rows());
        ogive::pullback<ogive::sparsemax>(transposed(flipped(in).rows()), transposed(up_columns.rows()),
                                          transposed(up_columns.rows()));
        CHECK(far(dx, up_columns) == 0);
    }
}

TEST_CASE("Batch normalisation, and its gradients, by the definition") {
    std::size_t const batch = 37, channels = 21;
    auto const in = random_matrix<float>(batch, channels, 2, 5),
               up = random_matrix<float>(batch, channels, 0, 6);
    std::vector<float> gains(channels), shifts(channels), means(channels), variances(channels),
        dgains(channels), dshifts(channels);
    for (std::size_t c = 0; c < channels; ++c) gains[c] = 1 + 0.1f * static_cast<float>(c);
    matrix<float> y(batch, channels), dx(batch, channels);
    constexpr auto spread = row_mean(square(x - row_mean(x)));
    ogive::kernel<row_mean(x), spread>(transposed(in.rows()), means, variances);
    constexpr auto norm = ogive::layer_norm(x, weight, bias);
    ogive::kernel<norm>(x = transposed(in.rows()), weight = ogive::per_row(gains),
                        bias = ogive::per_row(shifts), transposed(y.rows()));
    ogive::pullback<norm>(x = transposed(in.rows()), weight = ogive::per_row(gains),
                          bias = ogive::per_row(shifts), transposed(up.rows()), transposed(dx.rows()), dgains,
                          dshifts);
    double const n = batch;
    for (std::size_t c = 0; c < channels; ++c) {
        double center = 0, square = 0, sum = 0, dot = 0;
        for (std::size_t r = 0; r < batch; ++r) center += in.row(r)[c] / n;
        for (std::size_t r = 0; r < batch; ++r) square += std::pow(in.row(r)[c] - center, 2) / n;
        double const steepness = 1 / std::sqrt(square + 1e-5);
        auto const unit = [&](std::size_t r) { return (in.row(r)[c] - center) * steepness; };
        for (std::size_t r = 0; r < batch; ++r) sum += up.row(r)[c], dot += up.row(r)[c] * unit(r);
        CHECK(means[c] == Approx(center).margin(1e-6));
        CHECK(variances[c] == Approx(square));
        CHECK(dshifts[c] == Approx(sum).margin(1e-5));
        CHECK(dgains[c] == Approx(dot).margin(1e-5));
        for (std::size_t r = 0; r < batch; ++r) {
            CHECK(y.row(r)[c] == Approx(unit(r) * gains[c]).margin(1e-6));
            double const gradient = gains[c] * steepness * (up.row(r)[c] - sum / n - unit(r) * dot / n);
            CHECK(dx.row(r)[c] == Approx(gradient).margin(1e-5));
        }
    }
}

TEST_CASE("Sums down and across the columns are compensated") {
    std::size_t const rows = 401, columns = 37; // the middle row is what is left of the sums
    auto up = random_matrix<float>(rows, columns, 1, 7);
    for (std::size_t r = 0; r < rows / 2; ++r)
        for (std::size_t c = 0; c < columns; ++c) {
            up.row(r)[c] = 1e6f * (1 + std::fabs(up.row(r)[c]));
            up.row(rows - 1 - r)[c] = -up.row(r)[c];
        }
    std::vector<float> sums(columns), zeros(columns);
    ogive::pullback<x + bias, bias>(x = transposed(up.rows()), bias = ogive::per_row(zeros),
                                    transposed(up.rows()), sums);
    for (std::size_t c = 0; c < columns; ++c) CHECK(std::fabs(sums[c] - up.row(rows / 2)[c]) < 1e-3f);
    auto const down = flipped(up);
    std::vector<float> along(columns);
    ogive::pullback<x + bias, bias>(x = transposed(down.rows()), bias = ogive::per_column(zeros),
                                    transposed(down.rows()), along);
    for (std::size_t c = 0; c < columns; ++c) CHECK(std::fabs(along[c] - sums[c]) < 1e-3f);
}

TEST_CASE("Empty transposed matrices") {
    std::vector<float> none, means(3, 9), sums(3, 9);
    ogive::kernel<row_mean(x), row_sum(x)>(transposed(ogive::rows(none, 0, 3)), means, sums);
    CHECK(std::all_of(means.begin(), means.end(), [](float each) { return std::isnan(each); }));
    CHECK(sums == std::vector<float>(3, 0));
    ogive::kernel<ogive::softmax>(transposed(ogive::rows(none, 5, 0)), transposed(ogive::rows(none, 5, 0)));
}
