// SPDX-License-Identifier: BSL-1.0
// Trains a small GEGLU network on handwritten digits: Eigen multiplies matrices, Ogive does every activation and
// gradient. Then times the activation on the network's own numbers. Usage: digits [elements to time]
#include "formulas.hpp"
#include "timing.hpp"
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <support/digits/data.hpp>
#include <support/digits/loss.hpp>
#include <support/digits/network.hpp>
#include <support/digits/training.hpp>
#include <support/progress.hpp>

namespace {

using namespace digits;

constexpr int hidden = 64;
constexpr double accuracy_wanted = 0.96;
constexpr double difference_allowed = 1e-5; // both round; the values are of the order of 1

/// The hidden layer of the trained network, for all images that it was trained on.
layer_numbers trained_layer(network const& net, dataset const& data) {
    pass const p = net.forward(data.images);
    matrix const upstream =
        cross_entropy(p.scores(), data.labels).scores_gradient * net.layers.back().weights.transpose();
    matrix const& before = p.before.front();
    auto const half = before.size() / 2;
    return {{before.data(), before.data() + half},
            {before.data() + half, before.data() + 2 * half},
            {upstream.data(), upstream.data() + upstream.size()}};
}

bool learn(network& net, partition const& data, std::mt19937& random) {
    std::printf("%d images to train on, %d held out; 64 pixels -> GEGLU of 2 x %d units -> 10 digits\n",
                data.training.size(), data.held_out.size(), hidden);
    support::progress done(schedule{}.epochs, "epochs");
    double const accuracy = train(net, data, schedule{}, random, [&](epoch e) {
        done.clear();
        std::printf("epoch %2d   loss %.4f   held out: %.2f %% right\n", e.number, e.mean_loss,
                    100 * e.accuracy);
        std::fflush(stdout);
        done.step();
    });
    done.clear();
    bool const good = accuracy >= accuracy_wanted;
    std::printf("%s: %.2f %% of the images held out are right, %.0f %% wanted\n", good ? "good" : "FAILED",
                100 * accuracy, 100 * accuracy_wanted);
    return good;
}

void show_formulas() {
    std::printf("\nformula:         %s\n", ogive::to_string(geglu).c_str());
    std::printf("derived, by a:   %s\n", ogive::to_string(diff(geglu, a)).c_str());
    std::printf("derived, by b:   %s\n", ogive::to_string(diff(geglu, b)).c_str());
}

bool compare_speed(layer_numbers const& once, std::size_t elements) {
    std::printf(
        "\nvalue and both gradients, on this network's numbers repeated to %zu elements, ns/element:\n",
        elements);
    speed const s = measure(tiled(once, elements), 7);
    std::printf("  fused by Ogive, one loop       %8.3f\n", s.fused);
    std::printf("  one loop for each operation    %8.3f   (%.1f times as long; std::exp, std::erf)\n",
                s.unfused, s.unfused / s.fused);
    std::printf("  memcpy of three arrays         %8.3f   (fused: %.2f times as long)\n", s.copies,
                s.fused / s.copies);
    std::printf("  memcpy of one array            %8.3f\n", s.copy);
    bool const good = s.largest_difference <= difference_allowed;
    std::printf("%s: fused and unfused differ by at most %.1e\n", good ? "good" : "FAILED",
                s.largest_difference);
    return good;
}

} // namespace

int main(int argc, char* argv[]) try {
    std::size_t const elements = argc > 1 ? std::stoul(argv[1]) : std::size_t{1} << 24;
    std::mt19937 random(2026);
    partition const data = split(load(), 360, random);
    network net({pixels, hidden, classes}, gated<geglu>(), 1, random);
    bool const learned = learn(net, data, random);
    show_formulas();
    bool const same = compare_speed(trained_layer(net, data.training), elements);
    return learned && same ? EXIT_SUCCESS : EXIT_FAILURE;
} catch (std::exception const& error) {
    std::fprintf(stderr, "digits: %s\n", error.what());
    return EXIT_FAILURE;
}
