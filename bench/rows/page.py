# SPDX-License-Identifier: BSL-1.0
"""Runs bench_rows and writes the table of docs/rows.md; ./dev bench rows --write runs it.

    page.py PROGRAM"""
import json
import os
import pathlib
import re
import statistics
import subprocess
import sys
import textwrap

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
sys.path.append(str(ROOT / "bench"))
sys.path.append(str(ROOT / "tests/support"))
from files import write_whole  # noqa: E402
from machine import processor, version  # noqa: E402

TABLE = re.compile(r"(<!-- speed: .*? -->\n).*?(<!-- end -->\n)", re.DOTALL)


def measure(program):
    """{name: {length of the rows: ns/element, the median of interleaved runs}}"""
    run = subprocess.run([program, "--benchmark_repetitions=7", "--benchmark_enable_random_interleaving=true",
                          "--benchmark_min_time=0.02", "--benchmark_format=json"], check=True,
                         env={**os.environ, "OMP_NUM_THREADS": "1"}, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    times = {}
    for line in json.loads(run.stdout)["benchmarks"]:
        if line["run_type"] == "iteration":
            name, length = re.match(r"(.*?)/(\d+)(/|$)", line["name"]).groups()[:2]
            times.setdefault(name, {}).setdefault(int(length), []).append(1e9 / line["items_per_second"])
    return {name: {n: statistics.median(all_runs) for n, all_runs in lengths.items()} for name, lengths in times.items()}


def table(times):
    lengths = sorted(times["copy"])
    yield from textwrap.wrap(f"Nanoseconds an element, float, 65,536 elements in all (the longest row: 4 Mi), one thread, "
                             f"medians of seven runs in turn: {processor()}, {version('g++')}.", 118,
                             break_on_hyphens=False)
    yield ""
    yield "| length of the rows | " + " | ".join(f"{n:,}" for n in lengths) + " | times a copy, 1,024 |"
    yield "|---" + "|--:" * (len(lengths) + 1) + "|"
    for name in sorted(times):
        yield (f"| {name.replace('/', ', ').replace('_', ' ')} | " + " | ".join(f"{times[name][n]:.2f}" for n in lengths)
               + f" | {times[name][1024] / times['copy'][1024]:.1f} |")


def main(program):
    page = ROOT / "docs/rows.md"
    text, tables = TABLE.subn(lambda found: found[1] + "\n".join(table(measure(program))) + "\n" + found[2],
                              page.read_text())
    if tables != 1:
        sys.exit("docs/rows.md has no place for the table of speeds")
    write_whole(page, text)


if __name__ == "__main__":
    main(*sys.argv[1:])
