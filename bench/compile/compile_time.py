# SPDX-License-Identifier: BSL-1.0
"""How long compilers take for the README's first example and for chains of activations with their derivative, at the
compilers' default limits; and how many nodes the chains have.

    python3 bench/compile/compile_time.py [COMPILER...]     or ./dev bench compile [COMPILER...]

Prints a table in Markdown: seconds of processor time, the least of some runs, at -O2 -march=native."""
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
CHAINS = (1, 4, 16, 64)


def compile_once(compiler, source, program, *options):
    """Seconds of processor time for one compilation, without linking."""
    before = os.times()
    subprocess.run([compiler, "-std=c++20", "-O2", "-march=native", f"-I{ROOT / 'include'}", *options, "-c", str(source),
                    "-o", f"{program}.o"], check=True)
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system


def compile_time(compiler, source, program, *options, runs=3):
    return min(compile_once(compiler, source, program, *options) for _ in range(runs))


def nodes(compiler, program):
    """What a chain prints: the nodes of the derived formula and of the program."""
    subprocess.run([compiler, f"{program}.o", "-o", str(program)], check=True)
    return subprocess.run([str(program)], check=True, text=True, stdout=subprocess.PIPE).stdout.split()


def table(compilers=(), runs=3):
    """The lines of the table."""
    found = [c for c in compilers or ("g++", "clang++-19") if shutil.which(c)]
    yield "| | derived nodes | program nodes | " + " | ".join(f"{c}, s" for c in found) + " |"
    yield "|---" * (3 + len(found)) + "|"
    with tempfile.TemporaryDirectory() as folder:
        program = pathlib.Path(folder, "program")
        include = pathlib.Path(folder, "include.cpp")
        include.write_text("#include <ogive/ogive.hpp>\n")
        for name, source in (("`#include <ogive/ogive.hpp>` alone", include),
                             ("the README's first example", ROOT / "examples/first/first.cpp")):
            times = [f"{compile_time(c, source, program, runs=runs):.1f}" for c in found]
            yield f"| {name} | | | " + " | ".join(times) + " |"
        for length in CHAINS:
            times = [f"{compile_time(c, HERE / 'chain.cpp', program, f'-DCHAIN_LENGTH={length}', runs=runs):.1f}"
                     for c in found]
            derived, compiled = nodes(found[-1], program)
            yield (f"| {length} nested `swish`, value and derivative | {derived} | {compiled} | "
                   + " | ".join(times) + " |")


if __name__ == "__main__":
    for line in table(sys.argv[1:]):
        print(line, flush=True)
