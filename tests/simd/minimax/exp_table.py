# SPDX-License-Identifier: BSL-1.0
"""The tables of the exponential: powers of two for the fractions k/16.

In float their rounding errors stand beside, relative to them. In double they have twelve bits, so that their sum with a
power of two is exact, and the logarithms of what is added stand beside: these are subtracted from the argument."""
from mpmath import log, mp, mpf
from remez import rounded

mp.prec = 160
STEPS = 16


def constant(c, bits):
    if bits == 53:
        return float(c).hex()
    return f"{float(c):.1f}f" if c in (0, 1) else f"{float(c):.9g}f"


for bits, table_bits in ((24, 24), (53, 12)):
    for name, sign in (("up", 1), ("down", -1)):
        exact = [mpf(2) ** (sign * mpf(k) / STEPS - (1 if sign > 0 else 0)) for k in range(STEPS)]
        table = [rounded(e, table_bits) for e in exact]
        error = [rounded(1 - e / t if bits == 24 else log(t / e), bits) for e, t in zip(exact, table)]
        for column, row in ((name, table), (name + "_error", error)):
            print(f"static constexpr {'float' if bits == 24 else 'double'} {column}[] = {{" +
                  ", ".join(constant(c, bits) for c in row) + "};")
