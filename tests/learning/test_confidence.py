"""Confidence: known quantiles, and what must never be surprising about them."""

from math import comb, sqrt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drift_lsp.learning.confidence import distribution, level, lower_bound, reaches

KNOWN = [
    # Beta(n, 1) has the quantile q^(1/n), Beta(1, n) has 1 - (1 - q)^(1/n).
    (1.0, 1.0, 0.05),
    (2.0, 1.0, sqrt(0.05)),
    (5.0, 1.0, 0.5492802717),
    (20.0, 1.0, 0.8608916593),
    (100.0, 1.0, 0.9704869492),
    (1000.0, 1.0, 0.9970087511),
    (1.0, 2.0, 0.0253205655),
    (1.0, 10.0, 0.0051161969),
    (0.1, 1.0, 0.05**10),
    # The arcsine distribution: sin²(πq/2).
    (0.5, 0.5, 0.0061558297),
    # The roots of 3x² - 2x³, 4x³ - 3x⁴ and 10x³ - 15x⁴ + 6x⁵ at 0.05.
    (2.0, 2.0, 0.1353503999),
    (3.0, 2.0, 0.2486046418),
    (3.0, 3.0, 0.1892555377),
    # One-sided limits of Clopper and Pearson as tables give them: 18 of 20, 45 of 50, 95 of 100.
    (18.0, 3.0, 0.7174),
    (45.0, 6.0, 0.8012),
    (95.0, 6.0, 0.8977),
]
POSITIVE = st.floats(0.05, 5_000)


@pytest.mark.parametrize(("alpha", "beta", "quantile"), KNOWN)
def test_known_quantiles(alpha, beta, quantile):
    assert lower_bound(alpha, beta) == pytest.approx(quantile, abs=5e-5 if round(quantile, 4) == quantile else 2e-6)


@given(st.integers(1, 60), st.integers(1, 60), st.floats(0, 1))
def test_with_whole_numbers_it_is_a_sum_of_binomial_terms(alpha, beta, x):
    n = alpha + beta - 1
    exact = sum(comb(n, j) * x**j * (1 - x) ** (n - j) for j in range(alpha, n + 1))
    assert distribution(x, alpha, beta) == pytest.approx(exact, abs=1e-9)


@given(POSITIVE, POSITIVE)
def test_the_bound_is_where_five_percent_lie_below(alpha, beta):
    bound = lower_bound(alpha, beta)
    assert 0 <= bound < alpha / (alpha + beta) + 1e-6
    assert distribution(bound, alpha, beta) <= 0.05 + 1e-9
    assert distribution(min(bound + 1e-5, 1), alpha, beta) >= 0.05 - 1e-9


@given(POSITIVE, POSITIVE, st.floats(0.01, 0.99))
def test_reaching_a_bound_is_having_one_as_high(alpha, beta, wanted):
    bound = lower_bound(alpha, beta)
    if abs(bound - wanted) > 2e-6:
        assert reaches(alpha, beta, wanted) == (bound >= wanted)


@given(POSITIVE, POSITIVE, st.floats(0.1, 50))
def test_evidence_for_it_raises_and_evidence_against_it_lowers(alpha, beta, more):
    bound = lower_bound(alpha, beta)
    assert lower_bound(alpha + more, beta) >= bound - 2e-6
    assert lower_bound(alpha, beta + more) <= bound + 2e-6


@settings(max_examples=500)
@given(st.integers(1, 400), st.integers(0, 400), st.floats(0.001, 0.999), st.sampled_from([0.5, 2.0, 4.0, 8.0, 30.0]))
def test_doubling_the_evidence_never_weakens_what_is_above_its_prior(follow, depart, prior, weight):
    of = follow + depart
    if follow / of < prior:
        return
    once = lower_bound(follow + weight * prior, depart + weight * (1 - prior))
    twice = lower_bound(2 * follow + weight * prior, 2 * depart + weight * (1 - prior))
    assert twice >= once - 2e-6


@pytest.mark.parametrize(
    ("score", "name"),
    [
        (1, "high"),
        (0.85, "high"),
        (0.8499, "medium"),
        (0.7, "medium"),
        (0.6999, "low"),
        (0.5, "low"),
        (0.4999, "uncertain"),
        (0, "uncertain"),
    ],
)
def test_levels(score, name):
    assert level(score) == name


def test_three_sites_never_look_as_sure_as_three_hundred():
    assert [level(lower_bound(1 + n, 1)) for n in (3, 300)] == ["uncertain", "high"]
