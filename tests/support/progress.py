# SPDX-License-Identifier: BSL-1.0
"""On a terminal, a line on stderr that says how much is done and about how long the rest takes; elsewhere, nothing."""
import sys
import time


class Progress:
    def __init__(self, all_of_them, what):
        self.all, self.what, self.done, self.begin = all_of_them, what, 0, time.monotonic()

    def step(self, doing=""):
        """One more is begun; what is behind it is done."""
        self.done += 1
        if sys.stderr.isatty():
            spent = time.monotonic() - self.begin
            left = f"{spent / (self.done - 1) * (self.all - self.done + 1):.0f} s" if self.done > 1 else "?"
            print(f"\r\033[K{self.done} of {self.all} {self.what} {doing}, {left} left", end="", file=sys.stderr,
                  flush=True)

    def end(self):
        if sys.stderr.isatty():
            print("\r\033[K", end="", file=sys.stderr, flush=True)
