// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/kernel/message.hpp>

namespace ogive::graphs {

/// Texts one after the other. (Of `"a" + text` g++ 12 warns without reason, -Wrestrict.)
template <class... Text>
std::string words(Text const&... texts) {
    return kernels::message_of({texts...});
}

} // namespace ogive::graphs
