# SPDX-License-Identifier: BSL-1.0
"""Runs bench_peers and writes docs/peers.md and docs/peers.svg; ./dev bench peers --write runs it.

    page.py PROGRAM AVX2 BASELINE

All three are bench_peers: for this machine, for AVX2 with FMA, and for any x86-64. In place of each there may be a file
NAME.json with what it has printed with --json before; then it is not run."""
import json
import math
import pathlib
import subprocess
import sys
import textwrap

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
sys.path.append(str(ROOT / "bench"))
sys.path.append(str(ROOT / "tests/support"))
from files import write_whole  # noqa: E402
from machine import processor, version  # noqa: E402

OWN = "Ogive"
SIZES = {1 << 16: "65,536 elements: in the second cache", 1 << 24: "16,777,216 elements: in memory"}
SMALL = 1 << 16
# Those that are compiled with the benchmark, and so for its instruction set; the others choose one by the processor.
COMPILED = ("-ffast-math", "Eigen", "plain loop", "xsimd", "SLEEF")
COLORS = ["#0072b2", "#e69f00", "#009e73", "#cc79a7", "#56b4e9", "#d55e00", "#808080", "#b8a500"]


class Results:
    def __init__(self, lines):
        self.lines = {(line["kernel"], line["by"], line["elements"]): line for line in lines}
        # in the order of Ogive's cycles, and of the times that a library is there
        own = [line for line in lines if line["by"] == OWN and line["elements"] == SMALL]
        self.kernels = [line["kernel"] for line in sorted(own, key=lambda line: line["cycles"])]
        names = {line["by"] for line in lines} - {OWN, "memcpy"}
        self.peers = sorted(names, key=lambda name: (-sum(line["by"] == name for line in lines), name))

    def get(self, kernel, by, size=SMALL):
        return self.lines.get((kernel, by, size))

    def ratio(self, kernel, by, size):
        line = self.get(kernel, by, size)
        return line["ns"] / self.get(kernel, OWN, size)["ns"] if line else None


def ratio_cell(ratio):
    return "" if ratio is None else f"**{ratio:.2f}**" if ratio < 1 else f"{ratio:.2f}"


def time_table(results, size):
    yield "| kernel | ns | cycles for 16 | times a copy | spread | " + " | ".join(results.peers) + " |"
    yield "|---|" + "--:|" * (4 + len(results.peers))
    for kernel in results.kernels:
        own = results.get(kernel, OWN, size)
        cells = [ratio_cell(results.ratio(kernel, peer, size)) for peer in results.peers]
        yield (f"| {kernel} | {own['ns']:.3f} | {own['cycles']:.1f} | {own['times_copy']:.2f} | {own['spread']:.0%} | "
               + " | ".join(cells) + " |")


def narrower_table(results):
    peers = [peer for peer in results.peers if peer in COMPILED]
    yield "| kernel | ns | cycles for 16 | " + " | ".join(peers) + " |"
    yield "|---|" + "--:|" * (2 + len(peers))
    for kernel in results.kernels:
        own = results.get(kernel, OWN)
        yield (f"| {kernel} | {own['ns']:.3f} | {own['cycles']:.1f} | "
               + " | ".join(ratio_cell(results.ratio(kernel, peer, SMALL)) for peer in peers) + " |")


def accuracy_cell(line):
    if line is None or "ulp" not in line:
        return ""
    text = f"{line['ulp']:.2g}" if line["ulp"] < 1000 else "infinity" if math.isinf(line["ulp"]) else f"{line['ulp']:.0e}"
    return text + (", 0" if line["zeros"] else "")


def accuracy_table(results):
    names = [OWN, *results.peers]
    yield "| kernel | " + " | ".join(names) + " |"
    yield "|---|" + "--:|" * len(names)
    for kernel in results.kernels:
        if "ulp" in results.get(kernel, OWN):
            yield f"| {kernel} | " + " | ".join(accuracy_cell(results.get(kernel, name)) for name in names) + " |"


# What a kernel takes its time for, where others take less.
REASONS = {
    "relu": "a maximum that keeps NaN, and the same memory traffic",
    "tanh": "looked-up coefficients; on processors where each permute takes the place of a multiply-add, a rational function "
            "of four ulp is faster",
    "tanh pullback": "the derivative from the exponential, which keeps its tail; 1 - tanh(x)^2 has none",
    "sigmoid pullback": "the derivative from the exponential, which keeps its tail; s (1 - s) has none",
    "swish": "its tail, where the exponential is subnormal and the product is not",
    "swish pullback": "its tail; the upstream gradient may be any number",
    "swiglu": "its tail; the other factor may be any number",
    "exp": "0.5 ulp, by a table, and subnormal results",
    "sigmoid": "a division, not an estimate of it",
    "swiglu pullback": "its tail; products of three factors, none of which may overflow on the way",
    "geglu": "its tail down to -13, as gelu; the other factor may be any number",
    "geglu pullback": "its tail, as gelu's; products of three factors, none of which may overflow on the way",
    "gelu": "its tail down to -13: a square in two parts, and polynomials that are looked up",
    "gelu pullback": "its tail down to -13, and the root, where two terms cancel",
    "mish": "its tail, where the exponential is subnormal and the product is not",
    "gelu_tanh": "what the roundings of the cubic lose, which its tail enlarges ninety times",
    "softmax, rows of 1024": "sums with compensation",
}


def not_first(results):
    """Who is faster by more than 3 %, how far that is from right, and what Ogive takes its time for."""
    for size, text in SIZES.items():
        for kernel in results.kernels:
            faster = []
            for peer in results.peers:
                ratio, line = results.ratio(kernel, peer, size), results.get(kernel, peer, size)
                if ratio and ratio < 0.97:
                    errors = f", {accuracy_cell(line)} ulp" if "ulp" in line else ""
                    zero = " where it is not" if errors and line["zeros"] else ""
                    faster.append(f"{peer} ({ratio:.2f}{errors}{zero})")
            if faster:
                own = results.get(kernel, OWN, size)
                ours = f" Ogive, {accuracy_cell(own)} ulp: " if "ulp" in own else " Ogive: "
                yield from textwrap.wrap(f"- {kernel}, {text.split(':')[0]}: {', '.join(faster)}."
                                         + (ours + REASONS[kernel] + "." if kernel in REASONS else ""), 118,
                                         break_on_hyphens=False, subsequent_indent="  ")


def plot(results):
    """Cycles for 16 elements on a logarithmic axis, a row for each kernel, a mark for each contender."""
    left, top, row, width = 180, 70, 26, 560
    low, high = 2, 1024
    names = [OWN, *results.peers]
    height = top + row * len(results.kernels) + 40

    def place(cycles):
        return left + width * math.log(min(max(cycles, low), high) / low) / math.log(high / low)

    yield (f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {left + width + 30} {height}" '
           'font-family="sans-serif" font-size="13">')
    yield "<style>text { fill: #222 } .line { stroke: #ccc } @media (prefers-color-scheme: dark) "
    yield "{ text { fill: #ddd } .line { stroke: #444 } }</style>"
    for k, name in enumerate(names):
        x, y = left - 160 + 190 * (k % 4), 18 + 20 * (k // 4)
        yield f'<circle cx="{x}" cy="{y - 4}" r="{6 if k == 0 else 4}" fill="{COLORS[k % len(COLORS)]}"/>'
        yield f'<text x="{x + 10}" y="{y}">{name}</text>'
    for power in range(1, 11):
        x = place(2 ** power)
        yield f'<line class="line" x1="{x:.1f}" y1="{top - 8}" x2="{x:.1f}" y2="{height - 34}"/>'
        yield f'<text x="{x:.1f}" y="{height - 18}" text-anchor="middle">{2 ** power}{"+" if 2 ** power == high else ""}</text>'
    yield f'<text x="{left + width / 2}" y="{height - 2}" text-anchor="middle">cycles for 16 elements</text>'
    for i, kernel in enumerate(results.kernels):
        y = top + row * i + 6
        yield f'<text x="{left - 12}" y="{y + 4}" text-anchor="end">{kernel}</text>'
        yield f'<line class="line" x1="{left}" y1="{y}" x2="{left + width}" y2="{y}"/>'
        for k in range(len(names) - 1, -1, -1):
            line = results.get(kernel, names[k])
            if line:
                yield (f'<circle cx="{place(line["cycles"]):.1f}" cy="{y}" r="{6 if k == 0 else 4}" '
                       f'fill="{COLORS[k % len(COLORS)]}"/>')
    yield "</svg>"


NARROWER = ("On the same machine, 65,536 elements, everything compiled so. Libraries that choose their instructions by the "
            "processor are left out. Where Ogive is not first, it is for the same reasons as below, which cost more here: "
            "there are no instructions for exponents of numbers, tables are two registers or more, and with SSE2 there is no "
            "fused multiply-add, without which products in two parts take twelve operations.")


def wrapped(text):
    return textwrap.wrap(text, 118, break_on_hyphens=False)


def page(results, narrower):
    yield "<!-- Written by ./dev bench peers --write; do not edit. -->"
    yield "# Beside other libraries"
    yield ""
    yield from wrapped(f"Measured by `./dev bench peers --write` on {processor()}, {version('g++')}, `-O3 -march=native`, "
                       f"with {', '.join(results.peers)}: those of them that were installed. One thread, float, results "
                       "in memory that is there already. All are run in turn, many times; the numbers are medians. The "
                       "spread is that of Ogive's time: half of the runs lie within it. Cycles are those of dependent "
                       "additions beside; where another thread has half of the core, they count double.")
    yield ""
    yield "![Cycles for 16 elements of each kernel, Ogive and others](peers.svg)"
    for size, text in SIZES.items():
        yield ""
        yield f"## {text}"
        yield ""
        yield from wrapped("First Ogive: nanoseconds an element, cycles for 16 elements, how many times a copy of one array "
                           "takes. Then how many times as long the others take; bold where they take less.")
        yield ""
        yield from time_table(results, size)
    for title, others in narrower.items():
        yield ""
        yield f"## {title}"
        yield ""
        yield from wrapped(NARROWER)
        yield ""
        yield from narrower_table(others)
    yield ""
    yield "## Largest error"
    yield ""
    yield from wrapped("In ulp, over 262,144 even steps from -100 to 100 where the exact value is a normal number, the other "
                       "operands being 1 (of a gated unit's pullback the gradient of the gate); derivatives but for 1/16 around their root. \"0\": there are such inputs for which "
                       "the result is 0. The formulas with xsimd, SLEEF, Eigen and of the loops are those of textbooks, with "
                       "these libraries' functions.")
    yield ""
    yield from accuracy_table(results)
    yield ""
    yield "## Where Ogive is not first"
    yield ""
    yield from wrapped("In parentheses what they take of Ogive's time, and their largest errors; \"0 where it is not\": there are "
                       "inputs for which they give 0 and the exact value is a normal number.")
    yield ""
    yield from list(not_first(results)) or ["Nowhere, by more than 3 %."]
    yield ""


def measured(program):
    path = pathlib.Path(program)
    text = path.read_text() if path.suffix == ".json" else subprocess.run(
        [program, "--json"], check=True, text=True, stdout=subprocess.PIPE).stdout
    return Results(json.loads(text))


def main(program, avx2, baseline):
    results = measured(program)
    narrower = {"With AVX2 and FMA": measured(avx2), "With SSE2: any x86-64": measured(baseline)}
    write_whole(ROOT / "docs/peers.md", "\n".join(page(results, narrower)))
    write_whole(ROOT / "docs/peers.svg", "\n".join(plot(results)) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
