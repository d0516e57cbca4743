// SPDX-License-Identifier: BSL-1.0
#include "run.hpp"
#include "judge.hpp"
#include "samples.hpp"
#include "ulp.hpp"
#include <algorithm>
#include <atomic>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <mutex>
#include <thread>

namespace certify {

namespace {

std::vector<tally> no_tallies(subject const& of) {
    return {static_cast<std::size_t>(of.formula_count), tally(static_cast<std::size_t>(of.inputs - 1))};
}

/// The buffers of one thread and what it does with a block.
template <class T>
class worker {
public:
    worker(task const& work, samples<T> const& points)
        : work_(&work), points_(&points), inputs_(most_parameters) {
        for (int i = 0; i < most_parameters; ++i) {
            auto& input = inputs_[static_cast<std::size_t>(i)];
            input.assign(samples<T>::block_size,
                         i < work.of->parameters ? static_cast<T>(work.of->defaults[i]) : T(0));
            wide_[i].assign(samples<T>::block_size, i < work.of->parameters ? work.of->defaults[i] : 0);
            pointers_[i] = input.data();
            wide_pointers_[i] = wide_[i].data();
        }
    }

    void operator()(std::uint64_t block, std::vector<tally>& to) {
        subject const& s = *work_->of;
        points_->fill(block, pointers_);
        for (int i = 0; i < s.inputs; ++i)
            std::copy_n(pointers_[i], samples<T>::block_size, wide_[i].begin());
        both();
        int computed = -1; // exact holds the derivatives with respect to this input
        for (int i = 0; i < s.formula_count; ++i) {
            subject_formula const& f = s.formulas[i];
            if (f.with_respect_to != computed) reference_for(computed = f.with_respect_to);
            kernel(f);
            if (f.order == 0 || (f.order == 1 && f.with_respect_to == s.inputs - 1)) take_worse(f.order);
            judge<T>(s, f, *work_->exact)(pointers_, results_.data(), exact_.data(), samples<T>::block_size,
                                          points_->is_even(block), to[static_cast<std::size_t>(i)]);
        }
    }

private:
    void kernel(subject_formula const& f) {
        if constexpr (sizeof(T) == 4)
            f.run_float(pointers_, results_.data(), samples<T>::block_size);
        else
            f.run_double(pointers_, results_.data(), samples<T>::block_size);
    }

    void both() {
        if constexpr (sizeof(T) == 4)
            work_->of->both_float(pointers_, both_[0].data(), both_[1].data(), samples<T>::block_size);
        else
            work_->of->both_double(pointers_, both_[0].data(), both_[1].data(), samples<T>::block_size);
    }

    /// Where the kernel of both rounds in another way, what is further from the exact result counts.
    void take_worse(int order) {
        auto const& other = both_[static_cast<std::size_t>(order)];
        if (std::memcmp(other.data(), results_.data(), samples<T>::block_size * sizeof(T)) == 0) return;
        for (std::size_t k = 0; k < samples<T>::block_size; ++k) {
            if (test::same_bits(other[k], results_[k])) continue;
            auto const exact = exact_[k].order[static_cast<std::size_t>(order)];
            auto const distance = [&](T x) { return std::fabs(static_cast<exact_for<T>>(x) - exact); };
            if (!(distance(other[k]) <= distance(results_[k]))) results_[k] = other[k]; // NaN too
        }
    }

    void reference_for(int with_respect_to) {
        if constexpr (sizeof(T) == 4)
            work_->exact->in_double(wide_pointers_, with_respect_to, samples<T>::block_size, exact_.data());
        else
            work_->exact->in_quad(wide_pointers_, with_respect_to, samples<T>::block_size, exact_.data());
    }

    task const* work_;
    samples<T> const* points_;
    std::vector<std::vector<T>> inputs_;
    std::vector<double> wide_[most_parameters];
    T* pointers_[most_parameters];
    double const* wide_pointers_[most_parameters];
    std::vector<T> results_ = std::vector<T>(samples<T>::block_size);
    std::vector<T> both_[2]{results_, results_}; ///< of the value and the derivative together
    std::vector<triple<exact_for<T>>> exact_ = std::vector<triple<exact_for<T>>>(samples<T>::block_size);
};

/// Blocks begin to end, on all processors.
template <class T>
void run_blocks(task const& work, samples<T> const& points, std::uint64_t begin, std::uint64_t end,
                std::vector<tally>& to) {
    constexpr std::uint64_t chunk = 16;
    std::atomic<std::uint64_t> next = begin;
    std::mutex merging;
    auto const loop = [&] {
        worker<T> each(work, points);
        auto found = no_tallies(*work.of);
        for (std::uint64_t from; (from = next.fetch_add(chunk)) < end;)
            for (std::uint64_t block = from; block < std::min(from + chunk, end); ++block) each(block, found);
        std::scoped_lock const lock(merging);
        for (std::size_t i = 0; i < found.size(); ++i) to[i].merge(found[i]);
    };
    std::vector<std::thread> threads;
    for (unsigned i = 1; i < std::thread::hardware_concurrency(); ++i) threads.emplace_back(loop);
    loop();
    for (auto& each : threads) each.join();
}

std::uint64_t load(task const& work, std::vector<tally>& to) {
    std::ifstream in(work.save_as);
    std::string fingerprint;
    std::uint64_t done = 0;
    if (!(in >> fingerprint >> done) || fingerprint != work.fingerprint) return 0;
    auto loaded = no_tallies(*work.of);
    for (tally& each : loaded) in >> each;
    if (!in) return 0;
    to = loaded;
    return done;
}

/// All of the file or nothing: written beside it, then renamed.
void save(task const& work, std::vector<tally> const& from, std::uint64_t done) {
    std::string const unfinished = work.save_as + ".new";
    {
        std::ofstream out(unfinished);
        out << work.fingerprint << ' ' << done << '\n';
        for (tally const& each : from) out << each;
        if (!out.flush()) return;
    }
    std::rename(unfinished.c_str(), work.save_as.c_str());
}

} // namespace

template <class T>
std::vector<tally> certify_all(task const& work,
                               std::function<void(std::uint64_t, std::uint64_t)> const& progress) {
    bool const every_float = sizeof(T) == 4 && work.how == extent::full && work.of->inputs == 1;
    samples<T> const points(*work.of, *work.exact, points_of<T>(work.how, work.of->inputs), every_float);
    auto result = no_tallies(*work.of);
    std::uint64_t done = work.save_as.empty() ? 0 : load(work, result);
    constexpr std::uint64_t part = sizeof(T) == 4 ? 2048 : 64; // blocks between two reports
    while (done < points.blocks()) {
        progress(done * points.block_size, points.points());
        std::uint64_t const end = std::min(done + part, points.blocks());
        run_blocks(work, points, done, end, result);
        done = end;
        if (!work.save_as.empty()) save(work, result, done);
    }
    progress(points.points(), points.points());
    return result;
}

template std::vector<tally> certify_all<float>(task const&,
                                               std::function<void(std::uint64_t, std::uint64_t)> const&);
template std::vector<tally> certify_all<double>(task const&,
                                                std::function<void(std::uint64_t, std::uint64_t)> const&);

} // namespace certify
