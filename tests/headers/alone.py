# SPDX-License-Identifier: BSL-1.0
"""Every header compiles alone, and a second time after itself.

    alone.py INCLUDE_DIRECTORY COMPILE_COMMANDS"""
import pathlib
import sys

sys.path.append(str(pathlib.Path(__file__).parent.parent / "support"))
from cases import Cases  # noqa: E402
from compiler import Compiler, in_parallel  # noqa: E402


def complaint(header, compiler):
    line = f"#include <{header}>\n"
    valid, output = compiler.check(line + line)
    return None if valid else output


def main(include, compile_commands):
    compiler = Compiler(compile_commands)
    headers = [p.relative_to(include).as_posix() for p in sorted(pathlib.Path(include).rglob("*.hpp"))]
    cases = Cases()
    for header, found in zip(headers, in_parallel(lambda h: complaint(h, compiler), headers)):
        cases.record(header, found)
    cases.finish()


if __name__ == "__main__":
    main(*sys.argv[1:])
