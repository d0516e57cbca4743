# SPDX-License-Identifier: BSL-1.0
"""Breaks the library in small ways, one at a time, and shows that the tests notice.

mutants.txt holds the breakages ("mutants"), each a block:

    == name
    what it is, in a few words
    file: include/ogive/primitive/sigmoidal.hpp
    test: transform/primitives.cpp + transform/exact.cpp: Each derivative rule is the limit of difference quotients
    -a line of the file, or a part of it
    +what stands there instead

The file is changed in a copy of include/, the files of tests/ are compiled with that, and the test case that is named in
the first must fail; a test that no longer compiles counts if all that the compiler has to say are failed static
assertions. For a program of tests/misuse no case is named: its sentence must be missed.

    mutate.py ROOT COMPILE_COMMANDS [NAME...]   all mutants, or some; after all, writes docs/mutants.md
    mutate.py --check ROOT                      only whether each mutant still applies, and the page is up to date"""
import concurrent.futures
import json
import os
import pathlib
import re
import shlex
import shutil
import subprocess
import sys
import time

HERE = pathlib.Path(__file__).parent
sys.path += [str(HERE.parent / "support"), str(HERE.parent / "misuse")]
import misuse  # noqa: E402
from cases import Cases  # noqa: E402
from compiler import Compiler  # noqa: E402
from files import write_whole  # noqa: E402

LIST = "tests/mutants/mutants.txt"
PAGE = "docs/mutants.md"
RUN_LIMIT = 300  # seconds; a mutant that runs for ever is caught


class Mutant:
    def __init__(self, block):
        lines = block.rstrip("\n").split("\n")
        self.name, self.what = lines[0].strip(), lines[1].strip()
        fields = dict(line.split(": ", 1) for line in lines[2:4])
        self.file = fields["file"]
        files, _, self.case = fields["test"].partition(": ")
        self.sources = files.split(" + ")
        self.source = self.sources[0]
        self.old = "\n".join(line[1:] for line in lines[4:] if line.startswith("-"))
        self.new = "\n".join(line[1:] for line in lines[4:] if line.startswith("+"))

    def complaint(self, root):
        """Why the mutant does not fit the tree, or nothing."""
        path, test = root / self.file, root / "tests" / self.source
        if not path.exists():
            return f"there is no {self.file}"
        if not self.old or (found := path.read_text().count(self.old)) != 1:
            return f"{self.file} has it {found if self.old else 0} times, not once:\n{self.old}"
        if self.old == self.new:
            return "it changes nothing"
        for source in self.sources:
            if not (root / "tests" / source).exists():
                return f"there is no tests/{source}"
        if not self.source.startswith("misuse/") and f'TEST_CASE("{self.case}"' not in test.read_text():
            return f"tests/{self.source} has no case: {self.case}"
        return None

    def apply(self, root, include):
        """Changes the copy of include/."""
        copy = include / pathlib.Path(self.file).relative_to("include")
        text = (root / self.file).read_text()
        copy.write_text(text.replace(self.old, self.new))


def mutants(root):
    blocks = re.split(r"^== ", (root / LIST).read_text(), flags=re.MULTILINE)[1:]
    return [Mutant(block) for block in blocks]


def quoted(text):
    return "`" + " ".join(text.split()).replace("|", "\\|") + "`"


def page(all_mutants):
    """docs/mutants.md, which is written when all have been caught."""
    lines = ["# Mutants", "",
             f"{len(all_mutants)} small breakages of the library, each of which the tests notice: `./dev mutate` puts them in, one at",
             "a time, in a copy, and fails where a test does not. Written by it, when all had been caught.", "",
             "| breakage | instead of | there is | in | noticed by |", "|---|---|---|---|---|"]
    for m in all_mutants:
        by = f"tests/{m.source}" + (f": {m.case}" if m.case else "")
        lines.append(f"| {m.what} | {quoted(m.old)} | {quoted(m.new) if m.new else 'nothing'} | "
                     f"{m.file.removeprefix('include/ogive/')} | {by} |")
    return "\n".join(lines) + "\n"


class Bench:
    """Where mutants are tried: each in a folder of its own."""

    def __init__(self, root, compile_commands):
        self.root, self.compile_commands = root, pathlib.Path(compile_commands).resolve()
        self.work = self.compile_commands.parent / "mutants"
        self.entries = {entry["file"]: entry for entry in json.loads(self.compile_commands.read_text())}
        shutil.rmtree(self.work, ignore_errors=True)

    def verdict(self, mutant):
        """("caught" | "survived" | "broken", what there is to say)."""
        folder = self.work / mutant.name
        shutil.copytree(self.root / "include", folder / "include")
        mutant.apply(self.root, folder / "include")
        try:
            if mutant.source.startswith("misuse/"):
                return self.misuse(mutant, folder)
            return self.program(mutant, folder)
        finally:
            shutil.rmtree(folder)

    def moved(self, words, folder):
        """The options of a compiler, with the copy of include/."""
        original = f"-I{self.root / 'include'}"
        return [f"-I{folder / 'include'}" if word == original else word for word in words]

    def misuse(self, mutant, folder):
        compiler = Compiler(self.compile_commands)
        compiler.options = self.moved(compiler.options, folder)
        said = misuse.complaint(self.root / "tests" / mutant.source, compiler)
        return ("caught", "its sentence is missed") if said else ("survived", "the compiler says what it should")

    def program(self, mutant, folder):
        objects, libraries = [], ["-lCatch2WithMain", "-lrapidcheck"]
        for source in mutant.sources:
            entry = self.entries[str(self.root / "tests" / source)]
            command = self.moved(shlex.split(entry["command"]), folder)
            objects.append(str(folder / f"{len(objects)}.o"))
            command[command.index("-o") + 1] = objects[-1]
            compiled = subprocess.run([*command, "-O1", "-w"], cwd=entry["directory"], text=True,
                                      capture_output=True, env={**os.environ, "LC_ALL": "C"})
            if compiled.returncode:
                errors = re.findall(r"\berror: (.*)", compiled.stderr)
                if errors and all("static assertion failed" in error for error in errors):
                    return "caught", "while compiling"
                return "broken", compiled.stderr[-3000:]
            libraries += [word for word in command if word.startswith(("-fopenmp", "-fsanitize", "--coverage"))]
        linked = subprocess.run([command[0], *objects, "-o", str(folder / "test"), *libraries], text=True,
                                capture_output=True)
        if linked.returncode:
            return "broken", linked.stderr[-3000:]
        case = re.sub(r"([,\[\]\\])", r"\\\1", mutant.case)
        try:  # with a star for the type of a TEMPLATE_TEST_CASE; RapidCheck always tries the same
            run = subprocess.run([str(folder / "test"), f"{case}*"], cwd=folder, text=True, errors="replace",
                                 capture_output=True, timeout=RUN_LIMIT,
                                 env={**os.environ, "RC_PARAMS": "seed=1 noshrink=1"})
        except subprocess.TimeoutExpired:
            return "caught", f"it runs for more than {RUN_LIMIT} s"
        if run.returncode < 0 or re.search(r"^test cases: .*\d+ failed", run.stdout, re.MULTILINE):
            return "caught", ""
        return "survived", run.stdout[-3000:]


def run(root, compile_commands, names):
    everything = mutants(root)
    chosen = [m for m in everything if m.name in names] if names else everything
    unknown = set(names) - {m.name for m in chosen}
    if unknown:
        sys.exit(f"no mutant {' '.join(sorted(unknown))}; there are: {' '.join(m.name for m in everything)}")
    stale = [f"{m.name}: {why}" for m in chosen if (why := m.complaint(root))]
    if stale:
        sys.exit("\n".join(stale))
    bench, begin, jobs = Bench(root, compile_commands), time.monotonic(), os.cpu_count()
    missed = 0
    with concurrent.futures.ThreadPoolExecutor(jobs) as pool:
        futures = {pool.submit(bench.verdict, m): m for m in chosen}
        for done, future in enumerate(concurrent.futures.as_completed(futures), 1):
            mutant, (verdict, said) = futures[future], future.result()
            left = (time.monotonic() - begin) / done * (len(chosen) - done)
            detail = f", {said}" if verdict == "caught" and said else ""
            print(f"[{done}/{len(chosen)}, {left / 60:.0f} min left] {verdict}: {mutant.name}{detail}", flush=True)
            if verdict != "caught":
                missed += 1
                print(said)
    print(f"test cases: {len(chosen)} | {len(chosen) - missed} passed | {missed} failed")
    if missed:
        sys.exit(1)
    if not names:
        write_whole(root / PAGE, page(everything))
        print(f"Written: {PAGE}")


def check(root):
    cases, everything = Cases(), mutants(root)
    for mutant in everything:
        cases.record(f"mutant {mutant.name}", mutant.complaint(root))
    names = [m.name for m in everything]
    cases.record("names", None if len(set(names)) == len(names) >= 40 else "not forty different ones")
    fresh = (root / PAGE).exists() and (root / PAGE).read_text() == page(everything)
    cases.record(PAGE, None if fresh else "stale; ./dev mutate writes it")
    cases.finish()


if __name__ == "__main__":
    if sys.argv[1] == "--check":
        check(pathlib.Path(sys.argv[2]).resolve())
    else:
        run(pathlib.Path(sys.argv[1]).resolve(), sys.argv[2], sys.argv[3:])
