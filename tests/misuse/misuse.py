# SPDX-License-Identifier: BSL-1.0
"""Wrong programs and the sentences that the compiler must answer them with.

Each *.cpp holds a mistake under `#ifdef MISTAKE`, with the right code under its `#else` where that is of use, and
lines `// expect: fragment of a sentence`. Without MISTAKE it must compile; with it, it must not, and the compiler must
say every fragment. Options that are the mistake stand behind `// wrong options:`, others behind `// right options:`.

    misuse.py FOLDER COMPILE_COMMANDS"""
import pathlib
import re
import sys
import tempfile

sys.path.append(str(pathlib.Path(__file__).parent.parent / "support"))
from cases import Cases  # noqa: E402
from compiler import Compiler, in_parallel  # noqa: E402


def plain(text):
    """Quotation marks and spaces as both compilers agree on."""
    return " ".join(re.sub("[‘’`]", "'", text).split())


HEADER = "ogive/ogive.hpp"


def complaint(path, compiler, precompiled=()):
    """What is wrong with a program of this folder, or nothing. `precompiled` are options for those that begin with HEADER."""
    text = path.read_text()
    expected = re.findall(r"//\s*expect:\s*(.*\S)", text)
    if not expected:
        return "it has no line `// expect: fragment of the sentence`"
    if not re.search(r"#\s*if(def\s+|.*defined\W+)MISTAKE\b", text):
        return "it has no mistake under `#ifdef MISTAKE`"
    options = {kind: " ".join(re.findall(rf"//\s*{kind} options:(.*)", text)).split() for kind in ("right", "wrong")}
    includes = re.findall(r"#\s*include\s*<(.*)>", text)
    first = precompiled if includes[:1] == [HEADER] and not any(options.values()) else []
    valid, output = compiler.check(path, "-Wno-unused", *first, *options["right"])
    if not valid:
        return f"without its mistake it does not compile:\n{output}"
    valid, output = compiler.check(path, "-Wno-unused", "-DMISTAKE", *first, *options["wrong"])
    if valid:
        return "with its mistake it compiles"
    missing = [fragment for fragment in expected if plain(fragment) not in plain(output)]
    if missing:
        return "\n".join(f"the compiler does not say: {m}" for m in missing) + f"\nbut:\n{output}"
    return None


def main(folder, compile_commands):
    compiler = Compiler(compile_commands)
    paths = sorted(pathlib.Path(folder).glob("*.cpp"))
    cases = Cases()
    with tempfile.TemporaryDirectory() as folder:
        precompiled = compiler.precompile(HEADER, folder)
        for path, found in zip(paths, in_parallel(lambda p: complaint(p, compiler, precompiled), paths)):
            cases.record(path.name, found)
    cases.finish()


if __name__ == "__main__":
    main(*sys.argv[1:])
