"""Feedback: what people decide in; the events, the state of each pattern and the dismissed findings out.

Events are only ever appended. What follows from them — `pattern_state` and `dismissed` — is written in the same
transaction, and is what doors and learning ask.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Literal

import msgspec

from drift_lsp.errors import UsageError
from drift_lsp.learning.feedback import Sum
from drift_lsp.storage import history, meta, status
from drift_lsp.storage.database import Database, Value

Action = Literal["dismiss", "fix", "suppress", "escalate", "approve", "ignore", "discover", "mute", "unmute", "undo"]

_STATUS = {"approve": "approved", "ignore": "ignored", "discover": "discovered"}
_MUTED = {"mute": True, "unmute": False}
DECIDING = tuple(_STATUS)
"""Actions that decide a pattern's status."""


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """One decision."""

    action: Action
    at: str
    """ISO 8601 in UTC."""

    pattern_id: str = ""
    scope: str = ""
    fingerprint: str = ""
    """Of the violation it is about; "" where it is about the pattern."""

    loose: str = ""
    choice: str = ""
    """The dominant choice it was given under."""

    reason: str = ""
    who: str = ""
    id: int = 0
    """Given when it is recorded."""

    undone: bool = False
    undoes: int = 0
    """The event that an `undo` takes back."""


class PatternState(msgspec.Struct, frozen=True):
    """What people decided about a pattern at a scope."""

    pattern_id: str
    scope: str
    status: Literal["discovered", "approved", "ignored"]
    choice: str
    muted: bool
    who: str
    why: str
    at: str


class Dismissed(msgspec.Struct, frozen=True):
    """A finding nobody wants to see again."""

    fingerprint: str
    loose: str
    pattern_id: str
    at: str
    reason: str


def record(db: Database, event: Event) -> int:
    """Append an event with all that follows from it, and tell its id."""
    with db.atomic():
        id_ = _append(db, event)
        if event.action == "dismiss":
            _dismiss(db, event)
        elif event.action in _STATUS or event.action in _MUTED:
            _put_state(db, _after(_state(db, event.pattern_id, event.scope), event))
            _note(db, event.pattern_id, event.scope, event.at)
        meta.heard(db)
    return id_


def undo(db: Database, event_id: int, at: str, who: str = "") -> Event:
    """Take an event back, with all that followed from it, and tell which one it was."""
    with db.atomic():
        event = next(db.rows(Event, f"select {_EVENT} from feedback where id = ?", event_id), None)
        if event is None or event.action == "undo":
            raise UsageError(f"There is no decision {event_id} to undo.", "`drift feedback` lists them.")
        if event.undone:
            raise UsageError(f"Decision {event_id} was undone before.", "`drift feedback` lists them.")
        db.run("update feedback set undone = 1 where id = ?", event_id)
        taken = {it: getattr(event, it) for it in ("pattern_id", "scope", "fingerprint", "loose", "choice")}
        _append(db, Event(action="undo", at=at, who=who, undoes=event_id, **taken))
        if event.action == "dismiss":
            db.run("delete from dismissed where fingerprint = ?", event.fingerprint)
            for earlier in _standing(db, "fingerprint = ? and action = 'dismiss'", event.fingerprint):
                _dismiss(db, earlier)
        elif event.action in _STATUS or event.action in _MUTED:
            _restate(db, event.pattern_id, event.scope)
            _note(db, event.pattern_id, event.scope, at)
        meta.heard(db)
    return event


def events(db: Database, *, pattern_id: str | None = None, before: int | None = None, limit: int = 100) -> list[Event]:
    """List events, newest first; `before` is the id of the last one already seen."""
    values: list[Value] = [before if before is not None else 2**63 - 1]
    condition = ""
    if pattern_id is not None:
        condition = "and pattern_id = ?"
        values.append(pattern_id)
    sql = f"select {_EVENT} from feedback where id < ? {condition} order by id desc limit ?"
    return list(db.rows(Event, sql, *values, limit))


def standing(db: Database) -> list[Event]:
    """List every event that was not undone, oldest first, as learning counts them."""
    return list(_standing(db, "action <> 'undo'"))


def matching(db: Database, condition: str) -> list[Event]:
    """List the events of which a condition in SQL, made by this room, is true; oldest first."""
    return list(db.rows(Event, f"select {_EVENT} from feedback where {condition} order by id"))


def sums(db: Database) -> list[Sum]:
    """List what is left of events that are forgotten."""
    try:
        return [
            Sum(
                pattern=it[0],
                scope=it[1],
                choice=it[2],
                at=datetime.fromisoformat(it[3]).timestamp(),
                alpha=it[4],
                beta=it[5],
                dismissals=it[6],
                fixes=it[7],
                all_dismissals=it[8],
                all_fixes=it[9],
                escalated=bool(it[10]),
                muted=bool(it[11]),
            )
            for it in db.tuples("select * from feedback_sums order by pattern_id, scope, choice")
        ]
    except (ValueError, OverflowError) as error:
        raise db.damaged(error) from error


def replace_sums(db: Database, sums: Iterable[Sum], at: str) -> None:
    """Make these all that is left of forgotten events, as of a moment."""
    with db.atomic():
        db.run("delete from feedback_sums")
        db.insert(
            "insert into feedback_sums",
            [
                (
                    it.pattern, it.scope, it.choice, at, it.alpha, it.beta, it.dismissals, it.fixes,
                    it.all_dismissals, it.all_fixes, int(it.escalated), int(it.muted),
                )
                for it in sums
            ],
        )  # fmt: skip


def forget_dismissal(db: Database, fingerprint: str) -> bool:
    """Let a finding be shown again whose dismissal is remembered by nothing else; False where it was not dismissed."""
    with db.atomic():
        known = db.value("select 1 from dismissed where fingerprint = ?", fingerprint) is not None
        db.run("delete from dismissed where fingerprint = ?", fingerprint)
        if known:
            meta.heard(db)
    return known


def states(db: Database) -> list[PatternState]:
    """List what people decided about patterns."""
    return list(db.rows(PatternState, f"select {_STATE} from pattern_state order by pattern_id, scope"))


def dismissed(db: Database) -> list[Dismissed]:
    """List the findings that were dismissed."""
    sql = "select fingerprint, loose, pattern_id, at, reason from dismissed order by fingerprint"
    return list(db.rows(Dismissed, sql))


def _note(db: Database, pattern_id: str, scope: str, at: str) -> None:
    """Write down where a decision left a pattern."""
    state = _state(db, pattern_id, scope)
    history.decided(db, pattern_id, at, "muted" if state.muted else state.status, scope)
    status.refresh(db)


def dismissed_without_event(db: Database) -> list[Dismissed]:
    """List the dismissed findings whose events are forgotten, the last first."""
    sql = """
        select fingerprint, loose, pattern_id, at, reason from dismissed as it
        where not exists (
            select 1 from feedback where fingerprint = it.fingerprint and action = 'dismiss' and undone = 0
        )
        order by at desc, fingerprint
    """
    return list(db.rows(Dismissed, sql))


def _append(db: Database, event: Event) -> int:
    values = [getattr(event, it) for it in _WRITTEN]
    marks = ", ".join("?" * len(_WRITTEN))
    id_: int = db.value(f"insert into feedback ({', '.join(_WRITTEN)}) values ({marks}) returning id", *values)
    return id_


def _standing(db: Database, condition: str, *values: Value) -> Iterator[Event]:
    return db.rows(Event, f"select {_EVENT} from feedback where undone = 0 and {condition} order by id", *values)


def _dismiss(db: Database, event: Event) -> None:
    db.run(
        "insert or replace into dismissed values (?, ?, ?, ?, ?)",
        event.fingerprint,
        event.loose,
        event.pattern_id,
        event.at,
        event.reason,
    )


def _state(db: Database, pattern_id: str, scope: str) -> PatternState:
    sql = f"select {_STATE} from pattern_state where pattern_id = ? and scope = ?"
    fresh = PatternState(pattern_id, scope, "discovered", "", False, "", "", "")
    return next(db.rows(PatternState, sql, pattern_id, scope), fresh)


def _after(state: PatternState, event: Event) -> PatternState:
    """Tell the state that follows when an event happens."""
    return PatternState(
        state.pattern_id,
        state.scope,
        _STATUS.get(event.action, state.status),  # type: ignore[arg-type]
        event.choice or state.choice,
        _MUTED.get(event.action, state.muted),
        event.who,
        event.reason,
        event.at,
    )


def _restate(db: Database, pattern_id: str, scope: str) -> None:
    db.run("delete from pattern_state where pattern_id = ? and scope = ?", pattern_id, scope)
    deciding = [*_STATUS, *_MUTED]
    marks = ", ".join("?" * len(deciding))
    state = _state(db, pattern_id, scope)
    left = list(_standing(db, f"pattern_id = ? and scope = ? and action in ({marks})", pattern_id, scope, *deciding))
    for event in left:
        state = _after(state, event)
    if left:
        _put_state(db, state)


def _put_state(db: Database, state: PatternState) -> None:
    db.insert("insert or replace into pattern_state", [msgspec.structs.astuple(state)])


_EVENT = ", ".join(Event.__struct_fields__)
_WRITTEN = tuple(it for it in Event.__struct_fields__ if it != "id")
_STATE = ", ".join(PatternState.__struct_fields__)
