// SPDX-License-Identifier: BSL-1.0
// A user's global names and the library's do not meet. (Compiled without -Wshadow: it speaks of names inside of
// templates too. Installed, or added as a SYSTEM folder, the library is not warned about.)
#include "catch.hpp"
#include <ogive/ogive.hpp>
#include <vector>

constexpr auto a = ogive::var<"a">;
constexpr auto b = ogive::var<"b">;
constexpr auto f = max(a, b / (1 + exp(-b)));
constexpr auto g = diff(f, a);
constexpr double c = 0.5, d = 1.0, e = 2.0, first = 3.0, second = 4.0, rest = 5.0;
constexpr int i = 0, j = 1, k = 2, n = 3, m = 4, id = 5, op = 6, in = 7, out = 8;
constexpr double p = 0, q = 1, r = 2, s = 3, t = 4, u = 5, v = 6, w = 7, x = 8, y = 9, z = 10;
constexpr double value = 1, data = 2, size = 3, result = 4, left = 5, right = 6, low = 7, high = 8, node = 9;

TEST_CASE("global names of a user's do not disturb the library") {
    double const sum = c + d + e + first + second + rest + i + j + k + n + m + id + op + in + out + p + q +
                       r + s + t + u + v + w + x + y + z + value + data + size + result + left + right + low +
                       high + node;
    std::vector<double> const as{sum, 1.0}, bs{1.0, 2.0};
    std::vector<double> values(2), slopes(2);
    ogive::kernel<f, g>(a = as, b = bs, values, slopes);
    CHECK(values[0] == sum);
    CHECK(slopes[0] == 1.0);
    CHECK(slopes[1] == 0.0);
    std::vector<double> a_gradient(2), b_gradient(2);
    ogive::pullback<f>(a = as, b = bs, slopes, a_gradient, b_gradient);
    CHECK(a_gradient == std::vector<double>{1.0, 0.0});
    CHECK(b_gradient == std::vector<double>{0.0, 0.0});
}
