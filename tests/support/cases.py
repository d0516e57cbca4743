# SPDX-License-Identifier: BSL-1.0
"""Test cases of the scripts: collected, and summed up in the words that Catch2 uses."""
import sys


class Cases:
    def __init__(self):
        self.failed = {}
        self.passed = 0

    def record(self, name, complaint=None):
        """A case: passed where there is nothing to complain about."""
        if complaint:
            self.failed[name] = complaint
        else:
            self.passed += 1

    def finish(self):
        """Prints the summary and ends the program; no case at all is a failure too."""
        for name, complaint in self.failed.items():
            print(f"FAILED: {name}\n{complaint}\n")
        total = self.passed + len(self.failed)
        print(f"test cases: {total} | {self.passed} passed | {len(self.failed)} failed")
        sys.exit(1 if self.failed or total == 0 else 0)
