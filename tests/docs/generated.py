# SPDX-License-Identifier: BSL-1.0
"""Checks that a committed text is what a program prints: generated.py FILE PROGRAM [ARGUMENT...]. OGIVE_WRITE=1 in the
environment writes it instead."""
import os
import subprocess
import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parent.parent / "support"))
from files import write_whole  # noqa: E402

file, program = Path(sys.argv[1]), sys.argv[2:]
printed = subprocess.run(program, check=True, capture_output=True, text=True).stdout
if os.environ.get("OGIVE_WRITE"):
    write_whole(file, printed)
fresh = file.exists() and file.read_text() == printed and printed != ""
if not fresh:
    print(f"stale: {file}; OGIVE_WRITE=1 python3 tests/docs/generated.py {file} {' '.join(program)}")
print(f"test cases: 1 | {int(fresh)} passed | {int(not fresh)} failed")
sys.exit(not fresh)
