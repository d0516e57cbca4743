# SPDX-License-Identifier: BSL-1.0
"""What the loops of the main kernels consist of, and what bounds their speed; ./dev bench bound runs it.

    bound.py PROGRAM [--measure] [--write]
    bound.py PROGRAM --check

Compiles each kernel with g++ -O3 -march=native, takes its main loop out of the assembly, and has llvm-mca count: the
instructions on vectors, the cycles that they take at least where nothing waits (the throughput of the busiest unit), and the
cycles of a simulated run. With --measure there are also the cycles that this machine takes for these instructions where none
waits, and those that PROGRAM, bench_cycles, measures; --write writes docs/bound.md. --check: only that no loop of the ten
main kernels spills, that is, reads or writes the stack."""
import argparse
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
sys.path += [str(ROOT / "bench"), str(ROOT / "tests/support")]
from cases import Cases  # noqa: E402
from files import write_whole  # noqa: E402
from machine import processor, version  # noqa: E402
import unhindered  # noqa: E402

# By the names of bench_cycles: the formulas of a kernel of x, or of a and b; g is the upstream gradient.
KERNELS = {
    "exp": ["exp(x)"],
    "sigmoid": ["sigmoid(x)"],
    "tanh": ["tanh(x)"],
    "swish": ["silu(x)"],
    "elu": ["elu(x)"],
    "softplus": ["softplus(x)"],
    "mish": ["mish(x)"],
    "gelu": ["gelu(x)"],
    "gelu_tanh": ["gelu_tanh(x)"],
    "swiglu": ["swiglu(a, b)"],
    "geglu": ["geglu(a, b)"],
    "sigmoid pullback": ["g * diff(sigmoid(x), x)"],
    "tanh pullback": ["g * diff(tanh(x), x)"],
    "swish pullback": ["g * diff(silu(x), x)"],
    "gelu pullback": ["g * diff(gelu(x), x)"],
    "swiglu pullback": ["g * diff(swiglu(a, b), a)", "g * diff(swiglu(a, b), b)"],
    "geglu pullback": ["g * diff(geglu(a, b), a)", "g * diff(geglu(a, b), b)"],
    "sigmoid, derivative": ["sigmoid(x)", "diff(sigmoid(x), x)"],
    "tanh, derivative": ["tanh(x)", "diff(tanh(x), x)"],
    "swish, derivative": ["silu(x)", "diff(silu(x), x)"],
    "softplus, derivative": ["softplus(x)", "diff(softplus(x), x)"],
    "gelu, derivative": ["gelu(x)", "diff(gelu(x), x)"],
}
MAY_NOT_SPILL = ("exp", "sigmoid", "tanh", "swish", "elu", "softplus", "mish", "gelu", "gelu_tanh", "swiglu")
VECTOR = re.compile(r"%[xyz]mm")
STACK = re.compile(r"\(%rsp|-\d+\(%rbp")  # with a frame, too
STORE = re.compile(rf"v?mov(?:[au]p|ntp)[sd]\s+%[xyz]mm\d+, (?!.*(?:{STACK.pattern}))[^%]*\(")


# In double, beside the same in float.
IN_DOUBLE = ("exp", "sigmoid", "tanh", "swish", "softplus", "mish", "gelu")


def source(formulas, element):
    variables = [v for v in ("x", "a", "b", "g") if any(re.search(rf"\b{v}\b", f) for f in formulas)]
    results = range(len(formulas))
    return "\n".join([
        "#include <ogive/ogive.hpp>",
        "#include <span>",
        "using namespace ogive;",
        *(f'constexpr auto {v} = var<"{v}">;' for v in variables),
        *(f"constexpr auto f{i} = {formula};" for i, formula in enumerate(formulas)),
        "void run(std::size_t n, " + ", ".join([*(f"{element} const* in_{v}" for v in variables),
                                               *(f"{element}* out_{i}" for i in results)]) + ") {",
        f"    kernel<{', '.join(f'f{i}' for i in results)}>("
        + ", ".join([*(f"{v} = std::span<{element} const>(in_{v}, n)" for v in variables),
                     *(f"std::span<{element}>(out_{i}, n)" for i in results)]) + ");",
        "}", ""])


def assembly(formulas, element):
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder, "kernel.cpp")
        path.write_text(source(formulas, element))
        return subprocess.run(["g++", "-std=c++20", "-O3", "-march=native", f"-I{ROOT / 'include'}", "-S", "-o", "-",
                               str(path)], check=True, text=True, stdout=subprocess.PIPE).stdout.splitlines()


def loops(lines):
    """The innermost loops: from a label to a jump back to it."""
    labels = {line[:-1]: number for number, line in enumerate(lines) if re.match(r"\.L\w+:$", line)}
    spans = []
    for number, line in enumerate(lines):
        jump = re.match(r"\tj\w+\t(\.L\w+)", line)
        if jump and labels.get(jump[1], number) < number:
            spans.append((labels[jump[1]], number))
    inner = [s for s in spans if not any(s != t and s[0] <= t[0] and t[1] <= s[1] for t in spans)]
    return [[line.strip() for line in lines[begin:end + 1] if line.startswith("\t") and line[1] != "."]
            for begin, end in inner]


def main_loop(lines):
    """The loop with the most stores, and then the most instructions on vectors: the one over whole vectors."""
    def work(loop):
        return sum(bool(STORE.match(line)) for line in loop), sum(bool(VECTOR.search(line)) for line in loop)
    return max(loops(lines), key=work)


def simulated(loop):
    """Cycles at least, and cycles of a simulated run."""
    program = shutil.which("llvm-mca-19") or sys.exit("bound: llvm-mca-19 is not installed")
    text = subprocess.run([program, "-mcpu=native", "-iterations=200"], input="\n".join(loop), check=True, text=True,
                          stdout=subprocess.PIPE).stdout
    return (float(re.search(r"Block RThroughput:\s*([\d.]+)", text)[1]),
            int(re.search(r"Total Cycles:\s*(\d+)", text)[1]) / 200)


def elements_of(loop, results, element):
    """How many elements of each result one round of the loop writes."""
    stores = [line for line in loop if STORE.match(line)]
    width = {"x": 16, "y": 32, "z": 64}[re.search(r"%([xyz])mm", stores[0])[1]] // {"float": 4, "double": 8}[element]
    return width * len(stores) / results


class Kernel:
    """The numbers are for 16 elements."""

    def __init__(self, formulas, element="float"):
        loop = main_loop(assembly(formulas, element))
        vectors = elements_of(loop, len(formulas), element) / 16
        def count(pattern):
            return sum(bool(re.search(pattern, line)) for line in loop) / vectors
        self.loop, self.vectors = loop, vectors
        self.operations = count(VECTOR) - count(r"^v?mov")
        self.divisions, self.fused = count("^v?div"), count("^vfn?m")
        self.stack = sum(bool(STACK.search(line)) for line in loop)

    def cycles(self):
        return [n / self.vectors for n in simulated(self.loop)]

    def unhindered_cycles(self):
        return unhindered.cycles(self.loop) / self.vectors


def measured(program):
    """{kernel: (cycles in float, how many times as many in double or None)} as bench_cycles prints them."""
    lines = subprocess.run([program], check=True, text=True, stdout=subprocess.PIPE).stdout.splitlines()
    found = (re.match(r"(\S.{21}) +([\d.]+)(?:.* ([\d.]+)x)?", line) for line in lines[2:])
    return {line[1].strip(): (float(line[2]), float(line[3]) if line[3] else None) for line in found if line}


def table(taken):
    more = " unhindered | measured | unhindered / measured |" if taken else ""
    yield "| kernel | vector instructions | fused | divisions | on the stack | bound | simulated |" + more
    yield "|---" + "|--:" * (9 if taken else 6) + "|"
    for name, formulas in KERNELS.items():
        k = Kernel(formulas)
        bound, run = k.cycles()
        cells = [f"{k.operations:.0f}", f"{k.fused:.0f}", f"{k.divisions:.0f}", str(k.stack), f"{bound:.1f}", f"{run:.1f}"]
        if taken:
            free = k.unhindered_cycles()
            cells += [f"{free:.1f}", f"{taken[name][0]:.1f}", f"{free / taken[name][0]:.0%}"]
        yield f"| {name} | " + " | ".join(cells) + " |"


def table_in_double(taken):
    more = " measured |" if taken else ""
    yield "| kernel | vector instructions | times float | bound | times float |" + more
    yield "|---" + "|--:" * (5 if taken else 4) + "|"
    for name in IN_DOUBLE:
        in_float, in_double = Kernel(KERNELS[name]), Kernel(KERNELS[name], "double")
        bound, lower = in_double.cycles()[0], in_float.cycles()[0]
        cells = [f"{in_double.operations:.0f}", f"{in_double.operations / in_float.operations:.1f}", f"{bound:.1f}",
                 f"{bound / lower:.1f}"]
        if taken:
            cells.append(f"{taken[name][1]:.1f}")
        yield f"| {name} | " + " | ".join(cells) + " |"


def page(taken):
    yield "<!-- Written by ./dev bench bound --write; do not edit. -->"
    yield "# Close to the machine"
    yield ""
    yield f"The main loops of kernels as {version('g++')} compiles them with `-O3 -march=native`, on"
    yield f"{processor()}; all numbers are for 16 floats. *Bound*: cycles that the instructions take on"
    yield "the busiest unit, by llvm-mca's model of this processor, if none had to wait for another. *Simulated*: llvm-mca's run"
    yield "of the loop. *Unhindered*: cycles that this machine takes for the same instructions in the same order where none waits"
    yield "for another, each reading registers that no other writes. *Measured*: those of `./dev bench cycles`, dependent additions,"
    yield "at 65,536 elements: what is beyond the unhindered ones is waiting, for operations before and for the second cache."
    yield "`./dev bench bound --check` tells whether a loop of the ten main kernels touches the stack."
    yield ""
    yield from table(taken)
    yield ""
    yield "## In double"
    yield ""
    yield "Likewise for 16 doubles. Twice as many vectors make twice as many instructions; what is beyond that is what 53 bits"
    yield "take more than 24: polynomials of twice the degree, and tables in two registers. *Measured*: how many"
    yield "times as long as in float."
    yield ""
    yield from table_in_double(taken)


def check():
    cases = Cases()
    for name in MAY_NOT_SPILL:
        spills = Kernel(KERNELS[name]).stack
        cases.record(name, f"its loop touches the stack {spills} times" if spills else None)
    cases.finish()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--measure", action="store_true")
    parser.add_argument("program")
    arguments = parser.parse_args()
    taken = measured(arguments.program) if arguments.measure else {}
    if arguments.check:
        check()
    elif arguments.write:
        write_whole(ROOT / "docs/bound.md", "\n".join(page(taken)) + "\n")
    else:
        for line in [*table(taken), "", "In double:", *table_in_double(taken)]:
            print(line, flush=True)


if __name__ == "__main__":
    main()
