"""Picking: all that can be said of a file in, what is said of it out."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from drift_lsp.enforcement.knobs import Check, Show
from drift_lsp.enforcement.violation import SEVERITY_ORDER, Violation

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


def _stands_alone(it: Violation) -> bool:
    """Tell whether a finding is always looked at by itself."""
    return it.approved or it.escalated or it.severity == "error"


def _order(it: Violation) -> tuple[float, int, int, str]:
    return -it.value, -SEVERITY_ORDER[it.severity], it.span.start, it.id
