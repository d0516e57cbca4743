// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <ogive/graph/descriptor.hpp>
#include <ogive/graph/graph.hpp>

namespace ogive::graphs {

constexpr node_id graph::operation(descriptor const& op, node_id const* arguments, int count) {
    node n{};
    n.kind = node::operation;
    n.op = &op;
    n.first = arguments_.size();
    n.count = count;
    std::uint64_t mixed = op.hash;
    std::uint32_t const* const hashes = hashes_.begin();
    for (int i = 0; i < count; ++i) {
        arguments_.push_back(arguments[i]);
        std::uint64_t const own = hashes[arguments[i]];
        mixed = op.commutative ? mixed + own * own : mixed * 31 + own;
    }
    node_id const id = intern(n, hash_of(mixed));
    if (id + 1 != nodes_.size() || nodes_[id].first != n.first)
        for (int i = 0; i < count; ++i) arguments_.pop_back(); // it existed
    return id;
}

constexpr bool graph::equal(node const& a, node const& b) const {
    if (a.kind != b.kind) return false;
    if (a.kind == node::number)
        return std::bit_cast<std::uint64_t>(a.value) == std::bit_cast<std::uint64_t>(b.value);
    if (a.kind == node::variable) return a.first == b.first;
    if (a.op != b.op || a.count != b.count) return false;
    node_id const *const left = arguments_.begin() + a.first, *const right = arguments_.begin() + b.first;
    int i = 0;
    while (i < a.count && left[i] == right[i]) ++i;
    if (i == a.count) return true;
    return a.count == 2 && a.op->commutative && left[0] == right[1] && left[1] == right[0];
}

constexpr node_id graph::intern(node const& n, std::uint32_t hash) {
    int const count = nodes_.size();
    if (2 * count >= table_.size()) set_table_size(table_.size() == 0 ? 64 : 2 * table_.size());
    std::uint32_t const mask = static_cast<std::uint32_t>(table_.size()) - 1;
    std::uint32_t place = hash & mask;
    node_id* const table = table_.begin();
    for (; table[place] != 0; place = (place + 1) & mask) {
        node_id const candidate = table[place] - 1;
        if (hashes_[candidate] == hash && equal(nodes_[candidate], n)) return candidate;
    }
    nodes_.push_back(n);
    hashes_.push_back(hash);
    table[place] = count + 1;
    return count;
}

constexpr void graph::set_table_size(int size) {
    table_ = list<node_id>(size);
    std::uint32_t const mask = static_cast<std::uint32_t>(size) - 1;
    node_id* const table = table_.begin();
    for (node_id id = 0; id < nodes_.size(); ++id) {
        std::uint32_t place = hashes_[id] & mask;
        while (table[place] != 0) place = (place + 1) & mask;
        table[place] = id + 1;
    }
}

constexpr void graph::reserve(int nodes) {
    nodes_.reserve(nodes);
    hashes_.reserve(nodes);
    arguments_.reserve(2 * nodes);
    int size = 64;
    while (size < 2 * nodes + 2) size *= 2;
    if (size > table_.size()) set_table_size(size);
}

} // namespace ogive::graphs
