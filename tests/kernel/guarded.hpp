// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <type_traits>
#include <vector>

/// Elements at any alignment that an element can have, with guards before and behind that must not be touched.
template <class T>
class guarded {
public:
    explicit guarded(std::size_t size, std::size_t offset = 0) : size_(size), offset_(offset) {
        std::memset(all_.data(), 0xA5, all_.size() * sizeof(T)); // negative and tiny: no value of a test
    }
    std::span<T> span() { return {all_.data() + begin(), size_}; }
    std::span<T const> span() const { return {all_.data() + begin(), size_}; }
    T& operator[](std::size_t i) { return span()[i]; }
    T operator[](std::size_t i) const { return span()[i]; }
    bool guards_are_whole() const {
        for (std::size_t i = 0; i < all_.size(); ++i)
            if ((i < begin() || i >= begin() + size_) && !untouched(all_[i])) return false;
        return true;
    }
    /// Nothing at all has been written.
    bool is_untouched() const {
        for (T const each : span())
            if (!untouched(each)) return false;
        return guards_are_whole();
    }

private:
    static constexpr std::size_t guard = 64;
    static bool untouched(T const& value) {
        unsigned char bytes[sizeof(T)];
        std::memcpy(bytes, &value, sizeof(T));
        for (unsigned char const b : bytes)
            if (b != 0xA5) return false;
        return true;
    }
    std::size_t begin() const { return guard + offset_; }

    std::size_t size_, offset_;
    std::vector<T> all_ = std::vector<T>(size_ + offset_ + 2 * guard);
};

/// The same bits, or both NaN.
template <class T>
bool same(T a, T b) {
    using bits = std::conditional_t<sizeof(T) == 4, std::uint32_t, std::uint64_t>;
    return std::bit_cast<bits>(a) == std::bit_cast<bits>(b) || (a != a && b != b);
}
