// SPDX-License-Identifier: BSL-1.0
#include "samples.hpp"
#include "ulp.hpp"
#include <bit>
#include <cmath>
#include <limits>

namespace certify {

namespace {

__extension__ using wide = unsigned __int128;

/// Something between numbers that is the same in every run.
std::uint64_t mixed(std::uint64_t index) { return test::random_bits{index}(); }

template <class T>
using bits_of = std::conditional_t<sizeof(T) == 4, std::uint32_t, std::uint64_t>;

/// Numbers of magnitude 2^-12 to 2^8 (in double: 2^10), where exponentials neither vanish nor are 1: how many.
template <class T>
inline constexpr std::uint64_t moderate = (sizeof(T) == 4 ? 20ull << 23 : 22ull << 52);
template <class T>
inline constexpr std::uint64_t least_moderate = (sizeof(T) == 4 ? (127ull - 12) << 23 : (1023ull - 12) << 52);

/// A number by its place among the moderate ones of both signs.
template <class T>
T moderate_number(std::uint64_t place) {
    T const size = std::bit_cast<T>(static_cast<bits_of<T>>(least_moderate<T> + place % moderate<T>));
    return place < moderate<T> ? size : -size;
}

/// Stratum `index` of `count` of [0, size).
std::uint64_t in_stratum(std::uint64_t index, std::uint64_t count, wide size) {
    auto const begin = static_cast<std::uint64_t>(size * index / count);
    auto const end = static_cast<std::uint64_t>(size * (index + 1) / count);
    return begin + mixed(index) % (end - begin);
}

} // namespace

template <class T>
samples<T>::samples(subject const& of, reference const& exact, std::uint64_t count, bool every_float)
    : subject_(&of), every_float_(every_float), count_(count) {
    using limits = std::numeric_limits<T>;
    if (!every_float) {
        for (T const x : {T(0), limits::denorm_min(), limits::min(), limits::max(), limits::infinity()})
            for (T const y : {x, -x}) special_.push_back(y);
        special_.push_back(limits::quiet_NaN());
        for (int i = 0; i < of.kink_count; ++i) add_around(of.kinks[i]);
        for (int i = of.inputs; i < of.parameters; ++i) {
            add_around(of.defaults[i]);
            add_around(-of.defaults[i]);
        }
        add_around(0.5);
        add_around(1);
        add_around(-1);
        add_roots(exact);
    }
    blocks_ = (count_ + special_.size() + block_size - 1) / block_size;
}

template <class T>
void samples<T>::add_around(double point) {
    T const centre = static_cast<T>(point);
    special_.push_back(centre);
    T below = centre, above = centre;
    for (int i = 0; i < 64; ++i) {
        special_.push_back(below = std::nextafter(below, -std::numeric_limits<T>::infinity()));
        special_.push_back(above = std::nextafter(above, std::numeric_limits<T>::infinity()));
    }
    for (double distance = 0.07; distance > static_cast<double>(std::numeric_limits<T>::epsilon());
         distance *= 0.93) {
        special_.push_back(static_cast<T>(point * (1 - distance)));
        special_.push_back(static_cast<T>(point * (1 + distance)));
    }
}

template <class T>
void samples<T>::add_roots(reference const& exact) {
    int const last = subject_->inputs - 1;
    double given[most_parameters];
    double const* pointers[most_parameters];
    for (int i = 0; i < most_parameters; ++i) {
        given[i] = i < subject_->inputs       ? 1.73 - 0.6 * i
                   : i < subject_->parameters ? subject_->defaults[i]
                                              : 0;
        pointers[i] = &given[i];
    }
    auto const value = [&](int order, double x) {
        given[last] = x;
        triple<double> y;
        exact.in_double(pointers, last, 1, &y);
        return y.order[order];
    };
    for (int order = 0; order < 3; ++order)
        for (double const sign : {1.0, -1.0})
            for (double x = 0x1p-12; x < 256; x *= 1.05) {
                double inside = sign * x, outside = sign * x * 1.05;
                double const first = value(order, inside), second = value(order, outside);
                if (!(first * second < 0)) continue;
                for (int i = 0; i < 60; ++i) {
                    double const middle = (inside + outside) / 2;
                    ((value(order, middle) < 0) == (first < 0) ? inside : outside) = middle;
                }
                if (special_.size() < 100'000) add_around(inside);
            }
}

template <class T>
T samples<T>::last_input(std::uint64_t index) const {
    if (every_float_) return std::bit_cast<T>(static_cast<bits_of<T>>(index));
    if (index < count_ / 2)
        return std::bit_cast<T>(
            static_cast<bits_of<T>>(in_stratum(index, count_ / 2, wide(1) << (8 * sizeof(T)))));
    if (index < count_)
        return moderate_number<T>(in_stratum(index - count_ / 2, count_ - count_ / 2, 2 * moderate<T>));
    return special_[static_cast<std::size_t>(index - count_) % special_.size()];
}

template <class T>
void samples<T>::fill(std::uint64_t block, T* const* to) const {
    int const last = subject_->inputs - 1;
    for (std::size_t k = 0; k < block_size; ++k) {
        std::uint64_t const index = block * block_size + k;
        to[last][k] = last_input(index);
        for (int i = 0; i < last; ++i) {
            std::uint64_t const random = mixed(8 * index + static_cast<std::uint64_t>(i) + 1);
            T const any = std::bit_cast<T>(static_cast<bits_of<T>>(random >> (64 - 8 * sizeof(T))));
            to[i][k] = (random & 3) == 0 && any - any == 0
                           ? any
                           : moderate_number<T>(mixed(random) % (2 * moderate<T>));
        }
    }
}

template class samples<float>;
template class samples<double>;

} // namespace certify
