// SPDX-License-Identifier: BSL-1.0
// The certification itself: it must find what is wrong, and nothing in what is right.
#include "catch.hpp"
#include "document.hpp"
#include "known.hpp"
#include "run.hpp"
#include "samples.hpp"
#include "verify.hpp"
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

namespace {

using namespace certify;

double silu_exactly(double x) { return x < -800 ? -0.0 : x / (1 + std::exp(-x)); }

double slope_exactly(double x) {
    if (std::fabs(x) > 800) return x > 0 ? 1 : 0;
    double const s = 1 / (1 + std::exp(-x));
    return s + x * s / (1 + std::exp(x));
}

constexpr float victim = 1 + 0x1p-23f;
float (*mutilate)(float) = nullptr; ///< what becomes of the result at the victim
int calls = 0;

void value(float const* const* in, float* out, std::size_t count) {
    ++calls;
    for (std::size_t k = 0; k < count; ++k) {
        out[k] = static_cast<float>(silu_exactly(static_cast<double>(in[0][k])));
        if (in[0][k] == victim && mutilate != nullptr) out[k] = mutilate(out[k]);
    }
}

double slope_error = 0; ///< an absolute one, between -1.5 and -1.1

bool mutilate_both = false;

void slope(float const* const* in, float* out, std::size_t count) {
    for (std::size_t k = 0; k < count; ++k) {
        auto const x = static_cast<double>(in[0][k]);
        out[k] = static_cast<float>(slope_exactly(x) + (x > -1.5 && x < -1.1 ? slope_error : 0));
    }
}

void both(float const* const* in, float* values, float* slopes, std::size_t count) {
    value(in, values, count);
    slope(in, slopes, count);
    if (mutilate_both)
        for (std::size_t k = 0; k < count; ++k)
            if (in[0][k] == victim) slopes[k] = 0;
}

double const no_defaults[]{0};
char const* const names[]{"x"};
subject_formula const formulas[]{{0, 0, value, nullptr}, {1, 0, slope, nullptr}};
subject const silu{"silu",    1,        1,        no_defaults, names, nullptr, 0,
                   -HUGE_VAL, HUGE_VAL, formulas, 2,           both,  nullptr};

task work_on(subject const& s, std::string const& fingerprint = "", std::string const& file = "") {
    return {&s, &all_references().at("silu"), fingerprint, file, extent::quick};
}

std::vector<tally> run(task const& work) {
    return certify_all<float>(work, [](std::uint64_t, std::uint64_t) {});
}

std::string written(std::vector<tally> const& tallies) {
    std::ostringstream out;
    for (tally const& each : tallies) out << each;
    return out.str();
}

/// A file that is gone afterwards.
struct scratch_file {
    std::string path = std::filesystem::temp_directory_path() / ("certify_" + std::to_string(std::rand()));
    scratch_file() = default;
    scratch_file(scratch_file const&) = delete;
    ~scratch_file() { std::remove(path.c_str()); }
};

row row_of(tally const& found, std::string const& inputs = "4.2 M") {
    return {"silu", "silu", 0, true, inputs, found};
}

tally with_error(double error, std::uint64_t over) {
    tally result;
    result.range[tally::normal].count = 10;
    result.range[tally::normal].over = over;
    result.see(tally::normal, {error, {2}, 1, 1});
    return result;
}

} // namespace

TEST_CASE("What is right is found to be right") {
    mutilate = nullptr;
    slope_error = 0;
    auto const found = run(work_on(silu));
    CHECK(found[0].range[tally::normal].worst.error <= 0.5001);
    CHECK(found[0].range[tally::normal].worst.error > 0.49);
    CHECK(found[0].range[tally::normal].over == 0);
    CHECK(found[0].range[tally::subnormal].count > 1000);
    CHECK(found[0].range[tally::normal].count + found[0].range[tally::subnormal].count > (1u << 22) - 1);
    CHECK(found[1].range[tally::normal].over == 0);
    CHECK(found[0].range[tally::normal].mean() > 0.005);
    CHECK(found[0].range[tally::normal].mean() < 0.25);
    CHECK(check_reference<float>(work_on(silu), found).empty());
}

TEST_CASE("A single wrong result among millions is found") {
    slope_error = 0;
    auto const found_with = [](float (*how)(float)) {
        mutilate = how;
        auto const found = run(work_on(silu))[0].range[tally::normal];
        mutilate = nullptr;
        return found;
    };
    float (*const mutilations[])(float){[](float) { return 0.0f; }, [](float y) { return -y; },
                                        [](float) { return NAN; }, [](float) { return HUGE_VALF; }};
    for (auto const how : mutilations) {
        auto const found = found_with(how);
        CHECK(found.worst.error == HUGE_VAL);
        CHECK(found.worst.input[0] == static_cast<double>(victim));
        CHECK(found.over > 0);
    }
    mutilate_both = true;
    auto const together = run(work_on(silu));
    mutilate_both = false;
    CHECK(together[0].range[tally::normal].over == 0);
    CHECK(together[1].range[tally::normal].worst.error == HUGE_VAL);
    CHECK(together[1].range[tally::normal].worst.input[0] == static_cast<double>(victim));
    auto const five_ulp = found_with([](float y) { return y + 5 * 0x1p-24f; });
    CHECK(five_ulp.worst.error > 4.4);
    CHECK(five_ulp.worst.error < 5.6);
    CHECK(five_ulp.over > 0);
    auto const three_ulp = found_with([](float y) { return y + 3 * 0x1p-24f; });
    CHECK(three_ulp.worst.error > 2.4);
    CHECK(three_ulp.over == 0);
}

TEST_CASE("Beside a root an absolute error is excused, but not too large a one, nor further off") {
    mutilate = nullptr;
    slope_error = 0x1p-23 * 0.2; // the terms are about 0.218
    auto const small = run(work_on(silu))[1].range[tally::normal];
    CHECK(small.excused > 1000);
    for (double const x : {-1.2, -1.278, -1.35}) // the root is -1.27846, so up to -1.1986 and -1.3584
        CHECK(std::fabs(small.worst.input[0] - x) > 0.01);
    CHECK(small.over > 0); // further off
    CHECK((small.worst.input[0] > -1.2 || small.worst.input[0] < -1.358));
    slope_error = 0x1p-23 * 0.3;
    auto const large = run(work_on(silu))[1].range[tally::normal];
    CHECK(large.excused == 0);
    CHECK(large.worst.error > 1e5);
    slope_error = 0;
}

TEST_CASE("What was done is not done again, unless the code has changed") {
    mutilate = nullptr;
    scratch_file const file;
    auto const first = run(work_on(silu, "this", file.path));
    calls = 0;
    auto const again = run(work_on(silu, "this", file.path));
    CHECK(calls == 0);
    CHECK(written(again) == written(first));
    run(work_on(silu, "that", file.path));
    CHECK(calls > 1000);
    calls = 0;
    std::ofstream(file.path) << "that 3 garbage";
    auto const anew = run(work_on(silu, "that", file.path));
    CHECK(calls > 1000);
    CHECK(written(anew) == written(first));
}

TEST_CASE("A reference that is wrong is found out") {
    reference wrong = all_references().at("silu");
    static auto const right = wrong.in_double;
    wrong.in_double = [](double const* const* arguments, int by, std::size_t count, triple<double>* to) {
        right(arguments, by, count, to);
        for (std::size_t k = 0; k < count; ++k) to[k].order[1] *= 1 + 1e-8;
    };
    task work = work_on(silu);
    work.exact = &wrong;
    auto const complaints = check_reference<float>(work, run(work));
    CHECK(complaints.size() > 3);
    REQUIRE(!complaints.empty());
    CHECK(complaints[0].find("silu, derivative 1, is wrong by 0.") != std::string::npos);
}

TEST_CASE("Breaks must be known, and what is known must break") {
    scratch_file const file;
    std::ofstream(file.path) << "# a comment\nfloat normal: silu\n";
    known_breaks const with(file.path);
    std::ofstream(file.path) << "rare float normal: silu\n";
    known_breaks const rare(file.path);
    std::ofstream(file.path) << "";
    known_breaks const none(file.path);
    std::ofstream(file.path) << "unfused float normal: silu\n";
    known_breaks const fused(file.path, computing::untabled), unfused(file.path, computing::unfused);
    std::ofstream(file.path) << "untabled float normal: silu\n";
    known_breaks const tabled(file.path, computing::documented), untabled(file.path, computing::untabled),
        neither(file.path, computing::unfused);
    row const good = row_of(with_error(2, 0)), bad = row_of(with_error(5, 1)),
              worse = row_of(with_error(9, 1));
    CHECK(none.verdict(good, false).is_right);
    CHECK(none.verdict(good, false).text.empty());
    CHECK(!none.verdict(bad, false).is_right);
    CHECK(none.verdict(bad, false).text == "BREAKS (float normal: silu)");
    CHECK(with.verdict(bad, false).is_right);
    CHECK(with.verdict(bad, false).text == "known");
    CHECK(rare.verdict(good, false).is_right);
    CHECK_THROWS(known_breaks("no/such/file"));
    CHECK(!fused.verdict(bad, false).is_right);
    CHECK(fused.verdict(good, false).is_right);
    CHECK(unfused.verdict(bad, false).is_right);
    CHECK(unfused.verdict(good, false).is_right);
    CHECK(!unfused.verdict(worse, false).is_right);
    CHECK(!tabled.verdict(bad, false).is_right);
    CHECK(untabled.verdict(bad, false).is_right);
    CHECK(untabled.verdict(good, false).is_right);
    CHECK(!untabled.verdict(worse, false).is_right);
    CHECK(neither.verdict(bad, false).is_right);
    if (these_kernels == computing::documented) {
        CHECK(!with.verdict(good, false).is_right);
        CHECK(with.verdict(good, false).text.find("remove it") != std::string::npos);
        CHECK(!rare.verdict(good, true).is_right);
    }
}

TEST_CASE("A mean error beyond its limit is a break") {
    tally found = with_error(1, 0);
    found.range[tally::normal].evenly = 10;
    found.range[tally::normal].sum = static_cast<std::uint64_t>(0.34 * 10 * 0x1p20);
    CHECK(!row_of(found).breaks(tally::normal));
    found.range[tally::normal].sum = static_cast<std::uint64_t>(0.36 * 10 * 0x1p20);
    CHECK(row_of(found).breaks(tally::normal));
}

TEST_CASE("The document keeps what was found of all floats") {
    scratch_file const file;
    document first(file.path, {"silu"});
    CHECK(first.add(row_of(with_error(2, 0), every_float), silu, ""));
    first.write();
    document second(file.path, {"silu"});
    CHECK(second.add(row_of(with_error(1.5, 0)), silu, ""));
    CHECK(!second.add(row_of(with_error(2.5, 0)), silu, "")); // a sample cannot be worse
    second.write();
    std::ifstream in(file.path);
    std::string const text{std::istreambuf_iterator<char>(in), {}};
    CHECK(text.find("| silu | silu | float | all 2^32 | 2.000 | x=2 |") != std::string::npos);
    CHECK(text.find("1.500") == std::string::npos);
}

TEST_CASE("Samples are of all floats, or hold what is special") {
    reference const& exact = all_references().at("silu");
    samples<float> const all(silu, exact, 1ull << 32, true);
    CHECK(all.blocks() == (1u << 20));
    std::vector<float> block(samples<float>::block_size);
    float* const to[]{block.data()};
    all.fill(0x3f800, to); // 0x3f800000 is 1
    CHECK(block[0] == 1);
    CHECK(block[1] == std::nextafter(1.0f, 2.0f));

    samples<float> const some(silu, exact, 1u << 22, false);
    std::set<float> seen;
    bool has_nan = false, has_negative_zero = false;
    std::set<int> exponents;
    for (std::uint64_t b = 0; b < some.blocks(); ++b) {
        some.fill(b, to);
        for (float const x : block) {
            has_nan = has_nan || std::isnan(x);
            has_negative_zero = has_negative_zero || (x == 0 && std::signbit(x));
            if (std::isfinite(x) && x != 0) exponents.insert(x < 0 ? -1000 - std::ilogb(x) : std::ilogb(x));
            if (std::fabs(x + 1.2784645f) < 1e-6f || std::isinf(x)) seen.insert(x);
        }
    }
    CHECK(has_nan);
    CHECK(has_negative_zero);
    CHECK(exponents.size() >= 2 * (254 + 12)); // all, and the larger subnormal ones
    CHECK(seen.contains(HUGE_VALF));
    CHECK(seen.contains(-1.2784645f)); // the float next to the root of the derivative
    CHECK(seen.size() > 10);
}

TEST_CASE("Of equal errors it does not matter which one is found first: threads end in any order") {
    finding const at_plus{0.5, {1.5}, 1, 1}, at_minus{0.5, {-1.5}, 1, 1};
    finding one = at_plus, other = at_minus;
    one.merge(at_minus);
    other.merge(at_plus);
    CHECK(one.input == other.input);
}
