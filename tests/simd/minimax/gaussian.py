# SPDX-License-Identifier: BSL-1.0
"""Coefficients of erf near 0 and of the Mills ratio M(t) = Phi(-t) / exp(-t^2/2), t >= 0."""
import sys
from remez import minimax, show
from mpmath import mp, mpf, erf, erfc, exp, sqrt, pi


def mills(t):
    if t > 60:  # asymptotic series, far past convergence of its leading terms at this precision
        s, term = mpf(1), mpf(1)
        for k in range(1, 80):
            term *= -(2 * k - 1) / t ** 2
            s += term
            if abs(term) < mpf(2) ** -200: break
        return s / (t * sqrt(2 * pi))
    return exp(t * t / 2) * erfc(t / sqrt(mpf(2))) / 2


def mills_in_u(k):
    """G(w) = M(t)/u with u = 1/(1 + t/k) = w + 1/2."""
    def g(w):
        u = w + mpf(1) / 2
        if u <= 0: return 1 / (k * sqrt(2 * pi))
        return mills(k * (1 / u - 1)) / u
    return g


def erf_small(z):
    """erf(x)/x - 1 with z = x^2."""
    return 2 / sqrt(pi) - 1 if z == 0 else erf(sqrt(z)) / sqrt(z) - 1


if __name__ == "__main__":
    job = sys.argv[1]
    if job == "mills":
        k, degree, bits = mpf(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4])
        g = mills_in_u(k)
        powers = list(range(degree + 1))
        show(f"mills k={k} degree {degree}", powers, minimax(g, lambda w: 1 / g(w), powers, -0.5, 0.5, bits, 400), bits)
    else:
        b, degree, bits = mpf(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4])
        powers = list(range(degree + 1))
        w = lambda z: 1 / (1 + erf_small(z))
        show(f"erf on [0, {b}] degree {degree} in x^2", powers, minimax(erf_small, w, powers, 0, b * b, bits), bits)
