"""News: what departs in a file and what was known before in, what nobody knew yet out."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from drift_lsp.enforcement.departures import Departure
from drift_lsp.text import Lines

IsThere = Callable[[str, frozenset[str]], bool]
"""Tells of a loose fingerprint whether one of these exact ones is that of a finding still where it was."""


def beside(found: Sequence[Departure], news: Collection[int], lines: Lines) -> set[int]:
    """Number the new departures that stand directly above or below an old one of the same kind: they follow it."""
    if not news or len(news) == len(found):
        return set()
    rows = {
        (it.pattern, it.choice, row)
        for number, it in enumerate(found)
        if number not in news
        for row in (lines.row(it.site.start), lines.row(max(it.site.start, it.site.end - 1)))
    }
    return {
        number
        for number in news
        if not (it := found[number]).absolute
        and not it.ruling.approved
        and not rows.isdisjoint((it.pattern, it.choice, lines.row(it.site.start) + step) for step in (-1, 1))
    }


def unknown(prints: Sequence[tuple[str, str]], old: frozenset[str] | None, is_there: IsThere) -> set[int]:
    """Number the fingerprints that were not known before."""
    if old is None:
        return set()
    return {
        number
        for number, (exact, loose) in enumerate(prints)
        if exact not in old and (loose not in old or is_there(loose, old))
    }
