"""Syncing: what drift.lock says in, the same decisions in the database out — and what is decided there, for a lock.

The database stays the one place that everything asks. What the lock said last time is kept beside, so that what was
taken out of it is taken back here too; a decision made here later than the one in the lock stays.
"""

from __future__ import annotations

import time

import msgspec

from drift_lsp.learning.variants import Variant
from drift_lsp.storage import feedback, meta, patterns, variants
from drift_lsp.storage.database import Database
from drift_lsp.storage.feedback import Action, Event, PatternState
from drift_lsp.workspace.knowledge import absolute_rules, moment
from drift_lsp.workspace.team import Decided, Lock, Varied

_ACTIONS: dict[str, Action] = {"approved": "approve", "ignored": "ignore"}


def sync(db: Database, lock: Lock) -> bool:
    """Take over what the lock says now. True if anything differs from the last time."""
    if lock == _stored(db):
        return False
    now = moment()
    with db.atomic():
        before = _stored(db)  # Another process may have done it meanwhile.
        known = {(it.pattern_id, it.scope): it for it in feedback.states(db)}
        for it in lock.pattern:
            state = known.get((it.id, it.scope))
            if it not in before.pattern and _is_news(it, state):
                _record(db, it, _ACTIONS[it.status], min(it.at, now))
        kept = {(it.id, it.scope) for it in lock.pattern}
        for it in before.pattern:
            state = known.get((it.id, it.scope))
            if (it.id, it.scope) not in kept and state and (state.status, state.at) == (it.status, min(it.at, now)):
                _record(db, it, "discover", now)
        _sync_variants(db, before, lock)
        meta.put(db, "lock", msgspec.json.encode(lock).decode())
        meta.put(db, "heard", str(time.time_ns()))
    return True


def _is_news(it: Decided, state: PatternState | None) -> bool:
    return state is None or (state.at <= it.at and (state.status, state.choice) != (it.status, it.choice))


def _record(db: Database, it: Decided, action: Action, at: str) -> None:
    why = it.why or "as drift.lock says"
    about = Event(action=action, at=at, pattern_id=it.id, scope=it.scope, choice=it.choice, reason=why, who=it.who)
    feedback.record(db, about)


def _sync_variants(db: Database, before: Lock, lock: Lock) -> None:
    here = {_key(it.variant): it.number for it in variants.listed(db)}
    wanted = {_key(it.variant()) for it in lock.variant}
    for it in before.variant:
        if (key := _key(it.variant())) not in wanted and key in here:
            variants.remove(db, here[key], moment())
    for it in lock.variant:
        if it not in before.variant and _key(it.variant()) not in here:
            variants.add(db, it.variant(), it.at, is_file=it.file)


def _key(it: Variant) -> Variant:
    """Leave out what does not make two variants different."""
    return msgspec.structs.replace(it, reason="", by="")


def gather(db: Database, lock: Lock) -> tuple[list[Decided], list[Varied]]:
    """Collect all that was decided and is worth sharing; what the lock says already is said in the same words."""
    said = {(it.id, it.scope): it for it in lock.pattern}
    decided = []
    for it in feedback.states(db):
        if it.status in _ACTIONS:
            old = said.get((it.pattern_id, it.scope))
            same = old and (old.status, old.choice) == (it.status, it.choice)
            decided.append(old if old and same else _decided(db, it, old))
    varied = {_key(it.variant()): it for it in lock.variant}
    return decided, [varied.get(_key(it.variant)) or _varied(db, it) for it in variants.listed(db)]


def _decided(db: Database, it: PatternState, old: Decided | None) -> Decided:
    return Decided(
        id=it.pattern_id,
        about=old.about if old else _about(db, it.pattern_id),
        scope=it.scope,
        status=it.status,  # type: ignore[arg-type]
        choice=it.choice,
        who=it.who,
        why=it.why,
        at=it.at,
    )


def _varied(db: Database, kept: variants.Kept) -> Varied:
    it = kept.variant
    return Varied(
        id=it.pattern,
        about=_about(db, it.pattern),
        scope=it.scope,
        file=kept.is_file,
        enabled=it.enabled,
        severity=it.severity,
        tier=it.tier,
        threshold=it.threshold,
        expires=it.expires,
        who=it.by,
        why=it.reason,
        at=kept.at,
    )


def _about(db: Database, pattern: str) -> str:
    row = patterns.by_id(db, pattern)
    detector, slot = (row.detector, row.slot) if row else absolute_rules().get(pattern, ("", ""))
    return f"{detector}: {slot}" if detector else ""


def _stored(db: Database) -> Lock:
    text = meta.get(db, "lock")
    return msgspec.json.decode(text, type=Lock) if text else Lock()
