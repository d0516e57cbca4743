# SPDX-License-Identifier: BSL-1.0
"""Users' projects find the library: installed, and as a folder of theirs.

    package.py BUILD_DIRECTORY SOURCE_DIRECTORY CMAKE COMPILE_COMMANDS"""
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).parent
sys.path.append(str(HERE.parent / "support"))
from cases import Cases  # noqa: E402
from compiler import Compiler  # noqa: E402


class Failure(Exception):
    pass


def run(*command):
    done = subprocess.run([str(c) for c in command], text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    if done.returncode:
        raise Failure(f"{' '.join(map(str, command))}\n{done.stdout}")
    return done.stdout


class Package:
    def __init__(self, build, source, cmake, compile_commands, work):
        self.source, self.cmake, self.work = source, cmake, work
        self.compiler = Compiler(compile_commands)
        self.prefix = work / "moved"  # not where it was installed to: a package can be moved
        run(cmake, "--install", build, "--prefix", work / "installed")
        shutil.move(work / "installed", self.prefix)

    def configure(self, name, *options):
        flags = [o for o in self.compiler.options if o.startswith(("-m", "-f"))]
        run(self.cmake, "-G", "Ninja", "-S", HERE / "consumer", "-B", self.work / name,
            f"-DCMAKE_CXX_COMPILER={self.compiler.program}", f"-DCMAKE_CXX_FLAGS={' '.join(flags)}", *options)
        return self.work / name

    def build_and_run(self, name, *options):
        build = self.configure(name, *options)
        run(self.cmake, "--build", build)
        run(build / "consumer")

    def installed(self):
        self.build_and_run("installed", f"-DCMAKE_PREFIX_PATH={self.prefix}")

    def right_version(self):
        self.configure("right_version", f"-DCMAKE_PREFIX_PATH={self.prefix}", "-DOGIVE_VERSION=0.1")

    def wrong_version(self):
        try:
            self.configure("wrong_version", f"-DCMAKE_PREFIX_PATH={self.prefix}", "-DOGIVE_VERSION=99.0")
        except Failure as failure:
            if "99.0" not in str(failure):
                raise
        else:
            raise Failure("version 99 was asked for and found")

    def subdirectory(self):
        self.build_and_run("subdirectory", f"-DOGIVE_SOURCE={self.source}")

    def several_instruction_sets(self):
        self.build_and_run("several", f"-DCMAKE_PREFIX_PATH={self.prefix}", "-DSEVERAL_INSTRUCTION_SETS=ON")

    def several_instruction_sets_from_subdirectory(self):
        self.build_and_run("several_from_subdirectory", f"-DOGIVE_SOURCE={self.source}", "-DSEVERAL_INSTRUCTION_SETS=ON")

    def instruction_set_that_is_none(self):
        """It is refused with a sentence, by a project that has the sources."""
        project = self.work / "wrong"
        project.mkdir()
        (project / "CMakeLists.txt").write_text(
            "cmake_minimum_required(VERSION 3.22...3.30)\nproject(wrong LANGUAGES CXX)\n"
            f"add_subdirectory({self.source} ogive)\nadd_library(it STATIC)\n"
            "ogive_add_kernels(it SOURCES kernels.cpp ISAS baseline sse9)\n")
        try:
            run(self.cmake, "-G", "Ninja", "-S", project, "-B", project / "build",
                f"-DCMAKE_CXX_COMPILER={self.compiler.program}")
        except Failure as failure:
            if "ISAS has sse9; there are baseline, avx2 and avx512" not in " ".join(str(failure).split()):
                raise
        else:
            raise Failure("sse9 was taken for an instruction set")

    def subdirectory_builds_nothing_else(self):
        build = self.configure("nothing_else", f"-DOGIVE_SOURCE={self.source}", "-DCMAKE_CXX_SCAN_FOR_MODULES=OFF")
        planned = run(self.cmake, "--build", build, "--", "-n")
        built = re.findall(r"Building \S+ object (\S+)", planned)
        if built != ["CMakeFiles/consumer.dir/main.cpp.o"]:
            raise Failure(f"not just the consumer's one file is compiled:\n{planned}")

    def installed_headers_are_the_sources(self):
        listed = [{p.relative_to(d) for p in d.rglob("*") if p.is_file()}
                  for d in (self.prefix / "include/ogive", pathlib.Path(self.source, "include/ogive"))]
        if listed[0] != listed[1]:
            raise Failure(f"they differ in {sorted(map(str, listed[0] ^ listed[1]))}")


def main(*arguments):
    cases = Cases()
    with tempfile.TemporaryDirectory() as work:
        package = Package(*arguments, pathlib.Path(work))
        for case in (package.installed, package.right_version, package.wrong_version, package.subdirectory,
                     package.several_instruction_sets, package.several_instruction_sets_from_subdirectory,
                     package.instruction_set_that_is_none, package.subdirectory_builds_nothing_else,
                     package.installed_headers_are_the_sources):
            try:
                case()
                cases.record(case.__name__)
            except Failure as failure:
                cases.record(case.__name__, str(failure))
    cases.finish()


if __name__ == "__main__":
    main(*sys.argv[1:])
