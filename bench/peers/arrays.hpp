// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <cstddef>
#include <cstdlib>
#include <memory>
#include <new>
#if defined(__linux__)
#include <sys/mman.h>
#endif

namespace bench {

/// Arrays one behind the other, in large pages where the system has them: with small ones, it depends on the run which of
/// them fit in the second cache together.
class arrays {
public:
    arrays(int count, std::size_t length) : stride_(length + 64) {
        constexpr std::size_t page = 1 << 21;
        std::size_t const bytes =
            (static_cast<std::size_t>(count) * stride_ * sizeof(float) + page - 1) / page * page;
        memory_.reset(static_cast<float*>(std::aligned_alloc(page, bytes)));
        if (memory_ == nullptr) throw std::bad_alloc();
#if defined(__linux__)
        madvise(memory_.get(), bytes, MADV_HUGEPAGE);
#endif
        for (std::size_t i = 0; i < bytes / sizeof(float); ++i) memory_.get()[i] = 0;
    }

    float* operator[](int i) const { return memory_.get() + static_cast<std::size_t>(i) * stride_; }

private:
    struct release {
        void operator()(float* memory) const { std::free(memory); }
    };
    std::size_t stride_;
    std::unique_ptr<float, release> memory_;
};

} // namespace bench
