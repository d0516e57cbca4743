# SPDX-License-Identifier: BSL-1.0
"""What it takes to compile formulas, at the compilers' default limits; ./dev bench --compile runs it.

    compile_time.py [--catalogue] [COMPILER...]     prints a table in Markdown
    compile_time.py --write                         and writes it into docs/performance.md
    compile_time.py --check                         fails where baseline.json is exceeded by more than 5 %
    compile_time.py --baseline                      writes baseline.json

The table: seconds of processor time, the least of three runs, and the most memory, at -O2 -march=native; how many templates
are instantiated, as clang++-19 tells (-ftime-trace); and how many nodes the derived formula and the program have. With
--catalogue also the value and derivative of each activation. The check counts only: it says the same on every machine."""
import argparse
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import zlib

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
sys.path.append(str(ROOT / "tests/support"))
from cases import Cases  # noqa: E402
from files import write_whole  # noqa: E402

BASELINE = HERE / "baseline.json"
PAGE = ROOT / "docs/performance.md"
TABLE = re.compile(r"^\| \| derived nodes (.+\n)+", re.MULTILINE)
COUNTING = "clang++-19"
GROWTH = 1.05


class Case:
    """A program to compile: headers alone, an example, or chain.cpp with its settings."""

    def __init__(self, name, include=(), source=None, precompiled=None, **settings):
        self.name, self.include, self.source = name, include, source or HERE / "chain.cpp"
        self.precompiled = precompiled
        self.settings = [f"-D{name}={value}" for name, value in settings.items()]
        self.has_nodes = not include and source is None

    def path(self, folder):
        if not self.include:
            return self.source
        path = pathlib.Path(folder, "include.cpp")
        path.write_text("".join(f"#include <{header}>\n" for header in self.include))
        return path


CASES = [
    Case("`#include <ogive/expression/derivative.hpp>`: formulas only", include=["ogive/expression/derivative.hpp"]),
    Case("`<iostream>`, `<vector>` and `<xsimd/xsimd.hpp>`, without Ogive",
         include=["iostream", "vector", "xsimd/xsimd.hpp"]),
    Case("`#include <ogive/ogive.hpp>`: all", include=["ogive/ogive.hpp"]),
    Case("the README's first example", source=ROOT / "examples/first/first.cpp"),
    Case("the README's first example, `ogive/ogive.hpp` being precompiled", source=ROOT / "examples/first/first.cpp",
         precompiled="ogive/ogive.hpp"),
    Case("a call, `ogive::evaluate<swish>(2.0)`", source=HERE / "call.cpp"),
    Case("a call at run time, `swish(2.0)`", source=HERE / "call.cpp", AT_RUN_TIME=1),
    *(Case(f"{n} nested `swish`, value and derivative", ACTIVATION="swish", CHAIN_LENGTH=n) for n in (1, 4, 16, 64)),
    Case("tenth derivative of `tanh`", ACTIVATION="tanh", DERIVATIVE_ORDER=10),
]


def catalogue():
    """A case for each activation of the catalogue."""
    text = (ROOT / "include/ogive/activation/catalogue.hpp").read_text()
    for name in re.findall(r"catalogue_entry<(?:activations::)?(\w+(?:<\d>)?)", text):
        yield Case(f"`{name}`, value and derivative", ACTIVATION=name)


def precompile(command, header, folder):
    """Compiles a header with these options, once; the options that include it so."""
    short = pathlib.Path(folder, f"precompiled_{zlib.crc32(' '.join(command).encode())}.hpp")
    if not short.exists():
        short.write_text(f"#include <{header}>\n")
        subprocess.run([*command, "-x", "c++-header", str(short), "-o", f"{short}.gch"], check=True)
    return ["-include", str(short)]


def compile_once(compiler, case, folder, *options):
    """Seconds of processor time and MB of memory of one compilation, without linking."""
    command = [compiler, "-std=c++20", "-O2", "-march=native", f"-I{ROOT / 'include'}", *case.settings, *options]
    if case.precompiled:
        command += precompile(command, case.precompiled, folder)
    command += ["-c", str(case.path(folder)), "-o", f"{folder}/program.o"]
    process = subprocess.Popen(command)
    _, status, used = os.wait4(process.pid, 0)
    if status != 0:
        sys.exit(f"{compiler} failed: {' '.join(command)}")
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def instantiations(case, folder):
    compile_once(COUNTING, case, folder, "-O0", "-ftime-trace", "-ftime-trace-granularity=0")
    # in blocks: the most memory of a process counts what the process that starts it has used
    event, count, block = re.compile(rb'"name":"Instantiate(?:Class|Function)"'), 0, b""
    with open(f"{folder}/program.json", "rb") as trace:
        while read := trace.read(1 << 20):
            block += read
            ends = [found.end() for found in event.finditer(block)]
            count += len(ends)
            block = block[max(ends[-1] if ends else 0, len(block) - 100):]
    return count


def nodes(compiler, folder):
    """What chain.cpp prints: the nodes of the derived formulas and of the program."""
    subprocess.run([compiler, f"{folder}/program.o", "-o", f"{folder}/program"], check=True)
    return [int(n) for n in subprocess.run([f"{folder}/program"], check=True, stdout=subprocess.PIPE).stdout.split()]


def counts(case, folder, compiler):
    """{what: how many}, of what is there to count with."""
    result = {}
    if compiler == COUNTING:
        result["instantiations"] = instantiations(case, folder)
    elif case.has_nodes:
        compile_once(compiler, case, folder, "-O0")
    if case.has_nodes:
        result["derived nodes"], result["program nodes"] = nodes(compiler, folder)
    return result


def table(compilers=(), cases=CASES, runs=3):
    """The lines of the table."""
    found = [c for c in compilers or ("g++", COUNTING) if shutil.which(c)]
    yield "| | derived nodes | program nodes | instantiations | " + " | ".join(f"{c}: s | MB" for c in found) + " |"
    yield "|---" + "|--:" * (3 + 2 * len(found)) + "|"
    with tempfile.TemporaryDirectory() as folder:
        for case in cases:
            counted = counts(case, folder, COUNTING if shutil.which(COUNTING) else found[0])
            cells = [str(counted.get(what, "")) for what in ("derived nodes", "program nodes", "instantiations")]
            for compiler in found:
                used = [compile_once(compiler, case, folder) for _ in range(runs)]
                cells += [f"{min(s for s, _ in used):.1f}", f"{max(mb for _, mb in used):.0f}"]
            yield f"| {case.name} | " + " | ".join(cells) + " |"


def write(lines):
    """The table in its page."""
    text, tables = TABLE.subn(lambda _: "\n".join(lines) + "\n", PAGE.read_text())
    if tables != 1:
        sys.exit(f"{PAGE} has no place for the table")
    write_whole(PAGE, text)


def all_counts():
    compiler = next((c for c in (COUNTING, "g++") if shutil.which(c)), None) or sys.exit("no compiler to count with")
    if compiler != COUNTING:
        print(f"{COUNTING} is not installed: instantiations are not counted, only nodes", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        return {case.name: counts(case, folder, compiler) for case in CASES}


def check():
    allowed, cases = json.loads(BASELINE.read_text()), Cases()
    for name, counted in all_counts().items():
        for what, count in counted.items():
            most = allowed.get(name, {}).get(what, 0)
            cases.record(f"{name}: {what}", f"{count}; baseline.json has {most}" if count > GROWTH * most else None)
    cases.finish()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--catalogue", action="store_true")
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--baseline", action="store_true")
    parser.add_argument("compilers", nargs="*", metavar="COMPILER")
    arguments = parser.parse_args()
    if arguments.check:
        check()
    elif arguments.baseline:
        write_whole(BASELINE, json.dumps(all_counts(), indent=2) + "\n")
    else:
        if arguments.write and (arguments.compilers or arguments.catalogue):
            parser.error("--write takes no compilers and no --catalogue: the page has what is measured without")
        lines = []
        for line in table(arguments.compilers, CASES + list(catalogue()) if arguments.catalogue else CASES):
            print(line, flush=True)
            lines.append(line)
        if arguments.write:
            write(lines)


if __name__ == "__main__":
    main()
