// SPDX-License-Identifier: BSL-1.0
// How far each function is from the exact result: float on a sweep over all bit patterns (OGIVE_EXHAUSTIVE=1: on every
// one of them), double on random and adversarial inputs.
#include "catch.hpp"
#include "functions.hpp"
#include "ulp.hpp"
#include <cstdlib>
#include <cstring>
#include <iostream>
#include <vector>

namespace {

using namespace test;
constexpr std::size_t block = 4096;

bool exhaustive() {
    char const* const wish = std::getenv("OGIVE_EXHAUSTIVE");
    return wish != nullptr && std::strcmp(wish, "0") != 0;
}

template <class T, class Case>
void measure(Case const& c, std::vector<T> const& x, worst_case<T>& worst, worst_case<T>& far) {
    std::vector<T> y(x.size());
    apply(c.function, x.data(), y.data(), x.size());
    bool const periodic = std::strcmp(c.name, "sin") == 0 || std::strcmp(c.name, "cos") == 0;
    for (std::size_t i = 0; i < x.size(); ++i) {
        double const e = ulp_error(y[i], c.reference(static_cast<long double>(x[i])));
        (periodic && std::fabs(x[i]) > T(1e5) ? far : worst).see(e, x[i]);
    }
}

template <class T>
void judge(char const* name, worst_case<T> const& worst, worst_case<T> const& far) {
    std::ostringstream line;
    line.precision(std::numeric_limits<T>::max_digits10);
    line << name << (sizeof(T) == 4 ? " (float): " : " (double): ") << worst.error << " ulp at "
         << worst.input;
    if (far.error > 0) line << ", beyond 1e5: " << far.error << " ulp at " << far.input;
    if (std::getenv("OGIVE_REPORT") != nullptr) std::cout << line.str() << '\n';
    INFO(line.str());
    // In double, where the contract asks for 3, the normal tail just misses 2 without fused multiply-add;
    // Mills' ratio is not a function of the contract but a factor of some, and x Phi(x) is a product of four factors.
    double const wide = simd::detail::has_fma ? 2.1 : 2.25;
    bool const is_loose = std::strcmp(name, "mills") == 0 || std::strcmp(name, "normal_gated") == 0;
    CHECK(worst.error <= (is_loose ? 2.5 : sizeof(T) == 4 ? 2.0 : wide));
    CHECK(far.error <= 4);
}

} // namespace

TEST_CASE("float functions are within 2 ulp over all floats") {
    std::uint64_t const stride = exhaustive() ? 1 : 3203; // odd: all low bits occur
    for_each_function([&](auto const& c) {
        worst_case<float> worst, far;
        std::vector<float> x(block);
        for (std::uint64_t bits = 0; bits < (std::uint64_t{1} << 32);) {
            for (auto& xi : x) {
                xi = std::bit_cast<float>(static_cast<std::uint32_t>(bits));
                bits += stride;
            }
            measure(c, x, worst, far);
        }
        judge(c.name, worst, far);
    });
}

TEST_CASE("double functions are within 2 ulp on random and adversarial inputs") {
    random_bits random{2024};
    for_each_function([&](auto const& c) {
        worst_case<double> worst, far;
        std::vector<double> x(block);
        for (int round = 0; round < 60; ++round) {
            for (auto& xi : x) {
                switch (random() % 4) {
                case 0: xi = random.any_number<double>(); break;
                case 1: xi = random.between<double>(c.low, c.high); break;
                case 2: xi = random.between<double>(-2, 2); break;
                default: // close to a multiple of log(2)/2 or pi/2, where arguments are reduced
                    xi = std::round(random.between<double>(-200, 200)) *
                         ((random() & 1) != 0 ? 0.34657359027997264 : 1.5707963267948966) *
                         (1 + random.between<double>(-4, 4) * 0x1p-52);
                }
            }
            measure(c, x, worst, far);
        }
        judge(c.name, worst, far);
    });
}

TEMPLATE_TEST_CASE("pow is within 4 ulp in float, 2 in double", "", float, double) {
    using T = TestType;
    using V = simd::batch<T>;
    random_bits random{7};
    worst_case<T> worst;
    T x[simd::width<T>], y[simd::width<T>], z[simd::width<T>];
    for (int round = 0; round < 100000 / static_cast<int>(simd::width<T>) * 4; ++round) {
        for (std::size_t i = 0; i < simd::width<T>; ++i) {
            bool const any = random() % 2 == 0;
            x[i] = any ? random.any_number<T>() : random.between<T>(0.25, 4);
            double const size = std::fabs(std::log2(std::fabs(static_cast<double>(x[i]))));
            double const reach = (sizeof(T) == 4 ? 150.0 : 1080.0) / size; // over- and underflow begin here
            y[i] = random() % 4 == 0
                       ? random.any_number<T>()
                       : random.between<T>(-1, 1) * (reach < 1e30 ? static_cast<T>(reach) : T(1));
            if (random() % 8 == 0) y[i] = std::round(y[i]);
        }
        simd::store(z, V(simd::pow(simd::load<V>(x), simd::load<V>(y))));
        for (std::size_t i = 0; i < simd::width<T>; ++i)
            worst.see(
                ulp_error(z[i], std::pow(static_cast<long double>(x[i]), static_cast<long double>(y[i]))),
                x[i], y[i]);
    }
    std::ostringstream line;
    line.precision(std::numeric_limits<T>::max_digits10);
    line << "pow: " << worst.error << " ulp at " << worst.input << ", " << worst.second_input;
    if (std::getenv("OGIVE_REPORT") != nullptr) std::cout << line.str() << '\n';
    INFO(line.str());
    CHECK(worst.error <= (sizeof(T) == 4 ? 4 : 2));
}

TEMPLATE_TEST_CASE("Products with an exponential are within 2.5 ulp, whatever it is alone", "", float,
                   double) {
    using T = TestType;
    using V = simd::batch<T>;
    // As far as a product with the largest or the smallest number is neither 0 nor infinite
    double const reach = sizeof(T) == 4 ? 200 : 1490;
    random_bits random{77};
    worst_case<T> worst;
    for (int round = 0; round < 50000; ++round) {
        T a[V::size], b[V::size], x[V::size], once[V::size], twice[V::size];
        for (std::size_t i = 0; i < V::size; ++i) {
            do a[i] = random.any_number<T>();
            while (!std::isfinite(a[i]));
            b[i] = random.between<T>(-8, 8);
            x[i] = random.between<T>(-reach, reach);
        }
        V const va = simd::load<V>(a), vb = simd::load<V>(b), vx = simd::load<V>(x);
        simd::store(once, simd::exp_times(va, vx));
        simd::store(twice, simd::exp_times_two(va, vb, vx));
        for (std::size_t i = 0; i < V::size; ++i) {
            long double const exact =
                static_cast<long double>(a[i]) * std::exp(static_cast<long double>(x[i]));
            worst.see(ulp_error(once[i], exact), a[i], x[i]);
            worst.see(ulp_error(twice[i], exact * static_cast<long double>(b[i])), a[i], x[i]);
        }
    }
    CAPTURE(worst.input, worst.second_input);
    CHECK(worst.error <= (simd::detail::has_exponent_instructions ? 2 : 2.5));
}

TEST_CASE("Products with what vanishes far out are as accurate, also where subnormal") {
    using V = simd::registers<float, 2>;
    struct product_case {
        char const* name;
        V (*function)(V v, V u, V x);
        long double (*factor)(long double x);
        bool of_two;
        float reach, root; ///< beside the root the absolute error counts
    };
    auto const sigmoid = [](long double x) { return 1 / (1 + std::exp(-x)); };
    auto const slope = [](long double x) {
        long double const s = 1 / (1 + std::exp(-x));
        return s * (1 + x / (1 + std::exp(x)));
    };
    auto const logistic_pdf = [](long double x) {
        long double const e = std::exp(-std::fabs(x));
        return e / ((1 + e) * (1 + e));
    };
    auto const normal_gated = [](long double x) { return x * normal_cdf_reference(x); };
    auto const normal_slope = [](long double x) {
        return normal_cdf_reference(x) + x * normal_pdf_reference(x);
    };
    product_case const cases[]{
        {"gated_times", [](V v, V u, V x) { return simd::gated_times(v, u, x); }, sigmoid, true, 200, 1000},
        {"gated_times, shared", [](V v, V u, V x) { return simd::gated_times<true>(v, u, x); }, sigmoid, true,
         200, 1000},
        {"gated_slope_times of two, shared",
         [](V v, V u, V x) { return simd::gated_slope_times<true>(v, u, simd::broadcast<V>(1) + x, x); },
         slope, true, 200, -1.2785f},
        {"logistic_pdf_times", [](V v, V, V x) { return simd::logistic_pdf_times(v, simd::negated_abs(x)); },
         logistic_pdf, false, 200, 1000},
        {"logistic_pdf_times of two",
         [](V v, V u, V x) { return simd::logistic_pdf_times(v, u, simd::negated_abs(x)); }, logistic_pdf,
         true, 200, 1000},
        {"gated_slope_times",
         [](V v, V, V x) { return simd::gated_slope_times(v, simd::broadcast<V>(1) + x, x); }, slope, false,
         200, -1.2785f},
        {"gated_slope_times of two",
         [](V v, V u, V x) { return simd::gated_slope_times(v, u, simd::broadcast<V>(1) + x, x); }, slope,
         true, 200, -1.2785f},
        {"normal_gated_times", [](V v, V, V x) { return simd::normal_gated_times(v, x); }, normal_gated,
         false, 20, 1000},
        {"normal_slope_times", [](V v, V, V x) { return simd::normal_slope_times(v, x); }, normal_slope,
         false, 20, -0.7518f},
        {"normal_slope_times of two", [](V v, V u, V x) { return simd::normal_slope_times(v, u, x); },
         normal_slope, true, 20, -0.7518f}};
    for (product_case const& c : cases) {
        random_bits random{78};
        worst_case<float> worst;
        for (int round = 0; round < 40000; ++round) {
            float v[V::size], u[V::size], x[V::size], y[V::size];
            bool const is_far = round % 2 == 0, is_wide = round % 4 < 2;
            for (std::size_t i = 0; i < V::size; ++i) {
                for (float* const factor : {&v[i], &u[i]}) {
                    do *factor = is_wide ? random.any_number<float>() : random.between<float>(-8, 8);
                    while (!std::isfinite(*factor));
                }
                do x[i] = random.between<float>(-c.reach, is_far ? 0.0f : c.reach);
                while (std::fabs(x[i] - c.root) < 0.0625f);
            }
            simd::store(y, c.function(simd::load<V>(v), simd::load<V>(u), simd::load<V>(x)));
            for (std::size_t i = 0; i < V::size; ++i) {
                long double const factors = c.of_two ? static_cast<long double>(v[i]) * u[i] : v[i];
                worst.see(ulp_error(y[i], factors * c.factor(x[i])), v[i], x[i]);
            }
        }
        INFO(c.name << ": " << worst.error << " at " << worst.input << ", " << worst.second_input);
        CHECK(worst.error <= (simd::detail::has_fma ? 6 : 8)); // as beside the root, where terms cancel
    }
}

TEST_CASE("x Phi(x) times a factor that makes up for it, in double") {
    using V = simd::batch<double>;
    random_bits random{79};
    worst_case<double> worst;
    for (int round = 0; round < 40000; ++round) {
        double v[V::size], x[V::size], y[V::size];
        for (std::size_t i = 0; i < V::size; ++i) {
            v[i] = std::ldexp(random.between<double>(1, 2), 900);
            x[i] = random.between<double>(-48, -30);
        }
        simd::store(y, simd::normal_gated_times(simd::load<V>(v), simd::load<V>(x)));
        for (std::size_t i = 0; i < V::size; ++i)
            worst.see(ulp_error(y[i], v[i] * (x[i] * normal_cdf_reference(x[i]))), v[i], x[i]);
    }
    INFO(worst.error << " at " << worst.input << ", " << worst.second_input);
    CHECK(worst.error <= (simd::detail::has_fma ? 3 : 3.5));
}
