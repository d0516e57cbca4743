// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <string>
#include <string_view>

namespace ogive::graphs {

/// Texts one after the other. (Of `"a" + text` g++ 12 warns without reason, -Wrestrict.)
template <class... Text>
std::string words(Text const&... texts) {
    std::string result;
    (result.append(std::string_view(texts)), ...);
    return result;
}

} // namespace ogive::graphs
