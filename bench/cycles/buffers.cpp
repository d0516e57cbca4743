// SPDX-License-Identifier: BSL-1.0
#include "row.hpp"
#include <random>

namespace bench {

template <class T>
buffers<T>::buffers(std::size_t length)
    : first(length), second(length), upstream(length), result(length), slope(length), gradient(length) {
    std::minstd_rand random(1);
    std::normal_distribution<T> normal(0, 2);
    for (auto* input : {&first, &second, &upstream})
        for (T& number : *input) number = normal(random);
}

template struct buffers<float>;
template struct buffers<double>;

} // namespace bench
