// SPDX-License-Identifier: BSL-1.0
#include "catch.hpp"
#include <array>
#include <ogive/ogive.hpp>
#include <span>
#include <vector>

namespace {

constexpr auto x = ogive::var<"x">;
constexpr auto y = ogive::var<"y">;
constexpr auto twice = 2 * x;
constexpr auto sum = x + y;

/// A type of a user's, seen as a buffer by a specialisation.
template <class T>
struct samples {
    T* first;
    int count;
};

/// A type of a user's that needs none.
class track {
public:
    double const* data() const { return values_; }
    double* data() { return values_; }
    int size() const { return 3; }

private:
    double values_[3]{1, 2, 3};
};

template <class In, class Out>
void check(In&& in, Out&& out) {
    ogive::kernel<twice>(in, out);
    auto const result = ogive::kernels::view_of(out);
    REQUIRE(result.size == 3);
    CHECK(result.data[0] == 2);
    CHECK(result.data[1] == 4);
    CHECK(result.data[2] == 6);
}

} // namespace

template <class T>
struct ogive::buffer_traits<samples<T>> {
    static auto view(samples<T>& s) {
        return ogive::buffer_view<T>{s.first, static_cast<std::size_t>(s.count)};
    }
};
template <class T>
struct ogive::buffer_traits<samples<T> const> {
    static auto view(samples<T> const& s) {
        return ogive::buffer_view<T>{s.first, static_cast<std::size_t>(s.count)};
    }
};

TEMPLATE_TEST_CASE("Every kind of buffer is an input and a result", "", float, double) {
    using T = TestType;
    std::vector<T> const const_vector{1, 2, 3};
    std::vector<T> vector{1, 2, 3}, result(3);
    std::array<T, 3> const const_array{1, 2, 3};
    std::array<T, 3> array{1, 2, 3}, array_result{};
    T const const_c_array[]{1, 2, 3};
    T c_array[]{1, 2, 3}, c_array_result[3]{};
    std::span<T> const span(vector);
    std::span<T const> const const_span(vector);

    check(const_vector, result);
    check(vector, array_result);
    check(const_array, c_array_result);
    check(array, std::span<T>(result)); // a result may be a view that is a temporary
    check(const_c_array, std::span<T, 3>(array_result));
    check(c_array, result);
    check(span, result);
    check(const_span, c_array_result);
    check(std::span<T const>(const_vector), result);
    check(std::vector<T>{1, 2, 3}, array_result);
    check(vector, span); // in place through a view
}

TEST_CASE("Bindings take every kind of buffer, temporaries too") {
    std::vector<float> const v{1, 2, 3};
    float const c[]{10, 20, 30};
    std::array<float, 3> out{};
    ogive::kernel<sum>(x = v, y = c, out);
    CHECK(out == std::array<float, 3>{11, 22, 33});
    ogive::kernel<sum>(x = std::vector<float>{5, 5, 5}, y = std::span(c), out);
    CHECK(out == std::array<float, 3>{15, 25, 35});
    ogive::kernel<sum>(y = 1, x = v, out);
    CHECK(out == std::array<float, 3>{2, 3, 4});
}

TEST_CASE("Buffers of a user's types") {
    double numbers[]{1, 2, 3}, results[3]{};
    samples<double> in{numbers, 3};
    samples<double> const out{results, 3}; // what it points at is writable
    check(in, out);
    track t;
    check(t, results);
    track const u;
    check(u, t);
}

TEST_CASE("Parts of buffers") {
    std::vector<float> all{0, 0, 1, 2, 3, 0, 0};
    float out[3];
    check(std::span(all).subspan(2, 3), out);
}

TEST_CASE("Numbers of any type are broadcast in the type of the buffers") {
    std::vector<float> const v{1, 2, 3};
    std::vector<float> out(3);
    ogive::kernel<sum>(x = v, y = 0.5, out); // double
    CHECK(out == std::vector<float>{1.5f, 2.5f, 3.5f});
    ogive::kernel<sum>(x = v, y = 1L, out);
    CHECK(out == std::vector<float>{2, 3, 4});
    float number = 7;
    float const& reference = number;
    ogive::kernel<sum>(x = v, y = reference, out);
    CHECK(out == std::vector<float>{8, 9, 10});
}
