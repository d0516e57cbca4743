# SPDX-License-Identifier: BSL-1.0
"""The table of tanh(t) / t in float: for each of 32 pieces, 8 to an octave of 1 + k t, a centre and a polynomial.

Prints one row after the other, in the order in which the low exponent bits and the three high fraction bits of 1 + k t
count the pieces (1 + k t in [2, 4), [4, 8), [8, 16), [1, 2)); with k = 213/128 the last one ends where tanh is rounded to
1. Each centre is a float close to the middle of its piece at which the function is all but a float (Gal's method), so
that the constant term has no rounding error.
"""
import sys
from mpmath import mp, mpf, tanh
from remez import fit, grid, rounded

K = mpf(213) / 128
degree = int(sys.argv[1]) if len(sys.argv) > 1 else 4


def f(t):
    return tanh(t) / t if t else mpf(1)


rows, worst = [[] for _ in range(degree + 2)], 0
for octave in (1, 2, 3, 0):
    for piece in range(8):
        width = mpf(2) ** octave / 8 / K
        start = (mpf(2) ** octave - 1) / K + piece * width
        middle = rounded(start + width / 2, 20)
        ulp = mp.ldexp(1, mp.frexp(middle)[1] - 24)
        candidates = [rounded(middle + j * ulp, 24) for j in range(-1000, 1000)]
        old, mp.prec = mp.prec, 100
        centre = min(candidates, key=lambda t: abs(rounded(f(t), 24) / f(t) - 1))
        mp.prec = old
        c0 = rounded(f(centre), 24)
        points = [t for t in grid(start - centre, start + width - centre, 201) if t != 0]
        exact = [f(centre + d) for d in points]
        # c0 is given: the others make the rest of the function, divided by d
        rest, _ = fit(points, [(e - c0) / d for d, e in zip(points, exact)], [abs(d) / e for d, e in zip(points, exact)],
                      list(range(degree)))
        c = [c0] + [rounded(r, 24) for r in rest]
        error = max(abs(sum(ci * d ** i for i, ci in enumerate(c)) / e - 1) for d, e in zip(points, exact))
        worst = max(worst, error)
        for row, ci in zip(rows, [centre] + c):
            row.append(ci)
print(f"// largest relative error 2^{float(mp.log(worst, 2)):.2f}")
for row in rows:
    print("    {" + ", ".join(f"{float(c):.9g}f" if c != int(c) else f"{float(c):.1f}f" for c in row) + "},")
