"""Doubled: all that can be said of a file in, with what another finding says as well hidden, out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from drift_lsp.detectors import registry
from drift_lsp.enforcement.violation import Violation
from drift_lsp.learning.rule import MARKED, WRAPPER
from drift_lsp.text import Span


def told_once(found: Iterable[Violation]) -> Iterator[Violation]:
    """Hide what another finding of the same place, or of the same subject, says better."""
    return _told_once(list(_each_once(found)))


def _each_once(found: Iterable[Violation]) -> Iterator[Violation]:
    """Hide what another finding of the same category says better of the very same place, and what the same question
    wants there of others too; what is wrong anywhere is said better than what hardly anybody does here, and what goes
    round a wrapper by naming it.
    """
    found, best, absolute = list(found), dict[tuple[Span, str], tuple[float, str]](), set[tuple[int, str, str]]()
    for it in found:
        if it.hidden in ("", "old"):
            if not it.of:
                absolute.add((it.row, it.detector.partition("/")[0], it.hidden))
            place = it.span, it.detector.partition("/")[0]
            best[place] = max((it.value, it.detector), best.get(place, (0.0, "")))
    wanted = dict[tuple[Span, str, str, str], tuple[float, str]]()
    for it in found:
        if it.hidden in ("", "old"):
            asked = it.span, it.detector, it.choice, it.hidden
            wanted[asked] = max((it.value, it.pattern), wanted.get(asked, (0.0, "")))
    named = {it.span for it in found if it.detector == WRAPPER and it.hidden in ("", "old")}
    for it in found:
        value, said_by = best.get((it.span, it.detector.partition("/")[0]), (0.0, it.detector))
        doubled = it.hidden in ("", "old") and it.detector != said_by and it.value <= value
        doubled |= it.of > 0 and (it.row, it.detector.partition("/")[0], it.hidden) in absolute
        doubled |= it.hidden in ("", "old") and it.detector != WRAPPER and it.span in named
        doubled |= it.hidden in ("", "old") and it.pattern != wanted[it.span, it.detector, it.choice, it.hidden][1]
        yield msgspec.structs.replace(it, hidden="doubled") if doubled and not it.approved else it


def _told_once(found: Sequence[Violation]) -> Iterator[Violation]:
    """Hide what another question about the same finds further up, or more surely: of a file's imports the first that
    is out of place may be why others are, and one mark of a class is enough.
    """
    best = dict[tuple[object, str], tuple[int, float, str]]()
    for it in found:
        if it.hidden in ("", "old"):
            subject, said = (_subject(it), it.hidden), (it.span.start, -it.value, it.pattern)
            best[subject] = min(said, best.get(subject, said))
    for it in found:
        first = best.get((_subject(it), it.hidden))
        doubled = first is not None and it.pattern != first[2]
        yield msgspec.structs.replace(it, hidden="doubled") if doubled and not it.approved else it


def _subject(it: Violation) -> object:
    """Name what a finding is about: where nothing else is asked about it, its own question."""
    if it.detector in MARKED:
        return it.span
    detector = registry.by_id().get(it.detector)
    return (detector.about if detector else "") or it.pattern
