"""Meta: a key in, a value out — what the whole database was made with."""

from __future__ import annotations

from drift_lsp.storage.database import Database


def get(db: Database, key: str) -> str | None:
    """Tell a value; None where it was never put."""
    value: str | None = db.value("select value from meta where key = ?", key)
    return value


def put(db: Database, key: str, value: str) -> None:
    """Set a value."""
    db.run("insert into meta values (?, ?) on conflict (key) do update set value = excluded.value", key, value)
