"""Cards: findings in, what a person is shown as one out: the same departure in several places of a file."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from drift_lsp.enforcement.violation import Violation


class Card(msgspec.Struct, frozen=True):
    """A finding, and where else in its file it is just so."""

    first: Violation
    others: tuple[Violation, ...] = ()


def within(violations: Sequence[Violation], *, budget: bool) -> list[Violation]:
    """Keep what a person is shown: with a budget, the best few of each file."""
    return [it for it in violations if not (budget and it.hidden == "budget")]


def by_place(violations: Iterable[Violation]) -> list[Violation]:
    """Sort findings as their code stands."""
    return sorted(violations, key=lambda it: (it.path, it.row, it.column, it.detector, it.id))


def cards(violations: Iterable[Violation]) -> list[Card]:
    """Group findings by file, pattern and choice, in the order of their first places."""
    groups: dict[tuple[str, str, str, str], list[Violation]] = {}
    for it in by_place(violations):
        groups.setdefault((it.path, it.pattern, it.actual, it.severity), []).append(it)
    return [Card(group[0], tuple(group[1:])) for group in groups.values()]
