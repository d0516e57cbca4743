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


def mills_in_u(k, centre):
    """G(w) = M(t)/u with u = 1/(1 + t/k) = w + centre."""
    def g(w):
        u = w + centre
        return mills(k * (1 / u - 1)) / u
    return g


def erf_small(z):
    """erf(x)/x - 1 with z = x^2."""
    return 2 / sqrt(pi) - 1 if z == 0 else erf(sqrt(z)) / sqrt(z) - 1


if __name__ == "__main__":
    job = sys.argv[1]
    if job == "mills":  # mills <k> <centre> <largest t> <degree> <bits>
        k, centre, top, degree, bits = *map(mpf, sys.argv[2:5]), *map(int, sys.argv[5:7])
        g = mills_in_u(k, centre)
        powers = list(range(degree + 1))
        result = minimax(g, lambda w: 1 / g(w), powers, 1 / (1 + top / k) - centre, 1 - centre, bits, 400, 2)
        show(f"mills k={k} centre {centre} t <= {top} degree {degree}", powers, result, bits)
    else:  # erf <b> <degree> <bits>
        b, degree, bits = mpf(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4])
        powers = list(range(degree + 1))
        w = lambda z: 1 / (1 + erf_small(z))
        show(f"erf on [0, {b}] degree {degree} in x^2", powers, minimax(erf_small, w, powers, 0, b * b, bits), bits)
