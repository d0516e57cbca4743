# SPDX-License-Identifier: BSL-1.0
"""The table of the Mills ratio in float; see pieces.py."""
import sys
from gaussian import mills
from pieces import print_table
from remez import fit

degree = int(sys.argv[1]) if len(sys.argv) > 1 else 4


def higher(points, values, _):
    return fit(points, values, [1 / v for v in values], list(range(degree + 1)))[0][1:]


print_table(mills, higher, reach=3000)
