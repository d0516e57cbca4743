# SPDX-License-Identifier: BSL-1.0
"""The tables and polynomials of tanh: tanh(c + d) = T + S q / (1 + T q) with T = tanh(c), S = 1 - T^2, q = tanh(d).

There are 16 centres c, one close to each multiple of bound / 15: numbers of the type at which tanh is all but such a number
(Gal's method), so that T has no rounding error, but for the last, whose T is 1. q = d + d^3 P(d^2)."""
from mpmath import mp, mpf, tanh
from centre import centre_near
from remez import fit, grid, rounded

PIECES = 16


def literal(c, bits):
    return float(c).hex() if bits == 53 else f"{float(c):.9g}" + (".0f" if c in (0, 1) else "f")


for name, bits, bound, degree in (("float", 24, mpf("9.0109"), 3), ("double", 53, mpf("19.0616"), 12)):
    step = bound / (PIECES - 1)
    centres = [mpf(0)] + [centre_near(tanh, i * step, 1000, bits) for i in range(1, PIECES)]
    values = [rounded(tanh(c), bits) for c in centres]
    values[-1] = mpf(1)
    slopes = [rounded(1 - tanh(c) ** 2, bits) for c in centres]
    points = [d for d in grid(0, step / 2 * mpf("1.01"), 401) if d > 0]
    c, _ = fit([d * d for d in points], [(tanh(d) - d) / d ** 3 for d in points],
               [d ** 3 / tanh(d) for d in points], list(range(degree)))
    c = [rounded(each, bits) for each in c]
    worst = max(abs((d + d ** 3 * sum(ci * d ** (2 * i) for i, ci in enumerate(c))) / tanh(d) - 1) for d in points)
    print(f"// {name}: bound {bound}, pieces per unit {float(1 / step).hex()}; largest relative error 2^{float(mp.log(worst, 2)):.2f}")
    for row in (centres, values, slopes):
        print(f"{{" + ", ".join(literal(each, bits) for each in row) + "},")
    print(", ".join(float(each).hex() for each in c))
