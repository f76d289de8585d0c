"""Decisions are appended, followed by their consequences, listed, and can be taken back."""

from __future__ import annotations

import pytest

from drift_lsp.errors import UsageError
from drift_lsp.storage import feedback, status
from drift_lsp.storage.database import Database
from drift_lsp.storage.feedback import Dismissed, Event, PatternState

NOW = "2026-01-02T03:04:05Z"
P = "a" * 16


def event(action: str, **changes: str) -> Event:
    return Event(**{"action": action, "at": NOW, "pattern_id": P, "scope": "src", "choice": "snake_case", **changes})


def test_an_event_comes_back_as_it_was(db: Database) -> None:
    made = event("fix", fingerprint="f", loose="l", reason='Because; it\'s "so" — ünïcode.', who="me")
    first, second = feedback.record(db, made), feedback.record(db, event("suppress", pattern_id="b"))
    assert [it.id for it in feedback.events(db)] == [second, first]
    (found,) = feedback.events(db, before=second)
    assert [found] == feedback.events(db, pattern_id=P)
    for field in Event.__struct_fields__:
        assert getattr(found, field) == (first if field == "id" else getattr(made, field))
    assert feedback.states(db) == feedback.dismissed(db) == []


def test_a_dismissal_and_its_undoing(db: Database) -> None:
    one = feedback.record(db, event("dismiss", fingerprint="f", loose="l", reason="first"))
    two = feedback.record(db, event("dismiss", fingerprint="f", loose="l", reason="second"))
    assert feedback.dismissed(db) == [Dismissed("f", "l", P, NOW, "second")]
    feedback.undo(db, two, NOW)
    assert feedback.dismissed(db) == [Dismissed("f", "l", P, NOW, "first")]
    assert feedback.undo(db, one, NOW, "me").reason == "first"
    assert feedback.dismissed(db) == []
    assert feedback.standing(db) == []
    assert [(it.action, it.undoes) for it in feedback.events(db)[:2]] == [("undo", one), ("undo", two)]


def test_states_follow_events_and_their_undoing(db: Database) -> None:
    approved = feedback.record(db, event("approve", who="ann", reason="ours"))
    assert feedback.states(db) == [PatternState(P, "src", "approved", "snake_case", False, "ann", "ours", NOW)]
    muted = feedback.record(db, event("mute", reason="five dismissals"))
    assert (feedback.states(db)[0].status, feedback.states(db)[0].muted) == ("approved", True)
    ignored = feedback.record(db, event("ignore"))
    assert (feedback.states(db)[0].status, feedback.states(db)[0].muted) == ("ignored", True)
    feedback.undo(db, ignored, NOW)
    assert (feedback.states(db)[0].status, feedback.states(db)[0].muted) == ("approved", True)
    feedback.undo(db, muted, NOW)
    assert feedback.states(db) == [PatternState(P, "src", "approved", "snake_case", False, "ann", "ours", NOW)]
    feedback.undo(db, approved, NOW)
    assert feedback.states(db) == []


def test_scopes_are_apart(db: Database) -> None:
    feedback.record(db, event("approve", scope=""))
    mute = feedback.record(db, event("mute", scope="src"))
    feedback.record(db, event("unmute", scope="src"))
    assert [(it.scope, it.status, it.muted) for it in feedback.states(db)] == [
        ("", "approved", False),
        ("src", "discovered", False),
    ]
    feedback.undo(db, mute, NOW)
    assert [it.scope for it in feedback.states(db)] == ["", "src"]


def test_what_cannot_be_undone(db: Database) -> None:
    id_ = feedback.record(db, event("approve"))
    feedback.undo(db, id_, NOW)
    undo = feedback.events(db)[0].id
    for wrong in (id_, undo, 999):
        with pytest.raises(UsageError, match="drift feedback"):
            feedback.undo(db, wrong, NOW)
    assert len(feedback.events(db)) == 2


def test_a_decision_changes_the_counts_at_once(db: Database) -> None:
    db.run("insert into scan_history (id, started_at, drift_version, status) values (1, '', '', 'done')")
    db.run(
        """
        insert into patterns
        values (?, '', 'errors', '', '', 'discovered', '', 0.0, '', 0.0, 0.0, 0, 0, 1, 1, 1, '', '', '')
        """,
        P,
    )
    status.publish(db, 1)
    id_ = feedback.record(db, event("approve", scope=""))
    found = status.load(db)
    assert found
    assert found.by_status == {"approved": 1}
    feedback.undo(db, id_, NOW)
    found = status.load(db)
    assert found
    assert found.by_status == {"discovered": 1}
