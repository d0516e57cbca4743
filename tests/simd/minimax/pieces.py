# SPDX-License-Identifier: BSL-1.0
"""A function in 32 pieces, 8 to an octave of 1 + k t: in each a centre and a polynomial, as a table for lookups.

Prints one row after the other, in the order in which the low exponent bits and the three high fraction bits of 1 + k t
count the pieces (1 + k t in [2, 4), [4, 8), [8, 16), [1, 2)). Each centre is a float close to the middle of its piece at
which the function is all but a float (Gal's method), so that the constant term has no rounding error.
"""
from mpmath import mp, mpf
from remez import grid, rounded


def centre_near(f, middle, reach, bits=24):
    """Of the floats within so many ulp, the one at which f is closest to a float."""
    middle = rounded(middle, 20)
    ulp = mp.ldexp(1, mp.frexp(middle)[1] - bits)
    with mp.workprec(200):
        return min((rounded(middle + j * ulp, bits) for j in range(-reach, reach)),
                   key=lambda t: abs(rounded(f(t), bits) / f(t) - 1))


def print_table(f, higher, k=1, reach=1000):
    """higher(points, values, c0): the coefficients after c0, for points relative to the centre."""
    rows, worst = None, 0
    for octave in (1, 2, 3, 0):
        for piece in range(8):
            width = mpf(2) ** octave / 8 / k
            start = (mpf(2) ** octave - 1) / k + piece * width
            centre = centre_near(f, start + width / 2, reach)
            c0 = rounded(f(centre), 24)
            points = [d for d in grid(start - centre, start + width - centre, 201) if d != 0]
            values = [f(centre + d) for d in points]
            c = [c0] + [rounded(each, 24) for each in higher(points, values, c0)]
            worst = max(worst, *(abs(sum(ci * d ** i for i, ci in enumerate(c)) / v - 1) for d, v in zip(points, values)))
            rows = rows or [[] for _ in range(1 + len(c))]
            for row, number in zip(rows, [centre] + c):
                row.append(number)
    print(f"// largest relative error 2^{float(mp.log(worst, 2)):.2f}")
    for row in rows:
        print("    {" + ", ".join(f"{float(c):.9g}f" for c in row) + "},")
