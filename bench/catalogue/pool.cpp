// SPDX-License-Identifier: BSL-1.0
#include "pool.hpp"
#include <algorithm>
#include <deque>
#include <functional>
#include <iterator>
#include <new>
#include <random>

namespace bench {

namespace {

constexpr std::align_val_t page{4096};
constexpr std::size_t longest = *std::max_element(std::begin(lengths), std::end(lengths));

class buffer {
public:
    /// Buffers of different numbers begin at different places of a page: otherwise all streams of a loop would
    /// compete for the same lines of the first cache.
    explicit buffer(int number)
        : memory_(static_cast<float*>(::operator new((longest + 1024) * sizeof(float), page))),
          data_(memory_ + static_cast<std::size_t>(number % 32) * 32) {
        std::fill_n(data_, longest, 0.0f);
    }
    buffer(buffer const&) = delete;
    ~buffer() { ::operator delete(memory_, page); }

    float* data() { return data_; }

private:
    float* memory_;
    float* data_;
};

/// A buffer of a family, made when it is first asked for.
float* numbered(std::deque<buffer>& family, int index, std::function<void(float*, int)> const& fill) {
    static int made = 0;
    while (static_cast<int>(family.size()) <= index) {
        buffer& fresh = family.emplace_back(made++);
        if (fill) fill(fresh.data(), static_cast<int>(family.size()));
    }
    return family[static_cast<std::size_t>(index)].data();
}

template <class Distribution>
void fill_random(float* to, int seed, Distribution distribution) {
    constexpr std::size_t period = std::size_t{1} << 16; // random enough for branches and caches
    std::minstd_rand random(static_cast<unsigned>(seed));
    std::generate_n(to, period, [&] { return distribution(random); });
    for (std::size_t i = period; i < longest; ++i) to[i] = to[i - period];
}

} // namespace

std::span<float const> normal_input(int index, std::size_t length) {
    static std::deque<buffer> family;
    auto const fill = [](float* to, int seed) {
        fill_random(to, seed, std::normal_distribution<float>(0, 2));
    };
    return {numbered(family, index, fill), length};
}

std::span<float const> unit_input(std::size_t length) {
    static std::deque<buffer> family;
    auto const fill = [](float* to, int seed) {
        fill_random(to, seed, std::uniform_real_distribution<float>(0.001f, 0.999f));
    };
    return {numbered(family, 0, fill), length};
}

std::span<float> scratch(int index, std::size_t length) {
    static std::deque<buffer> family;
    return {numbered(family, index, nullptr), length};
}

} // namespace bench
