# SPDX-License-Identifier: BSL-1.0
"""Mills' ratio M(t) in float for 0 <= t <= 24 in 16 pieces, as a table for lookups: in each a centre c and a polynomial in
v = (t - c) / (t + 2), of which M is a smoother function than of t.

The pieces are counted by the pattern of d = t + 2 with all bits inverted: as a number that is -4/d within an eighth, and a
straight line between the powers of two. Piece k is where it rounds to -(16 - k)/8. Each centre is a float close to the middle at
which M is all but a float (Gal's method), so that the constant term has no rounding error.
"""
from mpmath import mp, mpf
from centre import centre_near
from gaussian import mills
from remez import fit, grid, rounded

DEGREE, LAST = 4, 24


def inverted(y):
    """The d whose inverted pattern is -y, 0 < y <= 2."""
    octave = 0
    while y <= 1:
        y, octave = 2 * y, octave + 1
    return mpf(2) ** octave * (6 - 2 * y)


def piece(k):
    """Where it begins and ends, in d."""
    steps = mpf(16 - k)
    return inverted(min((steps + 0.5) / 8, mpf(2))), min(inverted((steps - 0.5) / 8), mpf(LAST + 2))


def main():
    rows, worst = [[] for _ in range(DEGREE + 2)], 0
    for k in range(16):
        begin, end = piece(k)
        centre = centre_near(mills, 2 / (1 / begin + 1 / end) - 2, 3000)
        points = [1 / u - 2 for u in grid(1 / end, 1 / begin, 201)]
        c0 = rounded(mills(centre), 24)
        v = [(t - centre) / (t + 2) for t in points]
        m = [mills(t) for t in points]
        kept = [i for i in range(len(v)) if v[i] != 0]
        higher, _ = fit([v[i] for i in kept], [(m[i] - c0) / v[i] for i in kept], [abs(v[i]) / m[i] for i in kept],
                        list(range(DEGREE)))
        c = [c0] + [rounded(each, 24) for each in higher]
        worst = max(worst, *(abs(sum(ci * x ** i for i, ci in enumerate(c)) / y - 1) for x, y in zip(v, m)))
        for row, number in zip(rows, [centre] + c):
            row.append(number)
    print(f"// largest relative error 2^{float(mp.log(worst, 2)):.2f}")
    for row in rows:
        print("    {" + ", ".join(f"{float(c):.9g}f" for c in row) + "},")


if __name__ == "__main__":
    main()
