"""History: what is known of patterns before and after a change in, what changed of each of them out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal

import msgspec

from drift_lsp.storage.database import Database, Value

Action = Literal["created", "updated", "deleted", "approved", "ignored", "discovered", "muted", "varied"]


class Stand(msgspec.Struct, frozen=True):
    """How a pattern stood at a moment."""

    choice: str = ""
    level: str = ""
    speaks: bool = False
    n: int = 0
    of: int = 0


class Change(msgspec.Struct, frozen=True):
    """Something that happened to a pattern."""

    pattern_id: str
    at: str
    action: Action
    scope: str
    old: Stand | None
    """None where there was nothing before, or where people decided something."""

    new: Stand | None


def stands(db: Database) -> dict[str, Stand]:
    """Tell how each pattern stands in the whole project."""
    sql = """
        select id, choice, confidence_level, n, of, exists (select 1 from conventions where pattern_id = it.id)
        from patterns as it
    """
    return {row[0]: Stand(row[1], row[2], bool(row[5]), row[3], row[4]) for row in db.tuples(sql)}


def compare(db: Database, before: Mapping[str, Stand], at: str) -> None:
    """Write down what came, went, or is another choice, another level or no convention any more."""
    now, rows = stands(db), list[tuple[Value, ...]]()
    for id_ in sorted(before.keys() | now.keys()):
        old, new = before.get(id_), now.get(id_)
        if old is None or new is None or (old.choice, old.level, old.speaks) != (new.choice, new.level, new.speaks):
            action = "created" if old is None else "deleted" if new is None else "updated"
            rows.append((id_, at, action, "", _written(old), _written(new)))
    db.insert(f"insert into pattern_history ({_COLUMNS})", rows)


def decided(db: Database, pattern_id: str, at: str, action: Action, scope: str) -> None:
    """Write down what people decided of a pattern."""
    db.insert(f"insert into pattern_history ({_COLUMNS})", [(pattern_id, at, action, scope, "null", "null")])


def of_pattern(db: Database, pattern_id: str, *, limit: int = 20) -> list[Change]:
    """List what happened to a pattern, newest first."""
    sql = f"select {_COLUMNS} from pattern_history where pattern_id = ? order by id desc limit ?"
    return list(_changes(db, sql, pattern_id, limit))


def latest(db: Database, *, limit: int = 20) -> list[Change]:
    """List what happened to patterns since they were first seen, newest first."""
    sql = f"select {_COLUMNS} from pattern_history where action <> 'created' order by id desc limit ?"
    return list(_changes(db, sql, limit))


def _changes(db: Database, sql: str, *values: Value) -> Iterable[Change]:
    try:
        for pattern_id, at, action, scope, old, new in db.tuples(sql, *values):
            yield Change(pattern_id, at, action, scope, _read(old), _read(new))
    except msgspec.DecodeError as error:
        raise db.damaged(error) from error


def _written(stand: Stand | None) -> str:
    return msgspec.json.encode(stand).decode()


_read = msgspec.json.Decoder(Stand | None).decode
_COLUMNS = "pattern_id, at, action, scope, old_value, new_value"
