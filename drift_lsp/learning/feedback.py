"""Feedback: what people said of patterns in, its weight on what is believed out.

Dismissing (0, +0.5), fixing (+1, 0), escalating (+1.5, 0) and suppressing (0, 0) are added to the posterior of the
pattern, in full at the scope they were given in and half at those around it, for as long as the choice they were given
under is the dominant one. The weight halves every 180 days; a dismissed finding stays away for good.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Literal

import msgspec

from drift_lsp.learning.knobs import Feedback

Action = Literal["dismiss", "fix", "suppress", "escalate", "approve", "ignore", "mute", "unmute", "reset"]
"""`reset` takes an approval or an ignore back."""

DAY = 86_400.0


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """One thing a person said or did."""

    action: Action
    at: float
    """Seconds since 1970, UTC."""

    pattern: str
    scope: str = ""
    choice: str = ""
    """The dominant choice when it was said."""

    fingerprint: str = ""
    loose: str = ""
    reason: str = ""
    by: str = ""


class State(msgspec.Struct, frozen=True):
    """What was decided of a pattern in one scope."""

    status: Literal["approved", "ignored"]
    choice: str = ""
    """What was approved."""

    reason: str = ""
    by: str = ""


class Opinions(msgspec.Struct, frozen=True):
    """All that people have said, in the form that judging needs."""

    states: dict[tuple[str, str], State] = {}
    """(pattern, scope) → what was decided."""

    weights: dict[tuple[str, str, str], tuple[float, float]] = {}
    """(pattern, scope, choice) → Δα, Δβ."""

    dismissed: frozenset[str] = frozenset()
    """Exact fingerprints."""

    dismissed_loose: frozenset[str] = frozenset()
    escalated: frozenset[tuple[str, str, str]] = frozenset()
    """(pattern, scope, choice): like weights, it holds while the choice it was said under is dominant."""

    muted: frozenset[tuple[str, str, str]] = frozenset()
    dismissals: dict[str, int] = {}
    """Pattern → how often it was dismissed."""

    fixes: dict[str, int] = {}

    def weight(self, pattern: str, scope: str, choice: str) -> tuple[float, float]:
        """Sum what weighs on a choice in a scope: its own in full, that of scopes inside it by half."""
        if not self.weights:
            return 0.0, 0.0
        more = less = 0.0
        for (about, place, made), (alpha, beta) in self.weights.items():
            if about == pattern and made == choice and (place == scope or _inside(place, scope)):
                share = 1.0 if place == scope else 0.5
                more += alpha * share
                less += beta * share
        return more, less

    def shown_to_be_wrong(self, pattern: str) -> float:
        """Share of the pattern's past findings that were dismissed, as believed: 0 with no evidence."""
        dismissed, fixed = self.dismissals.get(pattern, 0), self.fixes.get(pattern, 0)
        return dismissed / (dismissed + fixed + 4)


def opinions(events: Iterable[Event], now: float, knobs: Feedback, unmutable: frozenset[str]) -> Opinions:
    """Weigh everything that was said, oldest first; patterns in `unmutable` are dismissed one by one for ever."""
    states: dict[tuple[str, str], State] = {}
    weights: defaultdict[tuple[str, str, str], list[float]] = defaultdict(lambda: [0.0, 0.0])
    counts: defaultdict[tuple[str, str, str], list[int]] = defaultdict(lambda: [0, 0])
    dismissed, loose = set[str](), set[str]()
    escalated, muted = set[tuple[str, str, str]](), set[tuple[str, str, str]]()
    totals: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0])
    step = {"dismiss": (0.0, knobs.dismiss), "fix": (knobs.fix, 0.0), "escalate": (knobs.escalate, 0.0)}
    for event in sorted(events, key=lambda it: it.at):
        place, under = (event.pattern, event.scope), (event.pattern, event.scope, event.choice)
        fresh = 0.5 ** (max(now - event.at, 0.0) / DAY / knobs.half_life_days)
        alpha, beta = step.get(event.action, (0.0, 0.0))
        weight = weights[under]
        weight[0] += alpha * fresh
        weight[1] += beta * fresh
        match event.action:
            case "dismiss":
                dismissed.add(event.fingerprint)
                loose.add(event.loose)
                counts[under][0] += 1
                totals[event.pattern][0] += 1
            case "fix":
                counts[under][1] += 1
                totals[event.pattern][1] += 1
            case "escalate":
                escalated.add(under)
            case "approve":
                states[place] = State("approved", event.choice, event.reason, event.by)
            case "ignore":
                states[place] = State("ignored", event.choice, event.reason, event.by)
            case "reset":
                states.pop(place, None)
            case "mute":
                muted.add(under)
            case "unmute":
                # What was said before no longer mutes; it still weighs.
                muted = {it for it in muted if it[:2] != place}
                counts.update({it: [0, 0] for it in counts if it[:2] == place})
            case "suppress":
                continue
        wrong, right = counts[under]
        if (3 + right) / (4 + right + wrong) < knobs.mute_below and event.pattern not in unmutable:
            muted.add(under)
        elif event.action == "fix":
            muted.discard(under)
    return Opinions(
        states,
        {key: (alpha, beta) for key, (alpha, beta) in weights.items() if alpha or beta},
        frozenset(dismissed),
        frozenset(loose - {""}),
        frozenset(escalated),
        frozenset(muted),
        {pattern: wrong for pattern, (wrong, _) in totals.items()},
        {pattern: right for pattern, (_, right) in totals.items()},
    )


def _inside(inner: str, outer: str) -> bool:
    return inner != outer and (outer == "" or inner.startswith(f"{outer}/"))
