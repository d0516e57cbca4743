# SPDX-License-Identifier: BSL-1.0
"""Checks that a chapter shows what its program prints and draws: chapter.py PAGE PROGRAM.

Below `<!-- output SECTION -->` stands what the program prints below `== SECTION`; its plots are in the folder plots beside
the page, which shows them all. The program fails where one of its claims does not hold. OGIVE_WRITE=1 in the environment
writes outputs and plots instead."""
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.append(str(Path(__file__).parent.parent / "support"))
from cases import Cases  # noqa: E402
from files import write_whole  # noqa: E402

OUTPUT = re.compile(r"(<!-- output (\S+) -->\n```text\n)(.*?)(```\n)", re.DOTALL)


def sections(printed):
    parts = re.split(r"^== (\S+)\n", printed, flags=re.MULTILINE)[1:]
    return {name: text.strip("\n") + "\n" for name, text in zip(parts[::2], parts[1::2])}


def main(page, program):
    with tempfile.TemporaryDirectory() as folder:
        run = subprocess.run([program, folder], stdout=subprocess.PIPE, text=True)
        plots = {plot.name: plot.read_text() for plot in sorted(Path(folder).glob("*.svg"))}
    printed = sections(run.stdout)
    if os.environ.get("OGIVE_WRITE"):
        text = OUTPUT.sub(lambda m: m[1] + printed.get(m[2], m[3]) + m[4], page.read_text())
        write_whole(page, text)
        for name, plot in plots.items():
            write_whole(page.parent / "plots" / name, plot)

    cases = Cases()
    cases.record("claims", run.stdout if run.returncode or not printed else None)
    text = page.read_text()
    shown = {m[2]: m[3] for m in OUTPUT.finditer(text)}
    advice = f"OGIVE_WRITE=1 python3 tests/docs/chapter.py {page} {program}"
    for name in printed | shown:
        if name not in shown:
            cases.record(name, f"the page has no <!-- output {name} -->")
        elif name not in printed:
            cases.record(name, f"the program prints no section {name}")
        else:
            stale = shown[name] != printed[name]
            cases.record(name, f"stale; {advice}\nnow:\n{printed[name]}" if stale else None)
    for name, plot in plots.items():
        committed = page.parent / "plots" / name
        if f"](plots/{name})" not in text:
            cases.record(name, "the page does not show this plot")
        else:
            fresh = committed.exists() and committed.read_text() == plot
            cases.record(name, None if fresh else f"stale; {advice}")
    cases.finish()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
