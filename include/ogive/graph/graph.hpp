// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <bit>
#include <cstdint>
#include <ogive/graph/list.hpp>
#include <string_view>

namespace ogive::graphs {

struct descriptor;

/// The index of a node in its graph. A node's arguments have smaller indices than the node.
using node_id = int;

/// A number, a variable, or a primitive applied to arguments.
struct node {
    enum kind_type : signed char { number, variable, operation };

    descriptor const* op; ///< operation: the primitive
    double value;         ///< number
    int first;            ///< operation: where its arguments begin; variable: its slot
    int count;            ///< operation: how many arguments
    kind_type kind;

    constexpr bool is_number() const { return kind == number; }
    constexpr bool is_variable() const { return kind == variable; }
    constexpr bool is_operation() const { return kind == operation; }
};

/// A graph to read, wherever its arrays are.
struct graph_view {
    node const* nodes = nullptr;
    node_id const* arguments = nullptr;
    int node_count = 0;
    node_id const* outputs = nullptr;
    int output_count = 0;
    std::string_view const* variables = nullptr;
    int variable_count = 0;

    constexpr int size() const { return node_count; }
    constexpr node const& operator[](node_id id) const { return nodes[id]; }
    constexpr node_id argument(node const& n, int i) const { return arguments[n.first + i]; }
    constexpr node_id argument(node_id id, int i) const { return arguments[nodes[id].first + i]; }
};

/// A formula, or several, as a flat array of nodes in topological order. Equal subexpressions are one node by
/// construction: every node is looked up before it is made (hash-consing), `a + b` and `b + a` being equal.
class graph {
public:
    constexpr int size() const { return nodes_.size(); }
    constexpr node const& operator[](node_id id) const { return nodes_[id]; }
    constexpr node_id argument(node const& n, int i) const { return arguments_[n.first + i]; }
    constexpr node_id argument(node_id id, int i) const { return arguments_[nodes_[id].first + i]; }

    constexpr int argument_count() const { return arguments_.size(); }
    constexpr node const* nodes() const { return nodes_.begin(); }
    constexpr node_id const* arguments() const { return arguments_.begin(); }

    /// Valid until the graph changes.
    constexpr operator graph_view() const {
        return {nodes_.begin(), arguments_.begin(), nodes_.size(),   outputs.begin(),
                outputs.size(), variables.begin(),  variables.size()};
    }

    /// Makes room for so many nodes.
    constexpr void reserve(int nodes);

    /// The formulas: what a kernel computes, in order.
    list<node_id> outputs;
    /// The variables' names by slot, in order of first appearance.
    list<std::string_view> variables;

    constexpr node_id number(double value) {
        node n{};
        n.value = value;
        return intern(n, hash_of(std::bit_cast<std::uint64_t>(value)));
    }

    constexpr bool has_variable(std::string_view name) const { return slot_of(name) < variables.size(); }

    constexpr node_id variable(std::string_view name) {
        int const slot = slot_of(name);
        if (slot == variables.size()) variables.push_back(name);
        return variable_at(slot);
    }

    constexpr node_id variable_at(int slot) {
        node n{};
        n.kind = node::variable;
        n.first = slot;
        return intern(n, hash_of(static_cast<std::uint64_t>(slot) + 0x51ed270bu));
    }

    /// A variable different from all others, to differentiate with respect to a parameter.
    constexpr node_id fresh_variable() { return variable_at(--last_fresh_); }

    constexpr node_id operation(descriptor const& op, node_id const* arguments, int count);

private:
    constexpr int slot_of(std::string_view name) const {
        int slot = 0;
        while (slot < variables.size() && variables[slot] != name) ++slot;
        return slot;
    }

    static constexpr std::uint32_t hash_of(std::uint64_t bits) {
        bits ^= bits >> 32; // round numbers have their bits at one end
        bits *= 0x9e3779b97f4a7c15u;
        return static_cast<std::uint32_t>(bits >> 32);
    }

    constexpr bool equal(node const& a, node const& b) const;
    constexpr node_id intern(node const& n, std::uint32_t hash);
    constexpr void set_table_size(int size);

    list<node> nodes_;
    list<node_id> arguments_;
    list<std::uint32_t> hashes_; // by node
    list<node_id> table_;        // open addressing: a node's index plus 1; 0: free
    int last_fresh_ = 0;
};

} // namespace ogive::graphs

// Its members need the descriptors of the primitives, which name the graph.
#include <ogive/graph/descriptor.hpp>
