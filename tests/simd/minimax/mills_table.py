# SPDX-License-Identifier: BSL-1.0
"""The table of the Mills ratio in float: for each of 32 pieces, 8 to an octave of 1 + t, a centre and a polynomial.

Prints one column after the other, in the order in which the low exponent bits and the three high fraction bits of
1 + t count the pieces (1 + t in [2, 4), [4, 8), [8, 16), [1, 2)). Each centre is a float close to the middle of its
piece at which the function is all but a float (Gal's method), so that the constant term has no rounding error.
"""
import sys
from mpmath import mp, mpf
from remez import fit, grid, rounded
from gaussian import mills

degree = int(sys.argv[1]) if len(sys.argv) > 1 else 4
columns, worst = [[] for _ in range(degree + 2)], 0
for octave in (1, 2, 3, 0):
    for piece in range(8):
        width = mpf(2) ** octave / 8
        start = mpf(2) ** octave + piece * width - 1
        middle = rounded(start + width / 2, 20)
        ulp = mp.ldexp(1, mp.frexp(middle)[1] - 24)
        candidates = [rounded(middle + j * ulp, 24) for j in range(-3000, 3000)]
        old, mp.prec = mp.prec, 100
        centre = min(candidates, key=lambda x: abs(rounded(mills(x), 24) / mills(x) - 1))
        mp.prec = old
        c0 = rounded(mills(centre), 24)
        points = [x for x in grid(start - centre, start + width - centre, 201) if x != 0]
        exact = [mills(centre + d) for d in points]
        weights = [1 / m for m in exact]
        rest, _ = fit(points, exact, weights, list(range(degree + 1)))
        c = [c0] + [rounded(r, 24) for r in rest[1:]]
        error = max(abs(sum(ci * d ** i for i, ci in enumerate(c)) / m - 1) for d, m in zip(points, exact))
        worst = max(worst, error)
        for column, ci in zip(columns, [centre] + c):
            column.append(ci)
print(f"// largest relative error 2^{float(mp.log(worst, 2)):.2f}")
for column in columns:
    print("    {" + ", ".join(f"{float(c):.9g}f" for c in column) + "},")
