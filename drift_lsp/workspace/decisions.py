"""Decisions: what a person says of a finding or a pattern in, an event in the database and its consequence out."""

from __future__ import annotations

import getpass

from drift_lsp.enforcement.violation import Violation
from drift_lsp.errors import UsageError
from drift_lsp.learning.feedback import Opinions
from drift_lsp.learning.scope import PROJECT, said
from drift_lsp.storage import feedback, patterns
from drift_lsp.storage.database import Database
from drift_lsp.storage.feedback import Action, Event
from drift_lsp.workspace import summary
from drift_lsp.workspace.knowledge import Knowledge, moment, unmutable
from drift_lsp.workspace.views import FeedbackView


def dismiss(db: Database, knowledge: Knowledge, violation: Violation, reason: str) -> str:
    """Dismiss a finding for good."""
    feedback.record(db, _about("dismiss", violation, reason))
    place = violation.pattern, violation.scope
    if violation.pattern in unmutable():
        return "Dismissed. Secrets are dismissed one by one."
    right = knowledge.model.opinions.fixes.get(violation.pattern, 0)
    wrong = knowledge.model.opinions.dismissals.get(violation.pattern, 0) + 1
    if (
        place not in knowledge.model.opinions.muted
        and (3 + right) / (4 + right + wrong) < knowledge.config.feedback.mute_below
    ):
        return (
            f"Dismissed. After {wrong} dismissals this pattern is muted in {said(violation.scope)}; "
            f"`drift feedback unmute {violation.pattern}` lets it speak again."
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


def fixed(db: Database, violation: Violation) -> None:
    """Count a fix that was seen to hold."""
    feedback.record(db, _about("fix", violation, ""))


def decide(db: Database, knowledge: Knowledge, pattern: str, scope: str, action: Action, reason: str) -> str:
    """Approve or ignore a pattern, or unmute it, in a scope."""
    row = patterns.by_id(db, pattern)
    if row is None:
        raise UsageError(f"No pattern has the id {pattern!r}.", "`drift patterns` lists them.")
    place = scope.strip("/")
    choice = row.choice
    key = row.detector, row.slot
    if place != PROJECT and key in knowledge.model.tallies.slots:
        stands = knowledge.model.standing(key, place)
        if stands is None:
            raise UsageError(f"Nothing is known of this pattern in {place}/.", "Give a folder with such code.")
        choice = stands.choice
    feedback.record(
        db, Event(action=action, at=moment(), pattern_id=pattern, scope=place, choice=choice, reason=reason, who=_who())
    )
    name = summary.title(row.detector, row.slot, choice)
    done = {"approve": "Approved", "ignore": "Ignored", "unmute": "Unmuted", "discover": "Open again"}[action]
    return f"{done} in {said(place)}: {name}."


def undo(db: Database, number: int) -> str:
    """Take one decision back."""
    event = feedback.undo(db, number, moment(), _who())
    return f"Undone: {event.action} of {event.pattern_id}."


def listed(db: Database, opinions: Opinions) -> list[FeedbackView]:
    """List every decision, newest first, with what followed from it."""
    known = {it.id: it for it in patterns.all_patterns(db)}
    made = []
    for it in feedback.events(db, limit=1000):
        row = known.get(it.pattern_id)
        muted = (it.pattern_id, it.scope) in opinions.muted and it.action == "dismiss" and not it.undone
        made.append(
            FeedbackView(
                number=it.id,
                at=it.at,
                action=it.action,
                pattern=it.pattern_id,
                title=summary.title(row.detector, row.slot, row.choice) if row else "",
                scope=it.scope,
                reason=it.reason,
                by=it.who,
                undone=it.undone,
                effect=f"the pattern is muted in {said(it.scope)}" if muted else "",
            )
        )
    return made


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
        who=_who(),
    )


def _who() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return ""
