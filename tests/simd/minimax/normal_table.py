# SPDX-License-Identifier: BSL-1.0
"""Two functions of t = |x| that make up x Phi(x) and its derivative, in 32 pieces of 0 <= t <= 14.75, as a table of floats
for lookups: 2 t M(t) and 2 (M(t) - t / sqrt(2 pi)), M being Mills' ratio over sqrt(2 pi). They are multiplied by half of
2^(c t^2), c being the float nearest to -log2(e)/2; what that lacks of e^(-t^2/2) is in the table.

The pieces are eighths of the octaves of d = t + 67/64: the lowest bits of its exponent and the highest of its fraction count
them. In each there are a centre and two polynomials of degree 4 in t - centre. A centre is a float, close to the middle, at
which both functions are all but floats, so that the constant terms have no rounding error; the first is 0, and one is the
root of the second function.
"""
import struct
from mpmath import mp, mpf
from gaussian import mills
from remez import fit, grid, rounded

BITS, DEGREE, OFFSET, LAST = 24, 4, mpf(67) / 64, mpf("14.75")
LOG2_E = 1 / mp.log(2)
LACKING = -LOG2_E / 2 - rounded(-LOG2_E / 2, BITS)


def gated(t):
    return 2 * t * mills(t) * mpf(2) ** (LACKING * t * t)


def slope(t):
    return 2 * (mills(t) - t / mp.sqrt(2 * mp.pi)) * mpf(2) ** (LACKING * t * t)


def gated_slope(t):
    """The derivative of gated, nearly."""
    return 2 * (mills(t) + t * (t * mills(t) - 1 / mp.sqrt(2 * mp.pi)))


def lost(c):
    """What a rounding does to c, relative to it."""
    return abs(rounded(c, BITS) / c - 1)


ROOT = mp.findroot(slope, 0.75)


def pieces():
    """Their index, and where they begin and end."""
    d = OFFSET
    while d < 16:
        step = mpf(2) ** mp.floor(mp.log(d, 2)) / 8
        after = (mp.floor(d / step) + 1) * step
        index = struct.unpack("<I", struct.pack("<f", float(d)))[0] >> 20 & 31
        yield index, d - OFFSET, min(after - OFFSET, LAST)
        d = after


def centre_of(begin, end):
    if begin == 0:
        return mpf(0)
    if begin <= ROOT < end:
        return rounded(ROOT, BITS)
    middle = rounded((begin + end) / 2, 18)
    ulp = mp.ldexp(1, mp.frexp(middle)[1] - BITS)
    with mp.workprec(120):
        return min((middle + j * ulp for j in range(-4000, 4000)),
                   key=lambda t: max(lost(gated(t)), lost(slope(t)), lost(gated_slope(t)) / 4))


def polynomial(f, centre, points, least):
    """Coefficients with little error relative to |f| + least, and that error."""
    v, y = [t - centre for t in points], [f(t) for t in points]
    weight = [1 / (abs(value) + least) for value in y]
    c, rest = [rounded(f(centre), BITS)], y
    while True:  # the higher ones make up for what the lower ones are rounded
        kept = [i for i in range(len(v)) if v[i] != 0]
        v, y, weight = ([values[i] for i in kept] for values in (v, y, weight))
        rest = [(rest[i] - c[-1]) / x for i, x in zip(kept, v)]
        if len(c) > DEGREE:
            break
        higher, _ = fit(v, rest, [abs(x) ** len(c) * w for x, w in zip(v, weight)], list(range(DEGREE + 1 - len(c))))
        # The derivative of 2 t M(t) at 0
        c.append(mpf(1) if c == [0] else rounded(higher[0], BITS))
    return c, max(abs(sum(ci * x ** i for i, ci in enumerate(c)) - value) * w for x, value, w in zip(v, y, weight))


def print_row(numbers):
    print("{" + ", ".join(f"{float(c):.9g}" + ("f" if c != int(c) else ".0f") for c in numbers) + "},")


if __name__ == "__main__":
    first = rounded(mp.log(2), BITS)
    points = grid(mpf(-1) / 32, mpf(1) / 32, 200)
    higher, _ = fit(points, [(mpf(2) ** r - 1 - first * r) / r ** 2 for r in points], [r ** 2 for r in points], [0, 1])
    print("// 2^r - 1 for |r| <= 1/32:", *(float(c).hex() for c in [first] + [rounded(c, BITS) for c in higher]))
    columns, worst = [None] * 32, [mpf(0), mpf(0)]
    for index, begin, end in pieces():
        centre = centre_of(begin, end)
        points = [t for t in grid(begin, end, 101) if t > 0]
        both = [polynomial(gated, centre, points, 0), polynomial(slope, centre, points, mpf(2) ** -19)]
        worst = [max(w, error) for w, (_, error) in zip(worst, both)]
        columns[index] = [centre] + both[0][0] + both[1][0]
    print("// largest errors:", *(f"2^{float(mp.log(w, 2)):.2f}" for w in worst))
    for row in zip(*columns):
        print_row(row)
