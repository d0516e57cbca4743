# SPDX-License-Identifier: BSL-1.0
"""How many cycles of this machine the instructions of a loop take where none waits for another: each reads registers that
no other writes."""
import pathlib
import re
import subprocess
import tempfile

CLOCK = pathlib.Path(__file__).resolve().parent.parent / "cycles"
ROUNDS = 20000
REGISTER = re.compile(r"%([xyz])mm\d+")
PROGRAM = """#include "clock.hpp"
#include <algorithm>
#include <cstdio>
#include <xmmintrin.h>
alignas(64) static char data[8192];
int main() {
    _mm_setcsr(_mm_getcsr() | 0x8040); // what the instructions make of nothing may be subnormal
    double least = 1e9;
    for (int run = 0; run < 400; ++run) {
        double const before = bench::seconds_per_cycle(), begin = bench::seconds();
        long rounds = ROUNDS;
        asm volatile("1:\\n"
BODY
                     "dec %0\\n jnz 1b" : "+r"(rounds) : "r"(data) : CLOBBERED);
        double const took = bench::seconds() - begin;
        least = std::min(least, took / ROUNDS / std::min(before, bench::seconds_per_cycle()));
    }
    std::printf("%.9g\\n", least);
}
"""


def operand(text, number, is_last):
    """The operand, freed of what came before: memory is read in one place and written in another."""
    if "(" in text:
        where = "4096(%1)" if is_last else "(%1)"
        return re.sub(r"^[^({]*\([^)]*\)", where, text)
    place = number % 12 if is_last else 14 + number % 2
    text = REGISTER.sub(lambda m: f"%%{m[1]}mm{place}", text)
    return re.sub(r"(?<!%)%k", "%%k", text)


def freed(line, number):
    """The instruction as a line of inline assembly; "" for what is not on vectors, and for moves between registers."""
    line = line.split("#")[0].strip().replace("vmovntp", "vmovup")
    if not re.search(r"%[xyz]mm|%k\d", line) or re.match(r"v?mov\S*\s+%[xyz]mm\d+, %[xyz]mm\d+$", line):
        return ""
    name, rest = line.split(None, 1)
    parts = re.split(r",\s*(?![^(]*\))", rest)
    text = ", ".join(operand(part, number, part is parts[-1]) for part in parts)
    if re.search(r"(?<!%)%(?!1\)|%)", text):
        return ""  # a register of integers
    return f'"{name} {text}\\n"'.replace("{", "%{").replace("}", "%}")


def cycles(loop):
    """Of one round."""
    body = "\n".join(filter(None, (freed(line, number) for number, line in enumerate(loop))))
    clobbered = ", ".join([f'"xmm{i}"' for i in range(16)] + [f'"k{i}"' for i in range(1, 8)] + ['"memory"'])
    with tempfile.TemporaryDirectory() as folder:
        program = pathlib.Path(folder, "program")
        source = PROGRAM.replace("ROUNDS", str(ROUNDS)).replace("BODY", body).replace("CLOBBERED", clobbered)
        subprocess.run(["g++", "-std=c++20", "-O2", "-march=native", f"-I{CLOCK}", "-x", "c++", "-", "-o", str(program)],
                       input=source, text=True, check=True)
        return float(subprocess.run([str(program)], check=True, text=True, stdout=subprocess.PIPE).stdout)
