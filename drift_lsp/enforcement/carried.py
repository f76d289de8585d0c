"""Carried: what departed in a file before and what departs now in, what was only carried along out.

A fingerprint knows a finding by the definition around it and by its text. A line that moves to another definition, is
written anew or changes in something that the question does not ask about has another one and is no news all the same:
what the file lost on one line and has on another is the same departure.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from functools import cache, partial

import msgspec

from drift_lsp.detectors import registry
from drift_lsp.detectors.survey import Survey
from drift_lsp.enforcement.departures import Departure, departures
from drift_lsp.enforcement.fingerprints import fingerprints, text_of
from drift_lsp.enforcement.messages import plain_slot
from drift_lsp.learning.model import Model
from drift_lsp.text import Lines

Subject = tuple[str, str, str]
"""Pattern, choice and what stands there."""


class Past(msgspec.Struct, frozen=True):
    """A file as it was before the author's work."""

    source: bytes = b""
    departed: tuple[tuple[Subject, int], ...] = ()
    """What departed, and at which byte."""

    prints: frozenset[str] = frozenset()
    """The fingerprints of that, exact and loose."""


def past(survey: Survey, source: bytes, model: Model) -> Past:
    """Look at an old version of a file with what is known now."""
    found = list(departures(survey, model))
    subjects = tuple((_subject(it, survey, source), it.site.start) for it in found)
    prints = fingerprints(found, survey, source)
    return Past(source, subjects, frozenset(one for both in prints for one in both))


def carried(found: Sequence[Departure], news: set[int], survey: Survey, source: bytes, was: Past) -> set[int]:
    """Tell which of the news, numbers of what was found, the file had already; what is old accounts for one each."""
    kinds = {(found[n].pattern, found[n].choice) for n in news}
    left = Counter(subject for subject, _ in was.departed if subject[:2] in kinds)
    olds = [it for n, it in enumerate(found) if n not in news and (it.pattern, it.choice) in kinds]
    left.subtract(_subject(it, survey, source) for it in olds)
    made = set()
    for number in sorted(news):
        subject = _subject(found[number], survey, source)
        if left[subject] > 0:
            left[subject] -= 1
            made.add(number)
    names = {n: written for n in news - made if (written := _name(found[n], source))}
    made |= {n for n, written in names.items() if _is_written(written, was.source)}
    made |= set(_closed_up(found, news - made, source, was))
    asked = {n: found[n] for n in sorted(news - made) if n not in names and not _is_grave(found[n])}
    return made | set(_edited(asked, left, source, was))


def _closed_up(found: Sequence[Departure], asked: set[int], source: bytes, was: Past) -> Iterator[int]:
    """Find what departs for what stands before it, where both lines are old: only something between them has gone."""
    sites = {n: found[n].site.start for n in asked if found[n].detector in _of_neighbours()}
    olds = [line.strip() for line in was.source.splitlines()] if sites else []
    news = {line.strip() for line in source.splitlines()} if sites else set()
    for number, start in sites.items():
        begin = source.rfind(b"\n", 0, start) + 1
        own = source[begin:].partition(b"\n")[0].strip()
        above = next((line for it in reversed(source[:begin].splitlines()) if (line := it.strip())), b"")
        if _only_went(above, own, olds, news):
            yield number


def _only_went(above: bytes, own: bytes, olds: Sequence[bytes], news: Collection[bytes]) -> bool:
    """Tell whether two lines stood in this order before, and what stood between them is there no more.

    A blank line that alone stood there was taken out for its own sake.
    """
    at = olds.index(own) if own in olds else 0
    first = next((number for number in range(at - 1, -1, -1) if olds[number] == above), None)
    if first is None:
        return False
    between = olds[first + 1 : at]
    return not any(line and line in news for line in between) and (not between or any(between))


@cache
def _of_neighbours() -> frozenset[str]:
    return frozenset(it.id for it in registry.by_id().values() if it.of_neighbours)


def _is_written(name: bytes, source: bytes) -> bool:
    """Tell whether a text holds a name. Somebody types: to list all of its words would take far longer."""
    # What is plain text comes first: the engine leaps to it.
    return name in source and re.search(rb"%b(?<!\w%b)(?!\w)" % ((re.escape(name),) * 2), source) is not None


def _name(it: Departure, source: bytes) -> bytes:
    """Spell the name that is asked about: who only goes on using it has not chosen it; "" where none is."""
    detector = registry.by_id().get(it.detector)
    return source[it.site.start : it.site.end] if detector is not None and detector.counts_names else b""


def _edited(asked: Mapping[int, Departure], left: Counter[Subject], source: bytes, was: Past) -> Iterator[int]:
    """Find what begins on a line, or stands in place of one, where the same departure stood with another text.

    Where a line is as it was, it may have stood on any other: an import is no more in disorder for what has gone from
    beside it. And what asks for a text says nothing of one that stood there before.
    """
    kinds = {subject[:2] for subject, n in left.items() if n > 0}
    if all((it.pattern, it.choice) not in kinds and not _asks_for_text(it) for it in asked.values()):
        return
    before, now = Lines(was.source), Lines(source)
    old_lines, lines = was.source.splitlines(), source.splitlines()
    blocks = list(counterparts(old_lines, lines))
    for number, it in asked.items():
        row = now.row(it.site.start)
        rows = next((old(row) for old, new in blocks if row in new), range(0))
        said = it.site.token.encode() or source[it.site.start : it.site.end]
        if _asks_for_text(it) and _stood(said, lines[row], old_lines, rows):
            yield number
            continue
        same = len(rows) == 1 and lines[row] == old_lines[rows[0]]
        for subject, at in was.departed:
            if subject[:2] == (it.pattern, it.choice) and left[subject] > 0 and (same or before.row(at) in rows):
                left[subject] -= 1
                yield number
                break


def _stood(text: bytes, line: bytes, before: Sequence[bytes], rows: range) -> bool:
    """Tell whether a line that this one was held the text as often."""
    alone = re.compile(rb"(?<!\w)" + re.escape(text) + rb"(?!\w)")
    wanted = len(alone.findall(line))
    return any(len(alone.findall(before[one])) >= wanted for one in rows)


def counterparts(before: list[bytes], now: list[bytes]) -> Iterator[tuple[Callable[[int], range], range]]:
    """Tell of each stretch of lines, from 0, which lines a line of it was or stands for.

    What is equal at both ends is passed over first.
    """
    shorter, shift = min(len(before), len(now)), len(before) - len(now)
    head = next((n for n in range(shorter) if before[n] != now[n]), shorter)
    tail = next((n for n in range(shorter - head) if before[-1 - n] != now[-1 - n]), shorter - head)
    yield partial(_same, 0), range(head)
    yield partial(_same, shift), range(len(now) - tail, len(now))
    matcher = SequenceMatcher(None, before[head : len(before) - tail], now[head : len(now) - tail], autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind in ("equal", "replace"):
            old = range(head + a, head + b)
            yield partial(_same, a - c) if kind == "equal" else partial(_any, old), range(head + c, head + d)


def _same(shift: int, row: int) -> range:
    return range(row + shift, row + shift + 1)


def _any(old: range, _row: int) -> range:
    return old


def _subject(it: Departure, survey: Survey, source: bytes) -> Subject:
    return it.pattern, it.choice, text_of(it.site, survey, source)


def _asks_for_text(it: Departure) -> bool:
    """Tell whether nothing but the text of its site is asked about."""
    detector = registry.by_id().get(it.detector)
    return detector is not None and plain_slot(it.slot).startswith(detector.asks_text)


def _is_grave(it: Departure) -> bool:
    """Tell whether another text is another answer: a secret."""
    detector = registry.by_id().get(it.detector)
    return detector is not None and detector.severity == "error"
