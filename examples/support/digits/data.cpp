// SPDX-License-Identifier: BSL-1.0
#include <fstream>
#include <numeric>
#include <sstream>
#include <stdexcept>
#include <support/digits/data.hpp>
#include <utility>

namespace digits {

namespace {

std::vector<double> parse(std::string const& line) {
    std::vector<double> numbers;
    std::istringstream stream(line);
    for (std::string cell; std::getline(stream, cell, ',');) numbers.push_back(std::stod(cell));
    if (numbers.size() != pixels + 1)
        throw std::runtime_error("a line of the data has not 65 numbers: " + line);
    return numbers;
}

} // namespace

dataset load(std::string const& path) {
    std::ifstream file(path);
    if (!file) throw std::runtime_error("cannot read " + path);
    std::vector<std::vector<double>> lines;
    for (std::string line; std::getline(file, line);) lines.push_back(parse(line));

    dataset all{matrix(lines.size(), pixels), {}};
    for (std::size_t row = 0; row < lines.size(); ++row) {
        all.images.row(static_cast<int>(row)) =
            Eigen::Map<Eigen::RowVectorXd const>(lines[row].data(), pixels) / 16.0;
        all.labels.push_back(static_cast<int>(lines[row].back()));
    }
    return all;
}

dataset dataset::select(std::vector<int> const& rows) const {
    dataset chosen{images(rows, Eigen::all), {}};
    for (int const row : rows) chosen.labels.push_back(labels[static_cast<std::size_t>(row)]);
    return chosen;
}

partition split(dataset const& all, int held_out, std::mt19937& random) {
    std::vector<int> const order = shuffled(all.size(), random);
    return {all.select({order.begin() + held_out, order.end()}),
            all.select({order.begin(), order.begin() + held_out})};
}

std::vector<int> shuffled(int n, std::mt19937& random) {
    std::vector<int> order(static_cast<std::size_t>(n));
    std::iota(order.begin(), order.end(), 0);
    for (std::size_t left = order.size(); left > 1; --left)
        std::swap(order[left - 1], order[random() % left]);
    return order;
}

} // namespace digits
