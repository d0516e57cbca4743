# SPDX-License-Identifier: BSL-1.0
"""The harness is code: each script must find what it is there to find, and nothing in what is right.

    harness_test.py COMPILE_COMMANDS"""
import json
import pathlib
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).parent
sys.path += [str(HERE.parent / folder) for folder in ("support", "misuse", "headers", "mutants")]
import alone  # noqa: E402
import count  # noqa: E402
import files  # noqa: E402
import layers  # noqa: E402
import misuse  # noqa: E402
import mutate  # noqa: E402
from cases import Cases  # noqa: E402
from compiler import Compiler  # noqa: E402

GOOD = "// SPDX-License-Identifier: BSL-1.0\n#pragma once\n"
MISTAKE = """// expect: bananas are not numbers
#ifdef MISTAKE
static_assert(sizeof(int) == 1, "bananas are not numbers");
#endif
"""

LAYERS = [  # path, text, what must be said about it
    ("ogive/kernel/a.hpp", GOOD + "#include <ogive/graph/b.hpp>\n#include <ogive/kernel/c.hpp>\n#include <cmath>\n", ""),
    ("ogive/ogive.hpp", GOOD + "#include <ogive/kernel/a.hpp>\n", ""),
    ("ogive/graph/a.hpp", GOOD + "#include <ogive/kernel/b.hpp>\n", "does not lie before it"),
    ("ogive/graph/a.hpp", GOOD + "  # include <ogive/kernel/b.hpp>\n", "does not lie before it"),
    ("ogive/graph/a.hpp", GOOD + "#include <ogive/ogive.hpp>\n", "does not lie before it"),
    ("ogive/interop/a.hpp", GOOD + "#include <ogive/check/b.hpp>\n", "does not lie before it"),
    ("ogive/graph/a.hpp", GOOD + '#include "b.hpp"\n', "write <ogive/...>"),
    ("ogive/graph/a.hpp", GOOD + "#include <iostream>\n", "every user would pay"),
    ("ogive/cellar/a.hpp", GOOD, "is not a layer"),
    ("ogive/graph/a.hpp", "#pragma once\n", "SPDX"),
    ("ogive/graph/a.hpp", "// SPDX-License-Identifier: BSL-1.0\n", "#pragma once"),
    ("ogive/graph/a.hpp", GOOD + "\n" * 400, "lines"),
]

MISUSES = [  # a program, what must be said about it
    (MISTAKE, ""),
    (MISTAKE.replace("expect: bananas", "expect: apples"), "the compiler does not say: apples are not numbers"),
    ("// wrong options: -UMISTAKE\n" + MISTAKE, "with its mistake it compiles"),
    ("// right options: -DMISTAKE\n" + MISTAKE, "without its mistake it does not compile"),
    ("// expect: never said\n" + MISTAKE, "the compiler does not say: never said"),
    (MISTAKE.replace("== 1", "> 1"), "with its mistake it compiles"),
    (MISTAKE.replace("#endif", "#endif\nint x = y;"), "without its mistake it does not compile"),
    (MISTAKE.replace("// expect: ", "// "), "no line `// expect:"),
    (MISTAKE.replace("#ifdef MISTAKE", "#ifdef MISSTEAK"), "no mistake under"),
    # the sentence stands in the program, not in what the compiler says
    (MISTAKE.replace('"bananas are not numbers"', '"no" /* bananas are not numbers */'), "the compiler does not say"),
]

MUTANT = """name
what it is
file: include/half.hpp
test: half.cpp: Half of four
-return x / 2;
+return x / 3;
"""
MUTANTS = [  # a block, what must be said about it
    (MUTANT, ""),
    (MUTANT.replace("x / 2", "x / 4"), "has it 0 times"),
    (MUTANT.replace("-return x / 2;", "-x"), "has it 2 times"),
    (MUTANT.replace("x / 3", "x / 2"), "it changes nothing"),
    (MUTANT.replace("half.hpp", "whole.hpp"), "there is no include/whole.hpp"),
    (MUTANT.replace("half.cpp", "half.cpp + whole.cpp"), "there is no tests/whole.cpp"),
    (MUTANT.replace("four", "five"), "has no case: Half of five"),
]
HALF = "inline double half(double x) {\n    return x / 2;\n}\n"
HALF_TEST = """#include "catch.hpp"
#include <half.hpp>
TEST_CASE("Half of four") { CHECK(half(4) == 2); }
TEST_CASE("Half of nothing") { CHECK(half(0) == 0); }
"""

SUMMARIES = [  # output of a test, whether it succeeded, (passed, failed)
    ("All tests passed (12 assertions in 3 test cases)", True, (3, 0)),
    ("All tests passed (1 assertion in 1 test case)", True, (1, 0)),
    ("test cases: 5 | 4 passed | 1 failed\nassertions: 9 | 7 passed | 2 failed", False, (4, 1)),
    ("test cases:  3 |  1 passed | 2 failed as expected", True, (3, 0)),
    ("test cases: 2 | 2 failed", False, (0, 2)),
    ("no summary", True, (1, 0)),
    ("no summary", False, (0, 1)),
    ("All tests passed (12 assertions in 3 test cases)", False, (3, 1)),  # a crash on the way out
]


def matches(said, expected):
    return expected in said if expected else not said


def check_layers(cases):
    for number, (path, text, expected) in enumerate(LAYERS):
        said = "\n".join(layers.complaints(path, text))
        cases.record(f"layers {number}", None if matches(said, expected) else f"said: {said!r}, not: {expected!r}")


def check_misuse(cases, compiler):
    with tempfile.TemporaryDirectory() as folder:
        for number, (text, expected) in enumerate(MISUSES):
            path = pathlib.Path(folder) / f"{number}.cpp"
            path.write_text(text)
            said = misuse.complaint(path, compiler) or ""
            cases.record(f"misuse {number}", None if matches(said, expected) else f"said: {said!r}, not: {expected!r}")


def check_alone(cases, compiler):
    cases.record("alone: a good header", alone.complaint("vector", compiler))
    found = alone.complaint("no/such/header.hpp", compiler)
    cases.record("alone: a header that does not compile", None if found else "was not found out")
    with tempfile.NamedTemporaryFile(suffix=".hpp", dir=HERE) as unguarded:
        pathlib.Path(unguarded.name).write_text("struct twice {};\n")
        found = alone.complaint(pathlib.Path(unguarded.name).name, compiler)
    cases.record("alone: a header without guard", None if found else "was not found out")


def check_mutants(cases, compile_commands):
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder)
        for path, text in (("include/half.hpp", HALF), ("tests/half.cpp", HALF_TEST)):
            (root / path).parent.mkdir()
            (root / path).write_text(text)
        for number, (block, expected) in enumerate(MUTANTS):
            said = mutate.Mutant(block).complaint(root) or ""
            cases.record(f"mutants {number}", None if matches(said, expected) else f"said: {said!r}, not: {expected!r}")
        entries = json.loads(pathlib.Path(compile_commands).read_text())
        entry = next((e for e in entries if e["file"].endswith("tests/graph/list.cpp")), None)
        if entry is None:
            return  # it needs a compiled library, as all test programs that are tried with mutants may
        entry["command"] = f"{entry['command'].replace(entry['file'], str(root / 'tests/half.cpp'))} -I{root / 'include'}"
        entry["file"] = str(root / "tests/half.cpp")
        (root / "compile_commands.json").write_text(json.dumps([entry]))
        bench = mutate.Bench(root, root / "compile_commands.json")
        for block, expected in ((MUTANT, "caught"), (MUTANT.replace("four", "nothing"), "survived"),
                                (MUTANT.replace("x / 3", "y"), "broken")):
            verdict, said = bench.verdict(mutate.Mutant(block))
            cases.record(f"a mutant that is {expected}", None if verdict == expected else f"is {verdict}: {said}")


def check_count(cases):
    for number, (output, succeeded, expected) in enumerate(SUMMARIES):
        got = count.cases(output, succeeded)
        cases.record(f"count {number}", None if got == expected else f"{got}, not {expected}")
    with tempfile.TemporaryDirectory() as folder:  # a real run of ctest
        tests = pathlib.Path(folder, "CTestTestfile.cmake")
        summary = '"test cases: 5 | 4 passed | 1 failed"'
        tests.write_text(f'add_test(five cmake -E echo {summary})\nadd_test(one cmake -E true)\n'
                         "add_test(wrong cmake -E false)\nadd_test(absent no_such_program)\n")
        report = pathlib.Path(folder, "report.xml")
        subprocess.run(["ctest", "--output-junit", report], cwd=folder, stdout=subprocess.DEVNULL,
                       stderr=subprocess.DEVNULL)
        got = count.total(report)
    expected = (4 + 1, 1 + 1 + 1)
    cases.record("count: a run of ctest", None if got == expected else f"{got}, not {expected}")


def check_files(cases):
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder, "new", "page.md")
        files.write_whole(path, "before")
        try:
            files.write_whole(path, "half of it \ud800")  # cannot be encoded
        except UnicodeEncodeError:
            pass
        left = [each.name for each in path.parent.iterdir()]
        whole = path.read_text() == "before" and left == ["page.md"]
        cases.record("files: whole or as they were", None if whole else f"{left}: {path.read_text()!r}")


def main(compile_commands):
    compiler = Compiler(compile_commands)
    cases = Cases()
    check_layers(cases)
    check_misuse(cases, compiler)
    check_alone(cases, compiler)
    check_mutants(cases, compile_commands)
    check_count(cases)
    check_files(cases)
    cases.finish()


if __name__ == "__main__":
    main(*sys.argv[1:])
