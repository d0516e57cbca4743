// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/graph/descriptor.hpp>
#include <ogive/graph/graph.hpp>

namespace ogive::graphs {

constexpr node_id graph::operation(descriptor const& op, node_id const* arguments, int count) {
    node n;
    n.kind = node::operation;
    n.op = &op;
    n.first = arguments_.size();
    n.count = count;
    std::uint64_t mixed = op.hash;
    for (int i = 0; i < count; ++i) {
        arguments_.push_back(arguments[i]);
        std::uint64_t const own = static_cast<std::uint64_t>(hashes_[arguments[i]]);
        mixed = op.commutative ? mixed + own * own : mixed * 31 + own;
    }
    node_id const id = intern(n, hash_of(mixed));
    if (id + 1 != nodes_.size() || nodes_[id].first != n.first)
        for (int i = 0; i < count; ++i) arguments_.pop_back(); // it existed
    return id;
}

constexpr bool graph::equal(node const& a, node const& b) const {
    if (a.kind != b.kind) return false;
    if (a.is_number()) return std::bit_cast<std::uint64_t>(a.value) == std::bit_cast<std::uint64_t>(b.value);
    if (a.is_variable()) return a.first == b.first;
    if (a.op != b.op || a.count != b.count) return false;
    int i = 0;
    while (i < a.count && arguments_[a.first + i] == arguments_[b.first + i]) ++i;
    if (i == a.count) return true;
    return a.count == 2 && a.op->commutative && arguments_[a.first] == arguments_[b.first + 1] &&
           arguments_[a.first + 1] == arguments_[b.first];
}

constexpr node_id graph::intern(node const& n, std::uint32_t hash) {
    if (2 * nodes_.size() >= table_.size()) grow_table();
    std::uint32_t const mask = static_cast<std::uint32_t>(table_.size()) - 1;
    std::uint32_t place = hash & mask;
    for (; table_[static_cast<int>(place)] >= 0; place = (place + 1) & mask) {
        node_id const candidate = table_[static_cast<int>(place)];
        if (hashes_[candidate] == hash && equal(nodes_[candidate], n)) return candidate;
    }
    table_[static_cast<int>(place)] = nodes_.size();
    nodes_.push_back(n);
    hashes_.push_back(hash);
    return nodes_.size() - 1;
}

constexpr void graph::grow_table() {
    table_ = list<node_id>(table_.size() == 0 ? 64 : 2 * table_.size(), -1);
    std::uint32_t const mask = static_cast<std::uint32_t>(table_.size()) - 1;
    for (node_id id = 0; id < nodes_.size(); ++id) {
        std::uint32_t place = hashes_[id] & mask;
        while (table_[static_cast<int>(place)] >= 0) place = (place + 1) & mask;
        table_[static_cast<int>(place)] = id;
    }
}

} // namespace ogive::graphs
