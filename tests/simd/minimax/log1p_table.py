# SPDX-License-Identifier: BSL-1.0
"""The table of log(1 + e) in float for 0 <= e <= 1: a centre c for each e close to k/32, 1/(1 + c) and log(1 + c).
Each centre is a float at which both functions are all but floats (Gal's method), so that neither has a rounding error
that counts. The first centre is 0."""
from mpmath import mp, mpf
from remez import rounded

mp.prec = 80
columns = [[mpf(0)], [mpf(1)], [mpf(0)]]
for k in range(1, 32):
    middle = mpf(k) / 32
    ulp = mp.ldexp(1, mp.frexp(middle)[1] - 24)
    candidates = [middle + j * ulp for j in range(-4000, 4001)]

    def error(c):
        return max(abs(rounded(1 / (1 + c), 24) * (1 + c) - 1), abs(rounded(mp.log1p(c), 24) / mp.log1p(c) - 1))

    c = min(candidates, key=error)
    print(f"// {k}: relative error 2^{float(mp.log(error(c), 2)):.1f}")
    for column, value in zip(columns, (c, rounded(1 / (1 + c), 24), rounded(mp.log1p(c), 24))):
        column.append(value)
for column in columns:
    print("    {" + ", ".join(f"{float(c):.9g}f" if c != int(c) else f"{int(c)}.0f" for c in column) + "},")
