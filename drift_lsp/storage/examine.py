"""Examine: an open database in, what is wrong with what lies in it out."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from drift_lsp.storage import migrations, status
from drift_lsp.storage.database import Database


class Checked(msgspec.Struct, frozen=True):
    """One thing that was looked at."""

    name: str
    wrong: tuple[str, ...]
    """What is wrong with it; nothing where it is sound."""


def examine(db: Database) -> Iterator[Checked]:
    """Read all of a database: pages, references, what belongs together, and what is materialized."""
    with db.snapshot():
        yield Checked("pages and indexes", tuple(it for (it,) in db.tuples("pragma integrity_check(5)") if it != "ok"))
        broken = db.tuples("pragma foreign_key_check")
        yield Checked("references", tuple(sorted({f"a row of {it[0]} refers to nothing in {it[2]}" for it in broken})))
        yield Checked("names of slots, choices and scopes", tuple(_unnamed(db)))
        yield Checked("materialized counts", tuple(_stale(db)))
        version = db.value("pragma user_version")
        old = () if version == migrations.latest() else (f"its schema is {version}, not {migrations.latest()}",)
        yield Checked("schema", old)


def free_bytes(db: Database) -> int:
    """Tell how much of the file is free pages, which `drift gc` gives back."""
    return int(db.value("pragma freelist_count")) * int(db.value("pragma page_size"))


def _unnamed(db: Database) -> Iterator[str]:
    for table, column, names in (
        ("detections", "slot_id", "slots"),
        ("detections", "choice_id", "choices"),
        ("tallies", "slot_id", "slots"),
        ("tallies", "choice_id", "choices"),
        ("tallies", "scope_id", "scopes"),
    ):
        if n := db.value(f"select count(*) from {table} where {column} not in (select id from {names})"):
            yield f"{n:,} rows of {table} name nothing in {names}"


def _stale(db: Database) -> Iterator[str]:
    known = status.load(db)
    if known is None:
        return
    for name, sql in (
        ("files", "select count(*) from file_metadata"),
        ("patterns", "select count(*) from patterns"),
        ("conventions", "select count(*) from conventions"),
        ("violations", "select count(*) from violations where hidden = ''"),
    ):
        if (counted := db.value(sql)) != getattr(known, name):
            yield f"{getattr(known, name):,} {name} are told, and {counted:,} are there"
