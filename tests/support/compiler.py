# SPDX-License-Identifier: BSL-1.0
"""Checks pieces of C++ with the compiler and the options of a build, without making object files."""
import concurrent.futures
import json
import os
import pathlib
import shlex
import subprocess


class Compiler:
    def __init__(self, compile_commands):
        entries = json.loads(pathlib.Path(compile_commands).read_text())
        entry = next(e for e in entries if e["file"].endswith("tests/support/probe.cpp"))
        command = shlex.split(entry["command"])
        del command[command.index("-c"):command.index("-c") + 2]
        del command[command.index("-o"):command.index("-o") + 2]
        self.program = command[0]
        self.options = command[1:]
        self.directory = entry["directory"]
        version = subprocess.run([self.program, "--version"], text=True, stdout=subprocess.PIPE).stdout
        self.no_excerpts = "-fno-caret-diagnostics" if "clang" in version else "-fno-diagnostics-show-caret"

    def check(self, source, *options):
        """Whether the text, or the file where it is a path, is valid C++; and what the compiler says about it.

        What it says is without excerpts of the source: a sentence found in it was said by the compiler."""
        is_file = isinstance(source, pathlib.Path)
        run = subprocess.run(
            [self.program, *self.options, "-fsyntax-only", self.no_excerpts, *options, "-x", "c++",
             str(source) if is_file else "-"],
            input=None if is_file else source, cwd=self.directory, text=True, stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT, env={**os.environ, "LC_ALL": "C"})
        return run.returncode == 0, run.stdout

    def precompile(self, header, folder):
        """The options with which files that begin with this header read it faster; for files without other options."""
        first = pathlib.Path(folder) / "first.hpp"
        first.write_text(f"#include <{header}>\n")
        subprocess.run([self.program, *self.options, "-x", "c++-header", str(first), "-o", f"{first}.gch"],
                       cwd=self.directory, check=True)
        return ["-include", str(first)]


def in_parallel(function, items):
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        return list(pool.map(function, items))
