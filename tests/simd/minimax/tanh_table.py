# SPDX-License-Identifier: BSL-1.0
"""The table of tanh(t) / t in float; see pieces.py. With k = 213/128 the last piece ends where tanh is rounded to 1."""
import sys
from mpmath import mpf, tanh
from pieces import print_table
from remez import fit

degree = int(sys.argv[1]) if len(sys.argv) > 1 else 4


def higher(points, values, c0):
    """c0 is given: the others make the rest of the function, divided by d."""
    rest = [(v - c0) / d for d, v in zip(points, values)]
    return fit(points, rest, [abs(d) / v for d, v in zip(points, values)], list(range(degree)))[0]


print_table(lambda t: tanh(t) / t if t else mpf(1), higher, k=mpf(213) / 128)
