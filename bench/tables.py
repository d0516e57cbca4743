# SPDX-License-Identifier: BSL-1.0
"""Measures the catalogue and prints tables in Markdown; ./dev bench runs it.

    python3 bench/tables.py PROGRAM [--quick] [--write]

PROGRAM is bench_catalogue. With --quick only a few kernels; with --write the page docs/performance.md and the README's
table are written anew. The machine should have nothing else to do."""
import argparse
import json
import pathlib
import re
import subprocess
import sys
import textwrap

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path.append(str(ROOT / "bench/compile"))
sys.path.append(str(ROOT / "tests/support"))
import compile_time  # noqa: E402
from files import write_whole  # noqa: E402
from machine import processor, version  # noqa: E402
from progress import Progress  # noqa: E402

README_TABLE = re.compile(r"(<!-- speed: .*? -->\n).*?(<!-- end -->\n)", re.DOTALL)
KI, MI = 1 << 10, 1 << 20
LENGTHS = {4 * KI: "4 Ki", 64 * KI: "64 Ki", MI: "1 Mi", 16 * MI: "16 Mi"}
IN_CACHE, IN_MEMORY = 64 * KI, 16 * MI
KINDS = ("value", "derivative", "pullback")
SHOWN = {("swish", "value"): "swish", ("swish", "derivative"): "swish and its derivative",
         ("swish", "pullback"): "swish, pullback", ("geglu", "value"): "GEGLU",
         ("geglu", "pullback"): "GEGLU, pullback"}


def measure(program, wanted, repetitions):
    """{name: (ns/element, arrays)}, the least of some runs: what disturbs them only makes them longer."""
    listed = subprocess.run([program, f"--benchmark_filter={wanted}", "--benchmark_list_tests"], text=True,
                            stdout=subprocess.PIPE, check=True)
    results = dict.fromkeys(listed.stdout.split())  # in this order, whatever the order of the runs
    if not results:
        sys.exit(f"{program} has no benchmark {wanted}")
    kernels = {}
    for name in results:
        kernels.setdefault(name.split("/")[0], []).append(name)
    progress = Progress(len(kernels), "kernels measured:")
    for kernel, names in kernels.items():
        progress.step(kernel)
        run = subprocess.run([program, f"--benchmark_filter=^({'|'.join(names)})(/|$)",
                              f"--benchmark_repetitions={repetitions}", "--benchmark_enable_random_interleaving=true",
                              "--benchmark_min_time=0.03", "--benchmark_format=json"],
                             stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True)
        for line in json.loads(run.stdout)["benchmarks"]:
            if line.get("error_occurred"):
                sys.exit(f"{line['name']}: {line['error_message']}")
            if line["run_type"] == "iteration":
                name = re.sub(r"/(repeats|min_time):[^/]*", "", line["name"])
                least = min(line["ns/element"], results[name][0]) if results[name] else line["ns/element"]
                results[name] = least, line.get("arrays")
    progress.end()
    return results


class Measured:
    """The numbers of the tables."""

    def __init__(self, results):
        self.results = results
        self.names = [n for n in dict.fromkeys(name.split("/")[0] for name in results) if n != "memcpy"]

    def copy(self, length):
        return self.results[f"memcpy/one/{length}"][0]

    def fused(self, name, kind, length):
        return self.results[f"{name}/{kind}/fused/{length}"][0]

    def to_memcpy(self, name, kind, length):
        """How many times as long as memcpy takes for as many bytes: it goes over two arrays."""
        time, arrays = self.results[f"{name}/{kind}/fused/{length}"]
        return time / (self.copy(length) * arrays / 2)

    def to_unfused(self, name, kind, length):
        return self.results[f"{name}/{kind}/unfused/{length}"][0] / self.fused(name, kind, length)


def kernel_table(measured):
    yield "| kernel | elements | ns/element | times memcpy | unfused takes |"
    yield "|---|--:|--:|--:|--:|"
    for length, text in LENGTHS.items():
        yield f"| memcpy | {text} | {measured.copy(length):.3f} | | |"
    for (name, kind), title in SHOWN.items():
        for length, text in LENGTHS.items():
            yield (f"| {title} | {text} | {measured.fused(name, kind, length):.3f} "
                   f"| {measured.to_memcpy(name, kind, length):.2f} | {measured.to_unfused(name, kind, length):.1f} x |")


def readme_table(measured):
    """One line for each kernel."""
    yield "| ns/element | " + " | ".join(LENGTHS.values()) + " | times memcpy, 16 Mi | unfused takes, 16 Mi |"
    yield "|---" + "|--:" * (len(LENGTHS) + 2) + "|"
    yield "| memcpy | " + " | ".join(f"{measured.copy(n):.3f}" for n in LENGTHS) + " | | |"
    for (name, kind), title in SHOWN.items():
        yield (f"| {title} | " + " | ".join(f"{measured.fused(name, kind, n):.3f}" for n in LENGTHS)
               + f" | {measured.to_memcpy(name, kind, IN_MEMORY):.2f} "
               f"| {measured.to_unfused(name, kind, IN_MEMORY):.1f} x |")


def catalogue_table(measured):
    yield "| activation | " + " | ".join(f"{kind}: 64 Ki | 16 Mi | unfused" for kind in KINDS) + " |"
    yield "|---" + "|--:" * (3 * len(KINDS)) + "|"
    for name in measured.names:
        cells = [f"`{name}`"]
        for kind in KINDS:
            cells += [f"{measured.fused(name, kind, IN_CACHE):.3f}", f"{measured.fused(name, kind, IN_MEMORY):.3f}",
                      f"{measured.to_unfused(name, kind, IN_MEMORY):.1f} x"]
        yield "| " + " | ".join(cells) + " |"


def page(measured):
    return "\n".join([
        "<!-- Written by ./dev bench --write; do not edit. -->",
        "# Speed",
        "",
        *textwrap.wrap(f"Measured by `./dev bench --write`: {processor()}, {version('g++')}, `-O3 -march=native`. One thread, "
                       "float, processor time in ns/element, the least of several runs.", 118, break_on_hyphens=False),
        "",
        "*times memcpy*: how many times as long as memcpy takes to move as many bytes as the loop reads and writes.",
        "*unfused takes*: how many times as long the same derived formula takes with one loop for each operation, with",
        "the same SIMD lanes and as few temporary arrays as possible.",
        "",
        "[peers.md](peers.md) has the main kernels beside other libraries.",
        "",
        "## Fused kernels",
        "",
        *kernel_table(measured),
        "",
        "## The catalogue",
        "",
        "*value*: the result. *derivative*: the result and its derivatives with respect to all inputs, in one loop.",
        "*pullback*: the upstream gradient times those derivatives. *unfused* as above, at 16 Mi elements.",
        "",
        *catalogue_table(measured),
        "",
        "## Time to compile",
        "",
        "By `./dev bench --compile`: seconds of processor time at `-O2 -march=native`, the least of three runs, and the most",
        "memory. A derived formula is what is printed; a program is what a kernel runs, with primitives opened up into their",
        "pieces. Instantiations of templates are those that clang++-19 counts.",
        "",
        *compile_time.table(),
        ""])


def write_readme(measured):
    readme = ROOT / "README.md"
    text, tables = README_TABLE.subn(lambda found: found[1] + "\n".join(readme_table(measured)) + "\n" + found[2],
                                     readme.read_text())
    if tables != 1:
        sys.exit("README.md has no place for the table of speeds")
    write_whole(readme, text)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("program")
    parser.add_argument("--quick", action="store_true", help="only a few kernels")
    parser.add_argument("--write", action="store_true", help="write docs/performance.md and the README's table")
    arguments = parser.parse_args()
    if arguments.quick and arguments.write:
        parser.error("--write needs all measurements, not --quick")
    shown = "|".join(dict.fromkeys(name for name, _ in SHOWN))
    results = measure(arguments.program, f"^(memcpy|{shown})/", 3 if arguments.quick else 9)
    if arguments.quick:
        print("\n".join(kernel_table(Measured(results))))
        return
    # what has been measured with more repetitions stays
    measured = Measured(measure(arguments.program, rf"/({IN_CACHE}|{IN_MEMORY})$", 3) | results)
    text = page(measured)
    print(text)
    if arguments.write:
        write_whole(ROOT / "docs/performance.md", text)
        write_readme(measured)


if __name__ == "__main__":
    main()
