# SPDX-License-Identifier: BSL-1.0
"""How cost grows with the length of a chain and the order of a derivative: measures, and writes docs/growth.md and
docs/growth.svg; ./dev bench compile --growth runs it."""
import subprocess
import sys
import tempfile

from compile_time import ROOT, Case, compile_once

sys.path += [str(ROOT / "bench"), str(ROOT / "tests/support")]
from files import write_whole  # noqa: E402
from machine import processor, version  # noqa: E402
from progress import Progress  # noqa: E402

COMPILER = "g++"
ELEMENTS = 65536
LONG = 5  # seconds: what takes longer is compiled once
WHAT = ("nodes of the derived formulas", "nodes of the program", "seconds to compile", "ns/element")
SERIES = {
    "nested `swish`, value and derivative": ("activations", (1, 2, 4, 8, 16, 32, 64),
                                             lambda n: {"ACTIVATION": "swish", "CHAIN_LENGTH": n}),
    "`tanh` and one derivative": ("order", range(1, 11), lambda n: {"ACTIVATION": "tanh", "DERIVATIVE_ORDER": n}),
    "`swish` and one derivative": ("order", range(1, 11), lambda n: {"ACTIVATION": "swish", "DERIVATIVE_ORDER": n}),
    "`mish` and one derivative": ("order", range(1, 7), lambda n: {"ACTIVATION": "mish", "DERIVATIVE_ORDER": n}),
}
COLORS = ("#0072b2", "#e69f00", "#009e73", "#cc79a7")


def measured(settings, folder):
    seconds = compile_once(COMPILER, Case("", **settings), folder)[0]
    if seconds < LONG:
        seconds = min(seconds, *(compile_once(COMPILER, Case("", **settings), folder)[0] for _ in range(2)))
    subprocess.run([COMPILER, f"{folder}/program.o", "-o", f"{folder}/program"], check=True)
    printed = subprocess.run([f"{folder}/program", str(ELEMENTS)], check=True, text=True, stdout=subprocess.PIPE).stdout
    derived, program, time, computed_in = printed.split()
    return int(derived), int(program), seconds, float(time), computed_in


def panel(left, top, title, unit, points, color):
    """One small plot from the origin on, so that what is linear is a straight line."""
    width, height = 170, 110
    far, high = max(x for x, _ in points), max(y for _, y in points) or 1
    at = [(left + width * x / far, top + height - height * y / high) for x, y in points]
    yield f'<text x="{left}" y="{top - 8}">{title}</text>'
    yield f'<path class="axis" d="M {left} {top} v {height} h {width}"/>'
    yield f'<polyline fill="none" stroke="{color}" points="{" ".join(f"{x:.1f},{y:.1f}" for x, y in at)}"/>'
    yield from (f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{color}"/>' for x, y in at)
    yield f'<text x="{left - 4}" y="{top + 8}" text-anchor="end">{high:.4g}</text>'
    yield f'<text x="{left + width}" y="{top + height + 16}" text-anchor="end">{far} {unit}</text>'


def plot(results):
    rows = len(results)
    yield f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 960 {40 + 190 * rows}" font-family="sans-serif" font-size="12">'
    yield "<style>text { fill: #222 } .axis { stroke: #888; fill: none } polyline { stroke-width: 2 }"
    yield "@media (prefers-color-scheme: dark) { text { fill: #ddd } }</style>"
    for row, (name, points) in enumerate(results.items()):
        top = 70 + 190 * row
        yield f'<text x="50" y="{top - 32}" font-size="14" font-weight="bold">{name.replace("`", "")}</text>'
        for column, what in enumerate(WHAT):
            yield from panel(50 + 235 * column, top, what, SERIES[name][0], [(n, p[column]) for n, p in points.items()],
                             COLORS[column])
    yield "</svg>"


def page(results):
    yield "<!-- Written by ./dev bench compile --growth; do not edit. -->"
    yield "# How cost grows"
    yield ""
    yield f"Measured by `./dev bench compile --growth` on {processor()}, {version(COMPILER)},"
    yield "`-O2 -march=native`: processor time of the compiler, the least of three runs, or of one where it takes more than"
    yield f"{LONG} s; and ns/element of the kernel at {ELEMENTS:,} floats, the least of many runs. Each plot begins at 0, so that what"
    yield "grows linearly is a straight line."
    yield ""
    yield "![Nodes, seconds to compile and run time, against the length of a chain and the order of a derivative](growth.svg)"
    yield ""
    yield "In a chain all is linear: each activation adds its value and its factor of the derivative, which share their parts. A"
    yield "derivative of order n of one function is a polynomial in it (tanh) or in it and x (swish), of degree n; the terms of"
    yield "each order are collected, so nodes grow with the number of terms and not by a factor for each order. Where such terms"
    yield "cancel further than float reaches, the kernel computes in double and rounds once, which takes several times as long."
    for name, points in results.items():
        yield ""
        yield f"## {name[0].upper() + name[1:] if name[0] != '`' else name}"
        yield ""
        yield f"| {SERIES[name][0]} | " + " | ".join(WHAT) + " | computed in |"
        yield "|--:" * (2 + len(WHAT)) + "|"
        for n, (derived, program, seconds, time, computed_in) in points.items():
            yield f"| {n} | {derived} | {program} | {seconds:.1f} | {time:.3f} | {computed_in} |"


def main():
    results, progress = {}, Progress(sum(len(points) for _, points, _ in SERIES.values()), "formulas compiled:")
    with tempfile.TemporaryDirectory() as folder:
        for name, (_, points, settings) in SERIES.items():
            results[name] = {}
            for n in points:
                progress.step(f"{name}, {n}")
                results[name][n] = measured(settings(n), folder)
    progress.end()
    write_whole(ROOT / "docs/growth.svg", "\n".join(plot(results)) + "\n")
    write_whole(ROOT / "docs/growth.md", "\n".join(page(results)) + "\n")


if __name__ == "__main__":
    main()
