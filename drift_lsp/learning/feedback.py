"""Feedback: what people said of patterns in, its weight on what is believed out.

Dismissing (0, +0.5), fixing (+1, 0), escalating (+1.5, 0) and suppressing (0, 0) are added to the posterior of the
pattern, in full at the scope they were given in and half at those around it, for as long as the choice they were given
under is the dominant one. The weight halves every 180 days; a dismissed finding stays away for good.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from itertools import groupby
from operator import attrgetter
from typing import Literal

import msgspec

from drift_lsp.learning.knobs import Feedback
from drift_lsp.learning.variants import Variant

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

    under: dict[str, tuple[str, str]] = {}
    """Exact fingerprint of what was dismissed → its pattern and its loose fingerprint."""

    dismissed_loose: frozenset[str] = frozenset()
    escalated: frozenset[tuple[str, str, str]] = frozenset()
    """(pattern, scope, choice): like weights, it holds while the choice it was said under is dominant."""

    muted: frozenset[tuple[str, str, str]] = frozenset()
    dismissals: dict[str, int] = {}
    """Pattern → how often it was dismissed."""

    fixes: dict[str, int] = {}
    variants: dict[str, tuple[Variant, ...]] = {}
    """Pattern → what is wanted otherwise, the first first."""

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


class Sum(msgspec.Struct, frozen=True, kw_only=True):
    """What is left of events that are forgotten one by one: their weight on a choice in a scope."""

    pattern: str
    scope: str
    choice: str
    at: float
    """When `alpha` and `beta` weighed this much; seconds since 1970, UTC."""

    alpha: float
    beta: float
    dismissals: int
    """Since it was last unmuted, as muting counts them."""

    fixes: int
    all_dismissals: int
    all_fixes: int
    escalated: bool
    muted: bool


def opinions(
    events: Iterable[Event],
    now: float,
    knobs: Feedback,
    unmutable: frozenset[str],
    sums: Iterable[Sum] = (),
    gone: Iterable[tuple[str, str, str]] = (),
    variants: Iterable[Variant] = (),
) -> Opinions:
    """Weigh everything that was said, oldest first; patterns in `unmutable` are dismissed one by one for ever.

    `sums` are what is left of older events, `gone` exact and loose fingerprint and pattern of all that was dismissed.
    """
    heard = _weigh(events, now, knobs, unmutable, sums)
    for exact, loose, pattern in gone:
        heard.dismissed[exact] = pattern, loose
        heard.loose.add(loose)
    return Opinions(
        heard.states,
        {key: (alpha, beta) for key, (alpha, beta) in heard.weights.items() if alpha or beta},
        frozenset(heard.dismissed),
        heard.dismissed,
        frozenset(heard.loose - {""}),
        frozenset(heard.escalated),
        frozenset(heard.muted),
        heard.totals(0),
        heard.totals(1),
        {name: tuple(it) for name, it in groupby(sorted(variants, key=_PATTERN), key=_PATTERN)},
    )


def condense(
    events: Iterable[Event], now: float, knobs: Feedback, unmutable: frozenset[str], sums: Iterable[Sum]
) -> list[Sum]:
    """Add events to the sums of those before them, so that they can be forgotten one by one."""
    heard = _weigh(events, now, knobs, unmutable, sums)
    made = []
    for under in sorted({*heard.weights, *heard.counts, *heard.total, *heard.escalated, *heard.muted}):
        (alpha, beta), (wrong, right), (every, fixed) = heard.weights[under], heard.counts[under], heard.total[under]
        if alpha or beta or every or fixed or under in heard.muted:
            pattern, scope, choice = under
            made.append(
                Sum(
                    pattern=pattern,
                    scope=scope,
                    choice=choice,
                    at=now,
                    alpha=alpha,
                    beta=beta,
                    dismissals=wrong,
                    fixes=right,
                    all_dismissals=every,
                    all_fixes=fixed,
                    escalated=under in heard.escalated,
                    muted=under in heard.muted,
                )
            )
    return made


_Under = tuple[str, str, str]


class _Heard:
    """What was said so far."""

    def __init__(self, now: float, knobs: Feedback, unmutable: frozenset[str]) -> None:
        self.states: dict[tuple[str, str], State] = {}
        self.weights: defaultdict[_Under, list[float]] = defaultdict(lambda: [0.0, 0.0])
        self.counts: defaultdict[_Under, list[int]] = defaultdict(lambda: [0, 0])
        self.total: defaultdict[_Under, list[int]] = defaultdict(lambda: [0, 0])
        self.dismissed, self.loose = dict[str, tuple[str, str]](), set[str]()
        self.escalated, self.muted = set[_Under](), set[_Under]()
        self._now, self._knobs, self._unmutable = now, knobs, unmutable
        self._step = {"dismiss": (0.0, knobs.dismiss), "fix": (knobs.fix, 0.0), "escalate": (knobs.escalate, 0.0)}

    def totals(self, which: int) -> dict[str, int]:
        """Sum dismissals (0) or fixes (1) by pattern."""
        made: defaultdict[str, int] = defaultdict(int)
        for (pattern, _, _), both in self.total.items():
            made[pattern] += both[which]
        return dict(made)

    def recall(self, it: Sum) -> None:
        """Begin with what is left of older events."""
        under = it.pattern, it.scope, it.choice
        self._weigh(under, it.alpha, it.beta, it.at)
        self.counts[under] = [it.dismissals, it.fixes]
        self.total[under] = [it.all_dismissals, it.all_fixes]
        if it.escalated:
            self.escalated.add(under)
        if it.muted:
            self.muted.add(under)

    def hear(self, event: Event) -> None:
        """Take one event in."""
        place, under = (event.pattern, event.scope), (event.pattern, event.scope, event.choice)
        self._weigh(under, *self._step.get(event.action, (0.0, 0.0)), event.at)
        match event.action:
            case "dismiss":
                self.dismissed[event.fingerprint] = event.pattern, event.loose
                self.loose.add(event.loose)
                self._count(under, 0)
            case "fix":
                self._count(under, 1)
            case "escalate":
                self.escalated.add(under)
            case "approve":
                self.states[place] = State("approved", event.choice, event.reason, event.by)
            case "ignore":
                self.states[place] = State("ignored", event.choice, event.reason, event.by)
            case "reset":
                self.states.pop(place, None)
            case "mute":
                self.muted.add(under)
            case "unmute":
                # What was said before no longer mutes; it still weighs.
                self.muted = {it for it in self.muted if it[:2] != place}
                self.counts.update({it: [0, 0] for it in self.counts if it[:2] == place})
            case "suppress":
                return
        wrong, right = self.counts[under]
        if (3 + right) / (4 + right + wrong) < self._knobs.mute_below and event.pattern not in self._unmutable:
            self.muted.add(under)
        elif event.action == "fix":
            self.muted.discard(under)

    def _count(self, under: _Under, which: int) -> None:
        self.counts[under][which] += 1
        self.total[under][which] += 1

    def _weigh(self, under: _Under, alpha: float, beta: float, at: float) -> None:
        fresh = 0.5 ** (max(self._now - at, 0.0) / DAY / self._knobs.half_life_days)
        weight = self.weights[under]
        weight[0] += alpha * fresh
        weight[1] += beta * fresh


def _weigh(
    events: Iterable[Event], now: float, knobs: Feedback, unmutable: frozenset[str], sums: Iterable[Sum]
) -> _Heard:
    heard = _Heard(now, knobs, unmutable)
    for it in sums:
        heard.recall(it)
    for event in sorted(events, key=lambda it: it.at):
        heard.hear(event)
    return heard


_PATTERN = attrgetter("pattern")


def _inside(inner: str, outer: str) -> bool:
    return inner != outer and (outer == "" or inner.startswith(f"{outer}/"))
