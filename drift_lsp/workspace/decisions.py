"""Decisions: what a person says of a finding or a pattern in, an event in the database and its consequence out."""

from __future__ import annotations

import getpass
import time
from collections import defaultdict
from collections.abc import Iterable, Mapping

from drift_lsp.detectors.survey import Survey
from drift_lsp.enforcement.violation import Violation
from drift_lsp.errors import UsageError
from drift_lsp.learning.feedback import Opinions
from drift_lsp.learning.pattern import identity
from drift_lsp.learning.scope import PROJECT, said
from drift_lsp.storage import feedback, patterns
from drift_lsp.storage.database import Database
from drift_lsp.storage.feedback import Action, Dismissed, Event
from drift_lsp.workspace import summary
from drift_lsp.workspace.knowledge import Knowledge, absolute_rules, heard, moment, unmutable
from drift_lsp.workspace.views import FeedbackView


def dismiss(db: Database, knowledge: Knowledge, violation: Violation, reason: str) -> str:
    """Dismiss a finding for good."""
    feedback.record(db, _about("dismiss", violation, reason))
    if violation.pattern in unmutable():
        return "Dismissed. Secrets are dismissed one by one."
    now = heard(db, time.time(), knowledge.config)
    under = violation.pattern, violation.scope, violation.choice
    if under in now.muted and under not in knowledge.model.opinions.muted:
        return (
            f"Dismissed. After {now.dismissals[violation.pattern]} dismissals this pattern is muted in "
            f"{said(violation.scope)}; `drift feedback unmute {violation.pattern}` lets it speak again."
        )
    return "Dismissed. It will not be shown again; its pattern is a little less sure."


def suppressed(db: Database, violation: Violation, reason: str) -> str:
    """Take note of a suppression made through Drift."""
    feedback.record(db, _about("suppress", violation, reason))
    return "Suppressed by a comment; this weighs nothing on the pattern."


def escalate(db: Database, violation: Violation, reason: str) -> str:
    """Raise a pattern's severity."""
    feedback.record(db, _about("escalate", violation, reason))
    return "Escalated: findings of this pattern are one severity higher now."


def fixed(db: Database, waiting: Iterable[Violation], before: Survey | None, now: Survey | None) -> list[Violation]:
    """Take down the fixes of a file that a save shows: fewer places that depart, and more that do as is expected."""
    counted = list[Violation]()
    by_pattern: defaultdict[str, list[Violation]] = defaultdict(list)
    for it in waiting:
        by_pattern[it.pattern].append(it)
    for pattern, fixes in by_pattern.items():
        departed, followed = _sites(before, pattern, fixes[0].choice)
        still, follow = _sites(now, pattern, fixes[0].choice)
        held = min(departed - still, follow - followed if fixes[0].choice else departed) if now else 0
        for it in fixes[: max(held, 0)]:
            feedback.record(db, _about("fix", it, ""))
            counted.append(it)
    return counted


def _sites(looked: Survey | None, pattern: str, choice: str) -> tuple[int, int]:
    """Count the places of a pattern in a file that depart, and those that do as is expected."""
    departing = following = 0
    for group in looked.groups if looked else ():
        if identity(group.detector, group.slot) == pattern:
            follows = choice in group.choice.split("|")
            following += len(group.sites) * follows
            departing += len(group.sites) * (not follows)
    return departing, following


def decide(db: Database, knowledge: Knowledge, pattern: str, scope: str, action: Action, reason: str) -> str:
    """Approve or ignore a pattern in a scope."""
    place = scope.strip("/")
    known = _known(db, pattern)
    if known is None:
        raise UsageError(f"No pattern has the id {pattern!r}.", "`drift patterns` lists them.")
    detector, slot, choice = known
    if not choice and action == "approve":
        raise UsageError("This rule holds without being approved.", "`[severity]` in drift.toml makes it graver.")
    if pattern in unmutable() and action == "ignore":
        raise UsageError("Secrets are never ignored as a whole.", "Dismiss the finding, or suppress it by a comment.")
    if place != PROJECT and (detector, slot) in knowledge.model.tallies.slots:
        stands = knowledge.model.rulings.standing((detector, slot), place)
        if stands is None and action == "approve":
            raise UsageError(f"Nothing is known of this pattern in {place}/.", "Give a folder with such code.")
        choice = stands.choice if stands else choice
    _decide(db, pattern, place, action, choice, reason)
    done = {"approve": "Approved", "ignore": "Ignored", "discover": "Open again"}[action]
    return f"{done} in {said(place)}: {summary.title(detector, slot, choice)}."


def unmute(db: Database, knowledge: Knowledge, pattern: str, scope: str, reason: str) -> str:
    """Let a pattern speak again: in a scope, or wherever it is muted."""
    place = scope.strip("/")
    muted = sorted({it[1] for it in knowledge.model.opinions.muted if it[0] == pattern})
    places = [it for it in muted if place in (it, PROJECT)]
    if not places:
        where = f" in {said(place)}" if place else ""
        raise UsageError(f"{pattern!r} is not muted{where}.", "`drift feedback` lists what is muted.")
    for it in places:
        _decide(db, pattern, it, "unmute", "", reason)
    known = _known(db, pattern)
    return f"Unmuted in {' and '.join(map(said, places))}: {summary.title(*known) if known else pattern}."


def _decide(db: Database, pattern: str, place: str, action: Action, choice: str, reason: str) -> None:
    feedback.record(
        db,
        Event(action=action, at=moment(), pattern_id=pattern, scope=place, choice=choice, reason=reason, who=person()),
    )


def _known(db: Database, pattern: str) -> tuple[str, str, str] | None:
    """Tell detector, slot and choice of a pattern; an absolute rule has no choice, and nothing is stored of it."""
    if row := patterns.by_id(db, pattern):
        return row.detector, row.slot, row.choice
    rule = absolute_rules().get(pattern)
    return (*rule, "") if rule else None


def undismiss(db: Database, fingerprint: str) -> str:
    """Let a finding be shown again whose dismissal is so old that no number is left of it."""
    if not feedback.forget_dismissal(db, fingerprint.strip().lower()):
        raise UsageError(f"{fingerprint!r} was not dismissed.", "`drift feedback` lists what was.")
    return "Undone: it may be shown again."


def undo(db: Database, number: int) -> str:
    """Take one decision back."""
    event = feedback.undo(db, number, moment(), person())
    row = patterns.by_id(db, event.pattern_id)
    about = summary.title(row.detector, row.slot, row.choice) if row else event.pattern_id
    return f"Undone: {event.action} of {about}."


def listed(db: Database, opinions: Opinions) -> list[FeedbackView]:
    """List every decision, newest first, with what followed from it."""
    titles = {pattern: summary.title(*rule, "") for pattern, rule in absolute_rules().items()}
    titles.update({it.id: summary.title(it.detector, it.slot, it.choice) for it in patterns.all_patterns(db)})
    made = []
    for it in feedback.events(db, limit=1000):
        muted = (it.pattern_id, it.scope, it.choice) in opinions.muted and it.action == "dismiss" and not it.undone
        made.append(
            FeedbackView(
                number=it.id,
                at=it.at,
                action=it.action,
                pattern=it.pattern_id,
                title=titles.get(it.pattern_id, ""),
                scope=it.scope,
                reason=it.reason,
                by=it.who,
                undone=it.undone,
                effect=f"the pattern is muted in {said(it.scope)}" if muted else "",
            )
        )
    return made + [_forgotten(it, titles) for it in feedback.dismissed_without_event(db)]


def _forgotten(it: Dismissed, titles: Mapping[str, str]) -> FeedbackView:
    """Describe a dismissal that is so old that only what follows from it is left."""
    return FeedbackView(
        number=0,
        at=it.at,
        action="dismiss",
        pattern=it.pattern_id,
        title=titles.get(it.pattern_id, ""),
        scope="",
        reason=it.reason,
        by="",
        undone=False,
        effect=f"`drift feedback undismiss {it.fingerprint}` takes it back",
    )


def _about(action: Action, violation: Violation, reason: str) -> Event:
    return Event(
        action=action,
        at=moment(),
        pattern_id=violation.pattern,
        scope=violation.scope,
        choice=violation.choice,
        fingerprint=violation.id,
        loose=violation.loose,
        reason=reason,
        who=person(),
    )


def person() -> str:
    """Tell who decides: the user of this process."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return ""
