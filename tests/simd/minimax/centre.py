# SPDX-License-Identifier: BSL-1.0
"""Where to expand a function that is looked up (Gal's method)."""
from mpmath import mp
from remez import rounded


def centre_near(f, middle, reach, bits=24):
    """Of the floats within so many ulp, the one at which f is closest to a float: the constant term has no rounding error."""
    middle = rounded(middle, 20)
    ulp = mp.ldexp(1, mp.frexp(middle)[1] - bits)
    with mp.workprec(200):
        return min((rounded(middle + j * ulp, bits) for j in range(-reach, reach)),
                   key=lambda t: abs(rounded(f(t), bits) / f(t) - 1))
