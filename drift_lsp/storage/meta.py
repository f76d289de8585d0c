"""Meta: a key in, a value out — what the whole database was made with."""

from __future__ import annotations

import time
from typing import TypeVar

import msgspec

from drift_lsp.storage.database import Database

Kind = TypeVar("Kind")


def get(db: Database, key: str) -> str | None:
    """Tell a value; None where it was never put."""
    value: str | None = db.value("select value from meta where key = ?", key)
    return value


def record(db: Database, key: str, kind: type[Kind], fresh: Kind) -> Kind:
    """Read a value that is JSON as a `kind`; `fresh` where it was never put."""
    text = get(db, key)
    if text is None:
        return fresh
    try:
        return msgspec.json.decode(text, type=kind)
    except (msgspec.DecodeError, RecursionError) as error:
        raise db.damaged(error) from error


def put(db: Database, key: str, value: str) -> None:
    """Set a value."""
    db.run("insert into meta values (?, ?) on conflict (key) do update set value = excluded.value", key, value)


def heard(db: Database) -> None:
    """Note that somebody said something: what was judged before holds no more until it is judged anew."""
    put(db, "heard", str(time.time_ns()))
