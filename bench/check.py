# SPDX-License-Identifier: BSL-1.0
"""Runs each benchmark once, at the least length, where the unfused loops are compared with the fused kernel.

    check.py PROGRAM"""
import json
import pathlib
import subprocess
import sys

sys.path.append(str(pathlib.Path(__file__).resolve().parent.parent / "tests/support"))
from cases import Cases  # noqa: E402


def main(program):
    run = subprocess.run([program, "--benchmark_filter=/4096$", "--benchmark_min_time=0", "--benchmark_format=json"],
                         stdout=subprocess.PIPE, check=True)
    cases = Cases()
    for line in json.loads(run.stdout)["benchmarks"]:
        cases.record(line["name"], line.get("error_message") if line.get("error_occurred") else None)
    cases.finish()


if __name__ == "__main__":
    main(*sys.argv[1:])
