"""News: how a project stood before and after in, the events that lie between out. Asked only where somebody listens."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

import msgspec

from drift_lsp.enforcement.violation import Violation
from drift_lsp.learning.feedback import Opinions
from drift_lsp.learning.scope import PROJECT, said
from drift_lsp.signals.events import (
    DetectorAlert,
    DetectorDisabled,
    Event,
    FileFailed,
    PatternDiscovered,
    PatternMerged,
    RegressionDetected,
    Told,
    ViolationDetected,
)
from drift_lsp.storage import patterns, scans
from drift_lsp.storage.database import Database
from drift_lsp.storage.scans import ScanError
from drift_lsp.workspace import stored
from drift_lsp.workspace.knowledge import absolute_rules

ALERT_SHARE = 0.25
"""A detector is worth a look when more than this share of its judged findings was dismissed,"""

ALERT_LEAST = 2
"""of at least so many."""


class Moment(msgspec.Struct, frozen=True):
    """How a project stands, as far as news are made of it."""

    patterns: dict[str, Told]
    confidence: dict[str, float]
    conventions: frozenset[str]
    """Patterns that speak for the whole project."""

    shown: dict[str, Violation]
    problems: frozenset[ScanError]


def moment(db: Database) -> Moment:
    """Look at a project."""
    rows = patterns.all_patterns(db)
    last = scans.last(db)
    return Moment(
        {it.id: Told(it.id, it.detector, it.slot, it.choice) for it in rows},
        {it.id: it.confidence_score for it in rows},
        frozenset(it.pattern_id for it in patterns.conventions(db) if it.scope == PROJECT),
        {it.id: it for it in stored.violations(db) if not it.hidden},
        frozenset(scans.errors(db, last.id)) if last else frozenset(),
    )


def between(before: Moment, after: Moment) -> Iterator[Event]:
    """Tell what is new."""
    for it in sorted(after.problems - before.problems, key=lambda it: (it.path, it.code)):
        yield FileFailed(it.path, it.code, it.message)
    for name in after.patterns.keys() - before.patterns.keys():
        yield PatternDiscovered(after.patterns[name])
    yield from _merged(before.patterns, after.patterns)
    for name in before.conventions - after.conventions:
        if name in after.patterns:
            yield RegressionDetected(after.patterns[name], before.confidence[name], after.confidence[name])
    yield from (ViolationDetected(it) for name, it in after.shown.items() if name not in before.shown)


def _merged(before: Mapping[str, Told], after: Mapping[str, Told]) -> Iterator[PatternMerged]:
    """Tell which mined patterns gave way to one that says the same of the same kind of sites by another mark."""
    came = [it for name, it in after.items() if name not in before]
    for name, gone in before.items():
        if name not in after and gone.detector.startswith("mined/"):
            heirs = [it for it in came if it.detector == gone.detector and _says(it) == _says(gone)]
            if len(heirs) == 1:
                yield PatternMerged(heirs[0], gone)


def _says(it: Told) -> tuple[str, str]:
    """Tell language and consequent of a mined pattern."""
    return it.slot.partition(" ")[0], it.slot.rpartition(" → ")[2]


def heard(db: Database, before: Opinions, after: Opinions) -> Iterator[Event]:
    """Tell which detectors people have grown tired of."""
    for pattern, scope, choice in sorted(after.muted - before.muted):
        it = told(db, pattern, scope, choice)
        times = after.dismissals.get(pattern, 0)
        yield DetectorDisabled(it.detector, it, f"muted in {said(scope)} after {times} dismissals")
    was = _shares(db, before)
    for detector, share in sorted(_shares(db, after).items()):
        if was.get(detector, 0.0) <= ALERT_SHARE < share:
            yield DetectorAlert(detector, round(share, 4))


def _shares(db: Database, opinions: Opinions) -> dict[str, float]:
    wrong, judged = Counter[str](), Counter[str]()
    for pattern in {*opinions.dismissals, *opinions.fixes}:
        detector, dismissed = told(db, pattern).detector, opinions.dismissals.get(pattern, 0)
        wrong[detector] += dismissed
        judged[detector] += dismissed + opinions.fixes.get(pattern, 0)
    return {it: wrong[it] / judged[it] for it in judged if judged[it] >= ALERT_LEAST}


def told(db: Database, pattern: str, scope: str = PROJECT, choice: str = "") -> Told:
    """Describe a pattern that may not be stored any more."""
    if row := patterns.by_id(db, pattern):
        return Told(pattern, row.detector, row.slot, choice or row.choice, scope)
    return Told(pattern, *absolute_rules().get(pattern, ("", "")), choice, scope)
