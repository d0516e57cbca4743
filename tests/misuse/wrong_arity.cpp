// SPDX-License-Identifier: BSL-1.0
// expect: wrong number of arguments for this function
#include <ogive/ogive.hpp>

struct cube_op : ogive::unary {
    static constexpr std::string_view name = "cube";
    static constexpr auto value(auto x) { return x * x * x; }
};
constexpr ogive::primitive_function<cube_op> cube{};

constexpr auto x = ogive::var<"x">;
#ifdef MISTAKE
constexpr auto f = cube(x, x);
#else
constexpr auto f = cube(x);
#endif
