"""Confidence: counts in, how sure they make us out.

The share of sites that follow a convention has the posterior Beta(k + κ·p, n − k + κ·(1 − p)); what is quoted is its
one-sided 95 % lower bound, so that three sites never look as sure as three hundred. The distribution function is the
regularized incomplete beta function by its continued fraction (Numerical Recipes, 3rd ed., §6.4, evaluated by Lentz's
method); its inverse is found by bisection.
"""

from __future__ import annotations

from functools import lru_cache
from math import exp, lgamma, log, log1p
from typing import Literal

Level = Literal["high", "medium", "low", "uncertain"]
TAIL = 0.05
"""The posterior mass that may lie below the bound."""


@lru_cache(maxsize=65536)
def lower_bound(alpha: float, beta: float) -> float:
    """Compute the 5 % quantile of Beta(alpha, beta), to within 1e-6."""
    low, high = 0.0, 1.0
    while high - low > 1e-6:
        middle = (low + high) / 2
        if distribution(middle, alpha, beta) < TAIL:
            low = middle
        else:
            high = middle
    return low


@lru_cache(maxsize=65536)
def reaches(alpha: float, beta: float, bound: float) -> bool:
    """Tell whether the lower bound of Beta(alpha, beta) is at least `bound`, without computing it."""
    return distribution(bound, alpha, beta) <= TAIL


def distribution(x: float, alpha: float, beta: float) -> float:
    """Compute P(X ≤ x) for X ~ Beta(alpha, beta), both above 0."""
    if x <= 0:
        return 0.0
    if x >= 1:
        return 1.0
    front = exp(lgamma(alpha + beta) - lgamma(alpha) - lgamma(beta) + alpha * log(x) + beta * log1p(-x))
    # The fraction converges quickly only left of the mean; right of it the mirror image is used.
    if x < (alpha + 1) / (alpha + beta + 2):
        return front * _fraction(x, alpha, beta) / alpha
    return 1 - front * _fraction(1 - x, beta, alpha) / beta


def level(score: float) -> Level:
    """Name a confidence score."""
    if score >= 0.85:
        return "high"
    if score >= 0.70:
        return "medium"
    return "low" if score >= 0.50 else "uncertain"


def _fraction(x: float, a: float, b: float) -> float:
    tiny = 1e-300
    c = 1.0
    d = 1 - (a + b) * x / (a + 1)
    d = 1 / (d if abs(d) > tiny else tiny)
    result = d
    for m in range(1, 10_000):
        for step in (
            m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)),
            -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1)),
        ):
            d = 1 + step * d
            d = 1 / (d if abs(d) > tiny else tiny)
            c = 1 + step / c
            c = c if abs(c) > tiny else tiny
            result *= d * c
        if abs(d * c - 1) < 1e-10:
            break
    return result
