# SPDX-License-Identifier: BSL-1.0
"""Weighted minimax fits by exchange on a fine Chebyshev grid, with coefficients rounded to float or double.

Needed where sollya's remez and fpminimax do not converge (functions that are costly to enclose, such as
exp(t^2/2) * erfc(t/sqrt(2)) far out).
"""
from mpmath import mp, mpf, lu_solve, matrix, cos, pi, frexp, ldexp, nint

mp.prec = 300


def rounded(c, bits):
    """c to `bits` significant bits."""
    if c == 0:
        return c
    m, e = frexp(c)
    return ldexp(nint(ldexp(m, bits)), e - bits)


def grid(a, b, count):
    a, b = mpf(a), mpf(b)
    return [(a + b) / 2 - (b - a) / 2 * cos(pi * i / (count - 1)) for i in range(count)]


def fit(points, values, weights, powers):
    """Coefficients c with max over points of |sum c_i x^powers_i - value| * weight least; returns (c, error)."""
    n = len(powers)
    basis = [[x ** p for p in powers] for x in points]
    picks = [round((len(points) - 1) * (1 - float(cos(pi * i / n))) / 2) for i in range(n + 1)]
    for step in range(60):
        a, rhs = matrix(n + 1, n + 1), matrix(n + 1, 1)
        for row, k in enumerate(picks):
            for col in range(n):
                a[row, col] = basis[k][col]
            a[row, n] = (-1) ** row / weights[k]
            rhs[row] = values[k]
        solution = lu_solve(a, rhs)
        c, level = [solution[i] for i in range(n)], abs(solution[n])
        error = [(sum(ci * bi for ci, bi in zip(c, basis[k])) - values[k]) * weights[k] for k in range(len(points))]
        worst = max(abs(e) for e in error)
        if worst <= level * mpf("1.001"):
            break
        extrema, k = [], 0
        while k < len(error):  # the largest error of each run of one sign
            best = k
            while k < len(error) and error[k] * error[best] >= 0:
                if abs(error[k]) > abs(error[best]):
                    best = k
                k += 1
            extrema.append(best)
        while len(extrema) > n + 1:
            if len(extrema) == n + 2:
                extrema.pop(0 if abs(error[extrema[0]]) < abs(error[extrema[-1]]) else -1)
            else:  # drop the smallest neighbouring pair
                i = min(range(len(extrema) - 1), key=lambda j: max(abs(error[extrema[j]]), abs(error[extrema[j + 1]])))
                del extrema[i:i + 2]
        if len(extrema) < n + 1:
            break
        picks = extrema
    return c, worst


def least_squares(points, values, weights, powers):
    n = len(powers)
    rows = [[x ** p * w for p in powers] for x, w in zip(points, weights)]
    normal, rhs = matrix(n, n), matrix(n, 1)
    for i in range(n):
        for j in range(n):
            normal[i, j] = sum(row[i] * row[j] for row in rows)
        rhs[i] = sum(row[i] * v * w for row, v, w in zip(rows, values, weights))
    return list(lu_solve(normal, rhs))


def minimax(f, weight, powers, a, b, bits, count=600, words=1):
    """Fit f on [a, b] with sum c_i x^powers_i, |error * weight(x)| least, coefficients rounded to `bits` bits, the
    first one to that many words of `bits` bits.

    They are rounded from the lowest power up, each of the higher ones being changed to make up for it.
    """
    points = grid(a, b, count)
    values = [f(x) for x in points]
    weights = [weight(x) for x in points]
    c, free_error = fit(points, values, weights, powers)
    final = []
    for i in range(len(powers)):
        final.append(rounded(c[i], bits * words if i == 0 else bits))
        lost = final[i] - c[i]
        rest = list(powers[i + 1:])
        if rest:
            change = least_squares(points, [-lost * x ** powers[i] for x in points], weights, rest)
            c = c[:i + 1] + [ci + d for ci, d in zip(c[i + 1:], change)]
    error = max(abs((sum(ci * x ** p for ci, p in zip(final, powers)) - v) * w)
                for x, v, w in zip(points, values, weights))
    return final, free_error, error


def show(name, powers, result, bits):
    c, free_error, error = result
    log2 = lambda v: float(mp.log(v, 2)) if v else float("-inf")
    text = lambda v: f"{float(v)!r}" if bits == 53 else f"{float(v):.9g}"
    print(f"{name}: error 2^{log2(error):.2f} (2^{log2(free_error):.2f} before rounding the coefficients)")
    for p, ci in zip(powers, c):
        rest = ci - rounded(ci, bits)
        print(f"    {p}: {text(rounded(ci, bits))}" + (f" and {float(rest).hex()}" if rest != 0 else ""))
