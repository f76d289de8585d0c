"""Dictionary: slots and choices in, the small numbers that stand for them in rows out."""

from __future__ import annotations

from collections.abc import Iterable

from drift_lsp.storage.database import Database

_USED = "(select {0} from detections union select {0} from tallies)"


def slot_ids(db: Database, wanted: Iterable[tuple[str, str]]) -> dict[tuple[str, str], int]:
    """Tell the id of each (detector, slot); unknown ones get one. Call it inside a transaction."""
    ids = db.recall("slots")
    if not ids:
        ids.update(((detector, slot), id_) for id_, detector, slot in db.tuples("select id, detector, slot from slots"))
    if fresh := sorted({it for it in wanted if it not in ids}):
        numbered = list(enumerate(fresh, max(ids.values(), default=0) + 1))
        db.insert("insert into slots (id, detector, slot)", [(id_, *slot) for id_, slot in numbered])
        ids.update((slot, id_) for id_, slot in numbered)
    return ids


def choice_ids(db: Database, wanted: Iterable[str]) -> dict[str, int]:
    """Tell the id of each choice; unknown ones get one. Call it inside a transaction."""
    ids = db.recall("choices")
    if not ids:
        ids.update((text, id_) for id_, text in db.tuples("select id, text from choices"))
    if fresh := sorted({it for it in wanted if it not in ids}):
        numbered = list(enumerate(fresh, max(ids.values(), default=0) + 1))
        db.insert("insert into choices (id, text)", numbered)
        ids.update((text, id_) for id_, text in numbered)
    return ids


def scope_ids(db: Database, wanted: Iterable[str]) -> dict[str, int]:
    """Tell the id of each scope; unknown ones get one. Call it inside a transaction."""
    ids = db.recall("scopes")
    if not ids:
        ids.update((path, id_) for id_, path in db.tuples("select id, path from scopes"))
    if fresh := sorted({it for it in wanted if it not in ids}):
        numbered = list(enumerate(fresh, max(ids.values(), default=0) + 1))
        db.insert("insert into scopes (id, path)", numbered)
        ids.update((path, id_) for id_, path in numbered)
    return ids


def slots(db: Database) -> dict[int, tuple[str, str]]:
    """Tell detector and slot by id."""
    return {id_: (detector, slot) for id_, detector, slot in db.tuples("select id, detector, slot from slots")}


def choices(db: Database) -> dict[int, str]:
    """Tell the choice by id."""
    return dict(db.tuples("select id, text from choices"))


def prune(db: Database) -> None:
    """Forget slots, choices and scopes that nothing uses any more."""
    with db.atomic():
        db.run(f"delete from slots where id not in {_USED.format('slot_id')}")
        db.run(f"delete from choices where id not in {_USED.format('choice_id')}")
        db.run("delete from scopes where id not in (select scope_id from tallies)")
        db.recall("scopes").clear()
        db.recall("slots").clear()
        db.recall("choices").clear()
