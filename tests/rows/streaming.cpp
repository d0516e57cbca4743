// SPDX-License-Identifier: BSL-1.0
// Rows whose results are written past the caches: the same results, nothing else touched, wherever the rows begin.
#include "catch.hpp"
#include "matrix.hpp"
#include "streaming_from.hpp"
#include <algorithm>

namespace {

using test::streaming_from, test::never;

constexpr auto x = ogive::var<"x">;
constexpr auto softmax = exp(x - row_max(x)) / row_sum(exp(x - row_max(x)));
constexpr auto centred = x - row_mean(x);

/// Rows some elements after an address to which a register can be streamed.
template <class T>
class placed_rows {
public:
    placed_rows(std::size_t count, std::size_t length, std::size_t gap, std::size_t offset)
        : count_(count), length_(length), stride_(length + gap), all_(count * stride_ + 64, mark),
          begin_(ogive::simd::elements_to_alignment(all_.data()) + offset) {}

    auto rows() { return ogive::rows(all_.data() + begin_, count_, length_, stride_); }

    /// Whether the rows are those of m, and nothing beside them has been written.
    bool holds(matrix<T> const& m) const {
        std::vector<T> expected(all_.size(), mark);
        for (std::size_t r = 0; r < count_; ++r)
            std::copy(m.row(r).begin(), m.row(r).end(),
                      expected.begin() + static_cast<std::ptrdiff_t>(begin_ + r * stride_));
        return all_ == expected;
    }

private:
    static constexpr T mark = T(-77.25);
    std::size_t count_, length_, stride_;
    std::vector<T> all_;
    std::size_t begin_;
};

} // namespace

TEMPLATE_TEST_CASE("What is streamed in rows is what is stored", "", float, double) {
    std::size_t const count = 5;
    for (std::size_t const length : {8u, 16u, 31u, 64u, 100u, 128u, 1000u, 1024u, 1025u, 8192u, 20000u})
        for (std::size_t const gap : {0u, 3u, 15u, 16u}) {
            auto const in = random_matrix<TestType>(count, length, gap, 3);
            matrix<TestType> stored(count, length), less(count, length);
            {
                streaming_from const limit(never);
                ogive::kernel<softmax, centred>(in.rows(), stored.rows(), less.rows());
            }
            streaming_from const limit(1);
            for (std::size_t const offset : {0u, 1u, 4u}) {
                INFO("length " << length << ", gap " << gap << ", offset " << offset);
                placed_rows<TestType> streamed(count, length, gap, offset);
                ogive::kernel<softmax>(in.rows(), streamed.rows());
                CHECK(streamed.holds(stored));
                placed_rows<TestType> first(count, length, gap, 1), second(count, length, gap, offset);
                ogive::kernel<softmax, centred>(in.rows(), first.rows(), second.rows());
                CHECK(first.holds(stored));
                CHECK(second.holds(less));
            }
        }
}

TEMPLATE_TEST_CASE("Rows in place are right, streaming or not", "", float, double) {
    auto m = random_matrix<TestType>(7, 1024, 0, 3);
    auto const in = m;
    matrix<TestType> stored(7, 1024);
    ogive::kernel<softmax>(in.rows(), stored.rows());
    streaming_from const limit(1);
    ogive::kernel<softmax>(m.rows(), m.rows());
    CHECK(m.holds(stored));
}
