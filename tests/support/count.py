# SPDX-License-Identifier: BSL-1.0
"""Adds up the test cases of a run of ctest: prints "PASSED FAILED".

A test that tells no number of cases, or fails without naming a failed case, counts as one case.

    ctest --output-junit REPORT --test-output-size-passed 10000000 --test-output-size-failed 10000000
    count.py REPORT"""
import pathlib
import re
import sys
import xml.etree.ElementTree

ALL = re.compile(r"^All tests passed \(.*in (\d+) test cases?\)", re.MULTILINE)
SOME = re.compile(r"^test cases: +\d+ \|(.*)$", re.MULTILINE)
PART = re.compile(r"(\d+) (passed|failed as expected|failed)")


def cases(output, succeeded):
    """(passed, failed) of one test; the last summary in its output is its own."""
    passed = failed = 0
    if found := ALL.findall(output):
        passed = int(found[-1])
    elif found := SOME.findall(output):
        for number, verdict in PART.findall(found[-1]):
            if verdict == "failed":
                failed += int(number)
            else:
                passed += int(number)
    elif succeeded:
        passed = 1
    if not succeeded and failed == 0:
        failed = 1
    return passed, failed


def total(report):
    """(passed, failed) of a run."""
    counts = []
    if not pathlib.Path(report).exists():
        sys.exit("ctest wrote no report")
    for test in xml.etree.ElementTree.parse(report).getroot().iter("testcase"):
        if test.get("status") != "disabled":
            counts.append(cases(test.findtext("system-out", ""), test.get("status") == "run"))
    if not counts:
        sys.exit("no tests were run")
    return sum(p for p, _ in counts), sum(f for _, f in counts)


if __name__ == "__main__":
    print(*total(sys.argv[1]))
