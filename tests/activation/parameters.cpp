// SPDX-License-Identifier: BSL-1.0
// Parameters with defaults can be given, as numbers and as variables, and differentiated by.
#include "accuracy.hpp"

namespace {

/// Every parameter is a buffer: the gradients with respect to all of them against the oracle.
template <class Entry>
void check_gradients() {
    using parts = anatomy_of<Entry>;
    constexpr int count = parts::count;
    constexpr std::size_t length = 24;
    constexpr auto open = parts::open(Entry::activation);
    double standard[count];
    parts::defaults(Entry::activation, standard);
    std::vector<double> in[count], out[count];
    std::vector<double> const upstream(length, 0.75);
    test::random_bits random{7};
    for (std::size_t k = 0; k < length; ++k)
        for (int i = 0; i < count; ++i)
            in[i].push_back(i < Entry::inputs ? random.between<double>(-2, 2)
                                              : standard[i] + random.between<double>(0.0625, 0.25));
    if (std::isfinite(Entry::facts.low)) // inside of the domain
        for (double& x : in[0]) x = std::fabs(x) / 2 + 1e-3;
    for (auto& gradient : out) gradient.assign(length, 0);
    // gradients come in the order in which the formula names its variables; here they are chosen, in the order of the
    // parameters
    [&]<int... I>(std::integer_sequence<int, I...>) {
        ogive::pullback<open, parts::template variable<I>...>((parts::template variable<I> = in[I])...,
                                                              upstream, out[I]...);
    }
    (std::make_integer_sequence<int, count>{});
    for (int i = 0; i < count; ++i) {
        double worst = 0, wrong_at = 0;
        for (std::size_t k = 0; k < length; ++k) {
            double given[count];
            for (int j = 0; j < count; ++j) given[j] = in[j][k];
            long double const exact = oracles::evaluate(Entry::name, given, i).order[1] * 0.75L;
            double const error = static_cast<double>(std::fabs(static_cast<long double>(out[i][k]) - exact) /
                                                     (std::fabs(exact) + 1e-3L));
            if (!(error <= worst)) worst = error, wrong_at = in[0][k];
        }
        INFO(Entry::name << ", gradient with respect to " << parts::names[i] << ": wrong by " << worst
                         << " at " << wrong_at);
        CHECK(worst <= 1e-12);
    }
}

} // namespace

TEST_CASE("Gradients with respect to every parameter") {
    for_each_entry<0, catalogue_size>([](auto entry) { check_gradients<decltype(entry)>(); });
}
