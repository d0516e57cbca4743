// SPDX-License-Identifier: BSL-1.0
#pragma once

namespace ogive::graphs {

/// The few things of std::vector that graphs need. The compiler interprets graph code while it compiles, and
/// every statement counts against clang's limit; std::vector takes five times as many.
template <class T>
class list {
public:
    constexpr list() = default;
    /// So many zeros; at once, which is less work for clang than one by one.
    constexpr explicit list(int count)
        : items_(new T[static_cast<unsigned>(count)]{}), size_(count), capacity_(count) {}
    constexpr explicit list(int count, T const& value) {
        reserve(count);
        for (int i = 0; i < count; ++i) items_[i] = value;
        size_ = count;
    }
    constexpr list(list const& other) {
        reserve(other.size_);
        for (int i = 0; i < other.size_; ++i) items_[i] = other.items_[i];
        size_ = other.size_;
    }
    constexpr list(list&& other) noexcept { swap(other); }
    constexpr list& operator=(list other) noexcept {
        swap(other);
        return *this;
    }
    constexpr ~list() { delete[] items_; }

    constexpr int size() const { return size_; }
    constexpr T& operator[](int i) { return items_[i]; }
    constexpr T const& operator[](int i) const { return items_[i]; }
    constexpr T const* begin() const { return items_; }
    constexpr T const* end() const { return items_ + size_; }
    constexpr T* begin() { return items_; }
    constexpr T* end() { return items_ + size_; }

    constexpr void push_back(T const& value) {
        if (size_ == capacity_) {
            T const copy = value; // may be one of our own
            reserve(capacity_ == 0 ? 16 : 2 * capacity_);
            items_[size_++] = copy;
        } else {
            items_[size_++] = value;
        }
    }
    constexpr void pop_back() { --size_; }

    constexpr void reserve(int capacity) {
        if (capacity <= capacity_) return;
        T* grown = new T[static_cast<unsigned>(capacity)]; // filled when it is used
        for (int i = 0; i < size_; ++i) grown[i] = items_[i];
        delete[] items_;
        items_ = grown;
        capacity_ = capacity;
    }

private:
    constexpr void swap(list& other) noexcept {
        T* const items = items_;
        int const size = size_, capacity = capacity_;
        items_ = other.items_, size_ = other.size_, capacity_ = other.capacity_;
        other.items_ = items, other.size_ = size, other.capacity_ = capacity;
    }

    T* items_ = nullptr;
    int size_ = 0;
    int capacity_ = 0;
};

} // namespace ogive::graphs
