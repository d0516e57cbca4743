// SPDX-License-Identifier: BSL-1.0
// How accurate every activation is, and whether that is what is promised. `./dev certify` runs this.
#include "document.hpp"
#include "known.hpp"
#include "options.hpp"
#include "progress.hpp"
#include "run.hpp"
#include "table.hpp"
#include "verify.hpp"
#include <dlfcn.h>
#include <fstream>
#include <functional>
#include <iostream>
#include <iterator>
#include <memory>
#include <stdexcept>

namespace {

using namespace certify;

struct entry {
    subject const* of;
    std::string fingerprint; ///< of the compiled kernels, the references and how they are compared
};

std::string contents(std::string const& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

entry load(std::string const& name) {
    std::string const path = std::string(CERTIFY_MODULES) + "/" + name + ".so";
    void* const module = dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL);
    if (module == nullptr) throw std::runtime_error(dlerror());
    auto const get = reinterpret_cast<get_subject>(dlsym(module, "certify_subject"));
    if (get == nullptr) throw std::runtime_error(dlerror());
    subject const& result = *get();
    if (result.name != name) throw std::runtime_error(path + " holds " + result.name);
    return {&result, std::to_string(std::hash<std::string>()(contents(path))) + CERTIFY_JUDGEMENT};
}

/// Certifies, prints and judges; counts the rows that are as they should be, and the others.
class certification {
public:
    explicit certification(options const& chosen)
        : chosen_(chosen), known_(CERTIFY_SOURCE "/known.txt"), document_(chosen.document, all_names()) {
        std::uint64_t all = 0;
        for (std::string const& name : chosen.names) {
            entries_.push_back(load(name));
            for_types([&]<class T>(T) { all += points_of<T>(chosen.how, entries_.back().of->inputs); });
        }
        bar_ = std::make_unique<progress_bar>(all);
    }

    int run() {
        std::cout << heading() << '\n';
        for_types([&]<class T>(T) {
            for (entry const& each : entries_) certify<T>(each);
        });
        if (!chosen_.check_only) document_.write();
        std::cout << "test cases: " << right_ + wrong_ << " | " << right_ << " passed | " << wrong_
                  << " failed\n";
        return wrong_ == 0 ? 0 : 1;
    }

private:
    template <class Visit>
    void for_types(Visit const& visit) const {
        if (chosen_.in_float) visit(0.0f);
        if (chosen_.in_double) visit(0.0);
    }

    template <class T>
    void certify(entry const& each) {
        subject const& s = *each.of;
        std::string const file = std::string(s.name) + (sizeof(T) == 4 ? ".float" : ".double");
        bool const keep = chosen_.how == extent::full;
        task const work{&s, &all_references().at(s.name), each.fingerprint,
                        keep ? std::string(CERTIFY_RESULTS) + "/" + file : "", chosen_.how};
        std::uint64_t const points = points_of<T>(chosen_.how, s.inputs);
        auto const found = certify_all<T>(work, [&](std::uint64_t done, std::uint64_t of) {
            bar_->show(done_ + (done < of ? done : points), s.name);
        });
        done_ += points;
        bar_->clear();
        for (int i = 0; i < s.formula_count; ++i)
            report<T>(s, s.formulas[i], found[static_cast<std::size_t>(i)]);
        for (std::string const& complaint : check_reference<T>(work, found)) {
            std::cout << complaint << '\n';
            ++wrong_;
        }
    }

    template <class T>
    void report(subject const& s, subject_formula const& formula, tally const& found) {
        if (!chosen_.orders.empty() && !chosen_.orders.contains(formula.order)) return;
        std::uint64_t const count = found.range[0].count + found.range[1].count;
        bool const every = chosen_.how == extent::full && sizeof(T) == 4 && s.inputs == 1;
        row const r{s.name,
                    formula_text(s, formula),
                    formula.order,
                    sizeof(T) == 4,
                    every ? every_float : count_text(count),
                    found};
        auto [verdict, is_right] = known_.verdict(r, chosen_.how == extent::full);
        if (!document_.add(r, s, verdict) && these_kernels == computing::documented) {
            verdict += " more than docs/accuracy.md has over all floats: run ./dev certify --only " + r.name;
            is_right = false;
        }
        std::cout << line(cells_in(r, s, verdict)) << std::endl;
        if (chosen_.decades) print_decades(std::cout, r, s);
        ++(is_right ? right_ : wrong_);
    }

    options chosen_;
    known_breaks known_;
    document document_;
    std::vector<entry> entries_;
    std::unique_ptr<progress_bar> bar_;
    std::uint64_t done_ = 0;
    int right_ = 0, wrong_ = 0;
};

} // namespace

int main(int argc, char** argv) try {
    return certification(parse(argc, argv)).run();
} catch (std::exception const& error) {
    std::cerr << "certify: " << error.what() << '\n';
    return 2;
}
