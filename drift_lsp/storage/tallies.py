"""Tallies: counts by scope, slot and choice in, the same out; written whole or by difference."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from drift_lsp.storage import dictionary
from drift_lsp.storage.database import Database


class Tally(msgspec.Struct, frozen=True, gc=False):
    """How often a choice is made in a slot within a scope."""

    scope: str
    """A folder; "" is the whole project."""

    detector: str
    slot: str
    choice: str
    n: int
    """Sites."""

    files: int


def replace_tallies(db: Database, tallies: Iterable[Tally]) -> None:
    """Make these all the tallies there are."""
    with db.atomic():
        before, now = (
            set(db.tuples("select scope_id, slot_id, choice_id, n, files from tallies")),
            _numbered(db, tallies),
        )
        fresh, places = [it for it in now if it not in before], {it[:3] for it in now}
        # Most stay as they are: little is written. In the order of the key a new table grows at its end.
        db.run_many(
            "delete from tallies where scope_id = ? and slot_id = ? and choice_id = ?",
            [it[:3] for it in before if it[:3] not in places],
        )
        db.insert(
            "insert into tallies",
            sorted(fresh),
            "on conflict (scope_id, slot_id, choice_id) do update set n = excluded.n, files = excluded.files",
        )


def change_tallies(db: Database, changes: Iterable[Tally]) -> None:
    """Add signed differences; what comes to nothing goes."""
    with db.atomic():
        rows = _numbered(db, changes)
        db.insert(
            "insert into tallies",
            rows,
            """
            on conflict (scope_id, slot_id, choice_id)
            do update set n = n + excluded.n, files = files + excluded.files
            """,
        )
        db.run_many(
            "delete from tallies where scope_id = ? and slot_id = ? and choice_id = ? and n = 0 and files = 0",
            [(scope, slot, choice) for scope, slot, choice, n, files in rows if n < 0 or files < 0],
        )


def choices(db: Database, detector: str, slot: str, scope: str = "") -> list[Tally]:
    """Tell how often each choice of a slot is made in a scope, the most frequent first."""
    sql = """
        select scopes.path as scope, slots.detector, slots.slot, choices.text as choice, it.n, it.files
        from slots join scopes on scopes.path = ?
        join tallies as it on it.scope_id = scopes.id and it.slot_id = slots.id
        join choices on choices.id = it.choice_id
        where slots.detector = ? and slots.slot = ? order by it.n desc, choices.text
    """
    return list(db.rows(Tally, sql, scope, detector, slot))


def load_tallies(db: Database) -> Iterator[Tally]:
    """Load every tally, sorted by scope."""
    slots, choices = dictionary.slots(db), dictionary.choices(db)
    try:
        sql = """
            select scopes.path, slot_id, choice_id, n, files
            from scopes join tallies as it on it.scope_id = scopes.id order by scopes.path
        """
        for scope, slot, choice, n, files in db.tuples(sql):
            yield Tally(scope, *slots[slot], choices[choice], n, files)
    except KeyError as error:
        raise db.damaged(error) from error


def _numbered(db: Database, tallies: Iterable[Tally]) -> list[tuple[int, int, int, int, int]]:
    found = list(tallies)
    slots = dictionary.slot_ids(db, {(it.detector, it.slot) for it in found})
    choices = dictionary.choice_ids(db, {it.choice for it in found})
    scopes = dictionary.scope_ids(db, {it.scope for it in found})
    return [(scopes[it.scope], slots[it.detector, it.slot], choices[it.choice], it.n, it.files) for it in found]
