# SPDX-License-Identifier: BSL-1.0
"""A program made by ogive_add_kernels runs with what OGIVE_ISA says, and with what the processor has: processors with less
are emulated by QEMU, where it is there (Debian: qemu-user).

    processors.py PROGRAM"""
import os
import pathlib
import shutil
import subprocess
import sys

sys.path.append(str(pathlib.Path(__file__).parent.parent / "support"))
from cases import Cases  # noqa: E402

ALL = ["baseline", "avx2", "avx512"]
EMULATED = {"Nehalem": "baseline", "Haswell": "avx2"}


def run(command, wanted=None):
    environment = {name: value for name, value in os.environ.items() if name != "OGIVE_ISA"}
    if wanted is not None:
        environment["OGIVE_ISA"] = wanted
    done = subprocess.run(command, env=environment, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    return done.stdout.strip(), done.stderr


def main(program):
    cases = Cases()

    def check(name, command, expected, wanted=None, complaint=""):
        output, error = run(command, wanted)
        good = output == f"{expected} right" and (complaint in error if complaint else "ogive" not in error)
        cases.record(name, None if good else f"expected {expected}, got {output}\n{error}")

    best = run([program])[0].split()[0]
    for each in ALL[:ALL.index(best) + 1]:
        check(f"OGIVE_ISA={each}", [program], each, each)
    check("OGIVE_ISA is empty", [program], best, "")
    check("OGIVE_ISA=neon", [program], best, "neon", "OGIVE_ISA=neon is not one of the instruction sets")
    emulator = shutil.which("qemu-x86_64")
    for processor, expected in EMULATED.items():
        if emulator:
            check(processor, [emulator, "-cpu", processor, program], expected)
            check(f"{processor}, OGIVE_ISA=avx512", [emulator, "-cpu", processor, program], expected, "avx512",
                  "OGIVE_ISA=avx512 is not one of the instruction sets")
    cases.finish()


if __name__ == "__main__":
    main(*sys.argv[1:])
