"""Concerned: what people said before and after in, the patterns of which something else may hold now out."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from typing import TypeVar

from drift_lsp.learning.feedback import Opinions

Key = TypeVar("Key", bound=Hashable)


def concerned(before: Opinions, after: Opinions) -> frozenset[str]:
    """List the patterns of which more, less or something else was said; what only grew old is no news."""
    said = {*_differing(before.states, after.states), *_differing(_coarse(before), _coarse(after))}
    found = {pattern for pattern, *_ in (*said, *(before.escalated ^ after.escalated), *(before.muted ^ after.muted))}
    found.update(_differing(before.dismissals, after.dismissals), _differing(before.fixes, after.fixes))
    found.update(_differing(before.variants, after.variants))
    found.update(pattern for pattern, _ in dismissals(before, after).values())
    return frozenset(found)


def decided(it: Opinions) -> frozenset[str]:
    """List the patterns of which people decided something, or that are muted, anywhere."""
    return frozenset({pattern for pattern, *_ in (*it.states, *it.muted)})


def dismissals(before: Opinions, after: Opinions) -> dict[str, tuple[str, str]]:
    """List the findings that only now are dismissed, or are no more: exact fingerprint → pattern, loose one."""
    under = before.under | after.under
    return {it: under[it] for it in before.dismissed ^ after.dismissed}


def _differing(before: Mapping[Key, object], after: Mapping[Key, object]) -> Iterator[Key]:
    return (key for key in {*before, *after} if before.get(key) != after.get(key))


def _coarse(it: Opinions) -> dict[tuple[str, str, str], tuple[float, float]]:
    """Round the weights as beliefs are: they halve slowly, so they differ a little at every moment."""
    return {under: (round(alpha, 3), round(beta, 3)) for under, (alpha, beta) in it.weights.items()}
