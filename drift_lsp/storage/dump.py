"""Dump: a whole database in, JSON out, a row a line — and such JSON in, the same database out, or nothing changed.

What comes back is data of whoever wrote the file: it may fill our tables and nothing else, every value passes the types
and conditions of its column, and all of it is taken or none.
"""

from __future__ import annotations

import base64
import json
from binascii import Error as NoBase64
from collections.abc import Iterator
from typing import Any

import msgspec

from drift_lsp.errors import BugError, DatabaseCorruptError, UsageError
from drift_lsp.storage import files, migrations
from drift_lsp.storage.database import Database, Value

FORMAT = 1
_BYTES = "base64"


def dump(db: Database, version: str) -> Iterator[str]:
    """Write everything as it is at one moment, line by line."""
    with db.snapshot():
        head = {"tool": "drift", "version": version, "format": FORMAT, "schema": migrations.latest()}
        yield json.dumps(head)[:-1] + ', "tables": {\n'
        names = _tables(db)
        for name in names:
            columns = _columns(db, name)
            order = ", ".join(f'"{it}"' for it in columns)
            yield f'{json.dumps(name)}: {{"columns": {json.dumps(columns)}, "rows": [\n'
            before = ""
            for row in db.tuples(f'select {order} from "{name}" order by {order}'):
                yield before + json.dumps([_said(it) for it in row], ensure_ascii=False)
                before = ",\n"
            yield "\n]}" + ("\n" if name == names[-1] else ",\n")
        yield "}}\n"


def load(db: Database, text: str) -> int:
    """Make this all that the database holds, and tell how many rows it is."""
    tables = _parsed(text)
    count = 0
    try:
        with db.atomic():
            db.run("pragma defer_foreign_keys = on")
            for name in reversed(_tables(db)):
                db.run(f'delete from "{name}"')
            for name in _tables(db):
                columns, rows = tables.get(name, ([], []))
                if name == _COUNTERS:
                    db.run(f'delete from "{name}"')  # Filling the others has counted there.
                if rows and columns != _columns(db, name):
                    raise UsageError(f"Its table {name} has not the columns that this release writes.", _OTHER)
                if not rows:
                    continue
                marks = ", ".join("?" * len(columns))
                db.run_many(f'insert into "{name}" values ({marks})', [[_meant(it) for it in row] for row in rows])
                count += len(rows)
            if db.value("select count(*) from pragma_foreign_key_check()"):
                raise UsageError("Its rows name others that are not in it.", "Export it again.")
            for _ in files.load_surveys(db):
                continue  # Each is read once: what cannot be is refused here, not by whoever needs it.
    except (DatabaseCorruptError, BugError, msgspec.MsgspecError, OverflowError, UnicodeError) as err:
        raise UsageError(f"It holds what no database of ours does: {err}.", "Export it again.") from err
    return count


_OTHER = "Export it with the release that reads it."


def _parsed(text: str) -> dict[str, tuple[list[str], list[list[Any]]]]:
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as err:
        raise UsageError(f"It is no JSON: {err}.", "Give a file that `drift export` wrote.") from err
    if not isinstance(found, dict) or found.get("tool") != "drift" or not isinstance(found.get("tables"), dict):
        raise UsageError("It is no export of Drift.", "Give a file that `drift export` wrote.")
    if (found.get("format"), found.get("schema")) != (FORMAT, migrations.latest()):
        what = f"It was written by Drift {str(found.get('version'))[:20]!a}, whose tables are others."
        raise UsageError(what, _OTHER)
    ours = {name for kind, name, _, _ in migrations.expected(migrations.latest()) if kind == "table"}
    known, made = ours | {_COUNTERS}, {}
    for name, table in found["tables"].items():
        columns, rows = (table.get(it) if isinstance(table, dict) else None for it in ("columns", "rows"))
        if name not in known or not isinstance(columns, list) or not isinstance(rows, list):
            raise UsageError(f"Its table {name[:40]!a} is none of ours.", _OTHER)
        if not all(isinstance(row, list) and len(row) == len(columns) for row in rows):
            raise UsageError(f"A row of its table {name} has too few values, or too many.", "Export it again.")
        made[name] = columns, rows
    return made


_COUNTERS = "sqlite_sequence"
"""SQLite's own table of the last numbers given."""


def _tables(db: Database) -> list[str]:
    """List our tables, those first that others refer to."""
    found = db.tuples("select name from sqlite_schema where type = 'table' order by rowid")
    names = [name for (name,) in found if not name.startswith("sqlite_") or name == _COUNTERS]
    return sorted(names, key=lambda it: it == _COUNTERS)


def _columns(db: Database, table: str) -> list[str]:
    return [name for (name,) in db.tuples("select name from pragma_table_info(?) order by cid", table)]


def _said(value: Value) -> object:
    return {_BYTES: base64.b64encode(value).decode()} if isinstance(value, bytes) else value


def _meant(value: object) -> Value:
    if isinstance(value, dict) and isinstance(coded := value.get(_BYTES), str):
        try:
            return base64.b64decode(coded, validate=True)
        except (NoBase64, ValueError) as err:
            raise UsageError("Bytes in it are damaged.", "Export it again.") from err
    if isinstance(value, bool) or not (value is None or isinstance(value, int | float | str)):
        raise UsageError("A value in it is none that a database holds.", "Export it again.")
    return value
