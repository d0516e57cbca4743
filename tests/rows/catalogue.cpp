// SPDX-License-Identifier: BSL-1.0
// The catalogue of rows: values against the definitions, gradients against forward-mode differentiation of these.
#include "catch.hpp"
#include "matrix.hpp"
#include <algorithm>
#include <boost/hana/for_each.hpp>
#include <boost/math/differentiation/autodiff.hpp>
#include <cmath>
#include <ogive/activation/rows/catalogue.hpp>
#include <random>
#include <set>

namespace {

using namespace ogive::textbook; // the variables
using dual = boost::math::differentiation::autodiff_fvar<long double, 1>;

template <class N>
using row_of = std::vector<N>;

template <class N>
row_of<N> softmax_of(row_of<N> const& u, double beside = 0) {
    using std::exp;
    row_of<N> y;
    N total = beside;
    for (N const& each : u) total += exp(each);
    for (N const& each : u) y.push_back(exp(each) / total);
    return y;
}

template <class N>
row_of<N> rms_of(row_of<N> const& u, double epsilon) {
    using std::sqrt;
    N sum = 0;
    for (N const& each : u) sum += each * each;
    row_of<N> y;
    for (N const& each : u) y.push_back(each / sqrt(sum / static_cast<double>(u.size()) + epsilon));
    return y;
}

template <class N, class F>
row_of<N> each_of(row_of<N> const& u, F const& f) {
    row_of<N> y;
    for (std::size_t i = 0; i < u.size(); ++i) y.push_back(f(u[i], i));
    return y;
}

// The definitions, of rows of numbers: the first argument is x, others follow in the order of the formula.

constexpr auto softmax_definition = [](auto const& u) { return softmax_of(u[0]); };
constexpr auto softmin_definition = [](auto const& u) {
    return softmax_of(each_of(u[0], [](auto v, std::size_t) { return -v; }));
};
constexpr auto log_softmax_definition = [](auto const& u) {
    using std::log;
    return each_of(softmax_of(u[0]), [](auto v, std::size_t) { return decltype(v)(log(v)); });
};
constexpr auto logsumexp_definition = [](auto const& u) {
    using std::exp, std::log;
    std::decay_t<decltype(u[0][0])> sum = 0;
    for (auto const& each : u[0]) sum += exp(each);
    return std::vector{std::decay_t<decltype(u[0][0])>(log(sum))};
};
constexpr auto quiet_definition = [](auto const& u) { return softmax_of(u[0], 1); };
constexpr auto gumbel_definition = [](auto const& u) {
    return softmax_of(
        each_of(u[0], [&](auto v, std::size_t i) { return decltype(v)((v + u[1][i]) / u[2][i]); }));
};
constexpr auto sparsemax_definition = [](auto const& u) {
    auto sorted = u[0];
    std::sort(sorted.begin(), sorted.end(), [](auto const& a, auto const& b) { return a > b; });
    std::decay_t<decltype(u[0][0])> sum = 0, shift = 0;
    for (std::size_t k = 0; k < sorted.size(); ++k) {
        sum += sorted[k];
        if (sorted[k] > (sum - 1) / static_cast<double>(k + 1))
            shift = (sum - 1) / static_cast<double>(k + 1);
    }
    return each_of(u[0], [&](auto v, std::size_t) { return v > shift ? decltype(v)(v - shift) : 0; });
};
constexpr auto cross_entropy_definition = [](auto const& u) {
    using std::log;
    auto const y = softmax_of(u[0]);
    std::decay_t<decltype(u[0][0])> sum = 0;
    for (std::size_t i = 0; i < y.size(); ++i) sum -= u[1][i] * log(y[i]);
    return std::vector{sum};
};
constexpr auto rms_definition = [](auto const& u) {
    return each_of(rms_of(u[0], 1e-6), [&](auto v, std::size_t i) { return decltype(v)(v * u[1][i]); });
};
constexpr auto layer_definition = [](auto const& u) {
    std::decay_t<decltype(u[0][0])> mean = 0;
    for (auto const& each : u[0]) mean += each / static_cast<double>(u[0].size());
    auto const centred = each_of(u[0], [&](auto v, std::size_t) { return decltype(v)(v - mean); });
    return each_of(rms_of(centred, 1e-5),
                   [&](auto v, std::size_t i) { return decltype(v)(v * u[1][i] + u[2][i]); });
};
constexpr auto poly_definition = [](auto const& u) {
    auto const power = [&](int p) {
        return rms_of(each_of(u[0],
                              [&](auto v, std::size_t) {
                                  auto result = v;
                                  for (int k = 1; k < p; ++k) result *= v;
                                  return result;
                              }),
                      1e-6);
    };
    auto const one = power(1), two = power(2), three = power(3);
    return each_of(u[0], [&](auto v, std::size_t i) {
        return decltype(v)(u[1][i] * one[i] + u[2][i] * two[i] + u[3][i] * three[i] + u[4][i]);
    });
};

template <class To, class From>
std::vector<std::vector<To>> converted(std::vector<std::vector<From>> const& from) {
    std::vector<std::vector<To>> to;
    for (auto const& each : from) to.emplace_back(each.begin(), each.end());
    return to;
}

/// Compares a formula in which every variable is bound to a row with its definition.
template <auto F, auto... Variables, class Definition, std::size_t... I>
void compare(Definition const& definition, std::index_sequence<I...>) {
    for (std::size_t const length : {1u, 4u, 10u, 19u}) {
        std::mt19937_64 random(length);
        std::uniform_real_distribution<double> uniform(0.2, 1.8);
        std::vector<std::vector<double>> inputs(sizeof...(I), std::vector<double>(length));
        for (auto& row : inputs)
            for (double& each : row) each = uniform(random) * (&row == &inputs[0] && random() % 2 ? -1 : 1);
        auto const exact = definition(converted<long double>(inputs));
        std::vector<double> y(exact.size()), up(exact.size());
        for (double& each : up) each = uniform(random) - 1;
        std::vector<std::vector<double>> gradients(sizeof...(I), std::vector<double>(length));
        ogive::kernel<F>((Variables = inputs[I])..., y);
        ogive::pullback<F, Variables...>((Variables = inputs[I])..., up, gradients[I]...);
        INFO("length " << length);
        for (std::size_t i = 0; i < y.size(); ++i)
            CHECK(y[i] == Approx(static_cast<double>(exact[i])).epsilon(1e-13).margin(1e-15));
        for (std::size_t k = 0; k < sizeof...(I); ++k)
            for (std::size_t i = 0; i < length; ++i) {
                auto duals = converted<dual>(inputs);
                duals[k][i] = boost::math::differentiation::make_fvar<long double, 1>(inputs[k][i]);
                auto const moved = definition(duals);
                long double expected = 0;
                for (std::size_t j = 0; j < up.size(); ++j) expected += up[j] * moved[j].derivative(1);
                INFO("variable " << k << ", element " << i);
                CHECK(gradients[k][i] == Approx(static_cast<double>(expected)).epsilon(1e-11).margin(1e-13));
            }
    }
}

template <auto F, auto... Variables, class Definition>
void compare(Definition const& definition) {
    compare<F, Variables...>(definition, std::make_index_sequence<sizeof...(Variables)>{});
}

} // namespace

TEST_CASE("softmax") { compare<ogive::softmax, x>(softmax_definition); }
TEST_CASE("softmin") { compare<ogive::softmin, x>(softmin_definition); }
TEST_CASE("log_softmax") { compare<ogive::log_softmax, x>(log_softmax_definition); }
TEST_CASE("logsumexp") { compare<ogive::logsumexp, x>(logsumexp_definition); }
TEST_CASE("quiet_softmax") { compare<ogive::quiet_softmax, x>(quiet_definition); }
TEST_CASE("sparsemax") { compare<ogive::sparsemax, x>(sparsemax_definition); }
TEST_CASE("cross_entropy") { compare<ogive::cross_entropy, x, target>(cross_entropy_definition); }
TEST_CASE("rms_norm") { compare<ogive::rms_norm(x, weight), x, weight>(rms_definition); }
TEST_CASE("gumbel_softmax") {
    compare<ogive::gumbel_softmax(x, noise, tau), x, noise, tau>(gumbel_definition);
}
TEST_CASE("layer_norm") { compare<ogive::layer_norm(x, weight, bias), x, weight, bias>(layer_definition); }
TEST_CASE("poly_norm") {
    compare<ogive::poly_norm(x, w1, w2, w3, bias), x, w1, w2, w3, bias>(poly_definition);
}

TEST_CASE("The catalogue of rows names what these tests compare") {
    std::set<std::string> names;
    boost::hana::for_each(ogive::row_catalogue, [&](auto entry) { names.insert(std::string(entry.name)); });
    CHECK(names == std::set<std::string>{"softmax", "softmin", "log_softmax", "logsumexp", "quiet_softmax",
                                         "cross_entropy", "sparsemax", "rms_norm", "gumbel_softmax",
                                         "layer_norm", "poly_norm"});
}

TEST_CASE("Cross-entropy: masked scores, a label's gradient") {
    constexpr float masked = -std::numeric_limits<float>::infinity();
    std::vector<float> const scores{1, masked, 3, 2}, one_hot{0, 0, 1, 0};
    std::vector<float> loss(1), gradient(4);
    ogive::kernel<ogive::cross_entropy>(x = scores, target = one_hot, loss);
    ogive::pullback<ogive::cross_entropy, x>(x = scores, target = one_hot, 1, gradient);
    double const total = std::exp(1.0) + std::exp(3.0) + std::exp(2.0);
    CHECK(loss[0] == Approx(std::log(total) - 3));
    CHECK(gradient[0] == Approx(std::exp(1.0) / total));
    CHECK(gradient[1] == 0);
    CHECK(gradient[2] == Approx(std::exp(3.0) / total - 1));
}

TEST_CASE("Normalised rows of large and of equal elements") {
    std::vector<float> row(100, 1e6f), y(100);
    for (std::size_t i = 0; i < 100; ++i)
        row[i] += static_cast<float>(i % 2); // mean 1000000.5, deviation 0.5
    ogive::kernel<ogive::layer_norm>(row, y);
    for (std::size_t i = 0; i < 100; ++i) CHECK(y[i] == Approx(i % 2 ? 1 : -1).epsilon(1e-4));
    std::vector<float> const equal(100, 3.0f), up(100, 1.0f);
    ogive::pullback<ogive::layer_norm>(equal, up, y);
    for (float const each : y) CHECK(std::fabs(each) <= 1e-3f); // rounding times 1 / sqrt(eps)
}
