// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <boost/hana/tuple.hpp>
#include <ogive/activation/activations.hpp>
#include <ogive/activation/entry.hpp>

namespace ogive {

/// All activations of the library, for `boost::hana::for_each` (include <boost/hana/for_each.hpp>):
///
///     hana::for_each(ogive::catalogue, [](auto entry) { std::cout << entry.name << '\n'; });
// clang-format off
inline constexpr auto catalogue = boost::hana::make_tuple(
    // linear
    catalogue_entry<identity>{},
    catalogue_entry<step, activation_facts{.kinks = {0}}>{},
    catalogue_entry<exponential>{},
    // rectifier
    catalogue_entry<relu, activation_facts{.kinks = {0}}>{},
    catalogue_entry<leaky_relu, activation_facts{.kinks = {0}}>{},
    catalogue_entry<prelu, activation_facts{.kinks = {0}}>{},
    catalogue_entry<rrelu, activation_facts{.kinks = {0}}>{},
    catalogue_entry<threshold>{},
    catalogue_entry<relu2>{},
    catalogue_entry<star_relu>{},
    // hard
    catalogue_entry<hardtanh, activation_facts{.kinks = {-1, 1}}>{},
    catalogue_entry<relu6, activation_facts{.kinks = {0, 6}}>{},
    catalogue_entry<hardsigmoid, activation_facts{.kinks = {-3, 3}}>{},
    catalogue_entry<hardswish, activation_facts{.kinks = {-3, 3}}>{},
    catalogue_entry<sparse_sigmoid, activation_facts{.kinks = {-1, 1}}>{},
    catalogue_entry<sparse_plus>{},
    // sigmoidal
    catalogue_entry<sigmoid>{},
    catalogue_entry<logit, activation_facts{.low = 0, .high = 1}>{},
    catalogue_entry<activations::tanh>{},
    catalogue_entry<logsigmoid>{},
    catalogue_entry<softplus>{},
    catalogue_entry<softcap>{},
    catalogue_entry<dynamic_tanh>{},
    // algebraic
    catalogue_entry<softsign>{},
    catalogue_entry<isru>{},
    catalogue_entry<isrlu>{},
    catalogue_entry<bent_identity>{},
    catalogue_entry<squareplus>{},
    // elu
    catalogue_entry<elu>{},
    catalogue_entry<selu, activation_facts{.kinks = {0}}>{},
    catalogue_entry<celu>{},
    catalogue_entry<elish>{},
    catalogue_entry<xielu, activation_facts{.kinks = {-1e-6, 0}}>{},
    // swish
    catalogue_entry<silu>{},
    catalogue_entry<swish>{},
    catalogue_entry<quick_gelu>{},
    catalogue_entry<acon_c>{},
    catalogue_entry<aria2>{},
    catalogue_entry<golu>{},
    // gelu
    catalogue_entry<gelu>{},
    catalogue_entry<gelu_tanh>{},
    catalogue_entry<gaussian>{},
    catalogue_entry<laplace>{},
    // mish
    catalogue_entry<mish>{},
    catalogue_entry<smish>{},
    catalogue_entry<phish>{},
    catalogue_entry<serf>{},
    catalogue_entry<tanhexp>{},
    catalogue_entry<lisht>{},
    // shrink
    catalogue_entry<hardshrink, activation_facts{.kinks = {-0.5, 0.5}}>{},
    catalogue_entry<softshrink, activation_facts{.kinks = {-0.5, 0.5}}>{},
    catalogue_entry<tanhshrink>{},
    // periodic
    catalogue_entry<sine>{},
    catalogue_entry<snake>{},
    // gated
    catalogue_entry<glu>{},
    catalogue_entry<bilinear>{},
    catalogue_entry<reglu, activation_facts{.kinks = {0}}>{},
    catalogue_entry<geglu>{},
    catalogue_entry<swiglu>{},
    catalogue_entry<clamped_swiglu, activation_facts{.kinks = {7}}>{},
    // maxout
    catalogue_entry<maxout<2>>{},
    catalogue_entry<maxout<3>>{},
    catalogue_entry<maxout<4>>{},
    catalogue_entry<maxout<5>>{},
    catalogue_entry<maxout<6>>{},
    catalogue_entry<maxout<7>>{},
    catalogue_entry<maxout<8>>{});
// clang-format on

} // namespace ogive
