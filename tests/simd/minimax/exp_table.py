# SPDX-License-Identifier: BSL-1.0
"""The tables of the exponential in float: 2^(k/32) / 2, and what its rounding added, relative to it; and 2^(-k/32)."""
from mpmath import mp, mpf
from remez import rounded

mp.prec = 120
for exact in ([mpf(2) ** (mpf(k) / 32 - 1) for k in range(32)], [mpf(2) ** (-mpf(k) / 32) for k in range(32)]):
    table = [rounded(e, 24) for e in exact]
    added = [rounded(1 - e / t, 24) for e, t in zip(exact, table)]
    for column in (table, added):
        print("    {" + ", ".join((f"{float(c):.1f}f" if c in (0, 1) else f"{float(c):.9g}f") for c in column) + "},")
