// SPDX-License-Identifier: BSL-1.0
// Formulas over rows in several threads: the bits of one thread, sums of columns and totals included.
#include "threads.hpp"
#include <ogive/ogive.hpp>

namespace {

constexpr auto x = ogive::var<"x">;
constexpr auto gain = ogive::var<"gain">;
constexpr auto offset = ogive::var<"offset">;
constexpr auto scale = ogive::var<"scale">;
constexpr auto norm = scale * ogive::rms_norm(x, gain) + offset;

struct shape {
    std::size_t count, length;
};
/// Short rows and long ones, few and many; one without threads.
constexpr shape shapes[]{{3, 4}, {50001, 8}, {1003, 300}, {7, 70000}, {200, 4099}, {0, 5}, {5, 0}};

/// All results of a kernel and of a pullback over rows, one behind the other.
template <class T, class... Parallel>
std::vector<T> all_results(shape s, bool transposed, Parallel... parallel) {
    std::size_t const size = s.count * s.length;
    auto const in = random_values<T>(size, 1), up = random_values<T>(size, 2);
    auto const gains = random_values<T>(s.length, 3), offsets = random_values<T>(s.count, 4);
    std::vector<T> y(size), largest(s.count), dx(size), dgains(s.length), doffsets(s.count);
    T dscale = 0;
    auto const run = [&](auto const& view) {
        ogive::kernel<ogive::softmax, row_max(x)>(parallel..., view(in), view(y), largest);
        ogive::pullback<norm>(parallel..., scale = T(2), x = view(in), gain = ogive::per_column(gains),
                              offset = ogive::per_row(offsets), view(up), dscale, view(dx), dgains, doffsets);
    };
    if (transposed)
        run([&](auto& buffer) { return ogive::transposed(ogive::rows(buffer, s.length, s.count)); });
    else
        run([&](auto& buffer) { return ogive::rows(buffer, s.count, s.length); });
    std::vector<T> all{dscale};
    for (auto const* part : {&y, &largest, &dx, &dgains, &doffsets})
        all.insert(all.end(), part->begin(), part->end());
    return all;
}

} // namespace

TEMPLATE_TEST_CASE("Rows in several threads", "", float, double) {
    for (shape const s : shapes)
        for (bool const transposed : {false, true}) {
            auto const serial = all_results<TestType>(s, transposed);
            for (int const count : {1, 2, 3, 7}) {
                threads const team(count);
                INFO(s.count << " rows of " << s.length << ", threads " << count);
                auto const result = all_results<TestType>(s, transposed, ogive::parallel);
                CHECK(differences<TestType>(serial, result) == 0);
            }
        }
}

TEST_CASE("Shapes that do not match are refused for several threads as for one") {
    std::vector<float> in(12), out(12);
    CHECK_THROWS_AS(
        ogive::kernel<ogive::softmax>(ogive::parallel, ogive::rows(in, 3, 4), ogive::rows(out, 4, 3)),
        ogive::argument_error);
}
