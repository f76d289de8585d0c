"""Picking: all that can be said of a file in, what is said of it out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from drift_lsp.detectors import registry
from drift_lsp.enforcement.knobs import Check, Show
from drift_lsp.enforcement.turned import MOVED
from drift_lsp.enforcement.violation import SEVERITY_ORDER, Violation
from drift_lsp.facts.vocabulary import Import

INTRODUCED = 5
"""From so many places on where one change departs in the same way, on purpose, it brings a custom of its own."""

TELLING, COPIED = 20, 40
"""Characters of a line that is not the same by chance in one change, and of one that nobody thinks of twice."""

AWAY = re.compile(r"(?:\.{1,2}/)+")
"""How far away a module lies from where it is imported."""

LEFT_OUT = frozenset({"budget", "repeated"})
"""Why a finding that holds is not shown to a person; programs are handed it all the same."""


def show(found: Iterable[Violation], mode: Show, lines: int, knobs: Check) -> tuple[Violation, ...]:
    """Pick what is shown of a file of so many lines, best first; what is left out is marked with the reason.

    What is new is granted the whole budget however short the file, for its author is there to answer. But he is asked
    one thing once: where his new lines say no to the same question again and again, the first of them stands for all.
    """
    kept = (it for it in found if not it.hidden or (it.hidden == "old" and mode == "all"))
    shown = sorted((msgspec.structs.replace(it, hidden="") for it in kept), key=_order)
    room = min(knobs.budget, 1 + lines // knobs.budget_lines)
    made, cards, asked = list[Violation](), set[tuple[str, str]](), set[tuple[str, str]]()
    for it in shown:
        card = it.pattern, it.actual
        if len(cards) < (knobs.budget if it.new else room) or card in cards or _stands_alone(it):
            cards.add(card)
            made.append(msgspec.structs.replace(it, hidden="repeated") if card in asked else it)
            if it.new and not _stands_alone(it):
                asked.add(card)
        else:
            made.append(msgspec.structs.replace(it, hidden="budget"))
    return tuple(made)


def once_a_change(found: Sequence[Violation]) -> Iterator[Violation]:
    """Let one stand for all where a change departs again and again from what people have their reasons to depart from.

    Who does so in many files knows it; of how something is written, each place is to be mended all the same, but that
    the very same line in one file after the other is said once. Who turns so many lines away moves to another way.
    """
    departed = Counter((it.pattern, it.actual) for it in found if it.new)
    asked = Counter(it.pattern for it in found if it.new and not it.hidden and _has_reasons(it))
    said, lines, ends = set[str](), set[tuple[str, str, str]](), list[Violation]()
    for it in found:
        if it.turned and not it.hidden and departed[it.pattern, it.actual] >= MOVED and not _stands_alone(it):
            yield msgspec.structs.replace(it, hidden="leaving")
            continue
        told = it.new and not it.hidden and not _stands_alone(it)
        often = told and asked[it.pattern] >= INTRODUCED
        line = it.pattern, it.actual, AWAY.sub("", it.code)
        same = told and len(line[2]) >= TELLING and line in lines and _is_of_names(it)
        same |= told and any(_is_other_end(it, other) for other in ends)
        yield msgspec.structs.replace(it, hidden="repeated") if same or (often and it.pattern in said) else it
        if told and _is_mutual(it):
            ends.append(it)
        if told:
            lines.add(line)
        if often:
            said.add(it.pattern)


def _is_mutual(it: Violation) -> bool:
    detector = registry.by_id().get(it.detector)
    return detector is not None and detector.mutual


def _is_other_end(it: Violation, said: Violation) -> bool:
    """Tell whether one of two is what the other names: they stand in one circle, and one place breaks it."""
    return it.pattern == said.pattern and (_stem(it.path) in said.code or _stem(said.path) in it.code)


def _stem(path: str) -> str:
    return path.rpartition("/")[2].partition(".")[0]


def _is_of_names(it: Violation) -> bool:
    """Tell whether it is a name that is asked about, or where it comes from: that is the same wherever it stands; but
    what is never in order is to be mended at each place.
    """
    detector = registry.by_id().get(it.detector)
    return detector is not None and it.tier != "always" and (detector.counts_names or Import in detector.needs)


def copied(found: Sequence[Violation]) -> Iterator[Violation]:
    """Take for old what departs on a line that stands just so in an older place, and departs there: its author wrote
    it off, and did not choose.
    """
    olds = {_written(it) for it in found if it.of and not it.new and it.hidden in ("", "old")}
    for it in found:
        asked = it.new and it.of and not it.hidden and it.tier != "always"
        once_more = asked and len(it.code) >= COPIED and _written(it) in olds
        yield msgspec.structs.replace(it, new=False, hidden="old") if once_more and not _stands_alone(it) else it


def _written(it: Violation) -> tuple[str, str, str]:
    return it.pattern, it.actual, it.code


def _has_reasons(it: Violation) -> bool:
    """Tell whether who departs has mostly a reason: nobody asked for what is mined, some questions say so, and who
    turns many lines away moves to another way.
    """
    detector = registry.by_id().get(it.detector)
    return it.turned or detector is None or detector.reasoned


def _stands_alone(it: Violation) -> bool:
    """Tell whether a finding is always looked at by itself."""
    return it.approved or it.escalated or it.severity == "error"


def _order(it: Violation) -> tuple[float, int, int, str]:
    return -it.value, -SEVERITY_ORDER[it.severity], it.span.start, it.id
