# SPDX-License-Identifier: BSL-1.0
"""Mills' ratio M(t) in 8 or 16 pieces of 0 <= t <= 24 (float) or 39 (double), as tables for lookups: in each a centre c and a
polynomial in v = (t - c) / (t + 2), of which M is a smoother function than of t.

The pieces are counted by the pattern of d = t + 2 with all bits inverted: as a number that is -4/d within an eighth, and a
straight line between the powers of two. Of n pieces, k is where it rounds to -(n - k)/(n/2). Each centre is a number of the
type, close to the middle, at which M is all but such a number (Gal's method), so that the constant term has no rounding
error.
"""
from mpmath import mp, mpf
from centre import centre_near
from gaussian import mills
from remez import fit, grid, rounded


def inverted(y):
    """The d whose inverted pattern is -y, 0 < y <= 2."""
    octave = 0
    while y <= 1:
        y, octave = 2 * y, octave + 1
    return mpf(2) ** octave * (6 - 2 * y)


def piece(k, pieces, last):
    """Where it begins and ends, in d."""
    steps, unit = mpf(pieces - k), mpf(pieces) / 2
    return inverted(min((steps + 0.5) / unit, mpf(2))), min(inverted((steps - 0.5) / unit), mpf(last + 2))


def main(name, bits, last, pieces, degree):
    rows, worst = [[] for _ in range(degree + 2)], 0
    for k in range(pieces):
        begin, end = piece(k, pieces, last)
        centre = centre_near(mills, 2 / (1 / begin + 1 / end) - 2, 3000, bits)
        points = [1 / u - 2 for u in grid(1 / end, 1 / begin, 201)]
        c0 = rounded(mills(centre), bits)
        v = [(t - centre) / (t + 2) for t in points]
        m = [mills(t) for t in points]
        kept = [i for i in range(len(v)) if v[i] != 0]
        c, rest = [c0], [(m[i] - c0) / v[i] for i in kept]
        while len(c) <= degree:  # the higher ones make up for what the lower ones are rounded
            higher, _ = fit([v[i] for i in kept], rest, [abs(v[i]) ** len(c) / m[i] for i in kept],
                            list(range(degree + 1 - len(c))))
            c.append(rounded(higher[0], bits))
            rest = [(r - c[-1]) / v[i] for r, i in zip(rest, kept)]
        worst = max(worst, *(abs(sum(ci * x ** i for i, ci in enumerate(c)) / y - 1) for x, y in zip(v, m)))
        for row, number in zip(rows, [centre] + c):
            row.append(number)
    print(f"// {name}, {pieces} pieces: largest relative error 2^{float(mp.log(worst, 2)):.2f}")
    for row in rows:
        print("    {" + ", ".join(f"{float(c):.9g}f" if bits == 24 else float(c).hex() for c in row) + "},")


if __name__ == "__main__":
    main("float", 24, 24, 16, 4)
    main("float", 24, 24, 8, 5)
    main("double", 53, 39, 16, 10)
