"""Migrations: an open connection in, the tables of this release out; and whether a database's schema is ours at all.

`schema/NNNN_<what>.sql` leads up, `schema/NNNN_<what>.down.sql` leads back. A migration and its number in
`user_version` commit together.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import apsw

from drift_lsp.errors import StorageError
from drift_lsp.storage import refusals

_SCHEMA = Path(__file__).with_name("schema")

APPLICATION_ID = 0x44726966
"""`Drif`, in the header of every database of ours."""

Schema = frozenset[tuple[str, str, str, str | None]]

_OF_SQLITE = ("sqlite_sequence", "sqlite_stat1", "sqlite_stat4")
"""Tables that SQLite adds by itself: for `autoincrement`, and where somebody runs ANALYZE."""


def latest() -> int:
    """Tell the version of the schema this release writes."""
    return len(_scripts())


def recognise(connection: apsw.Connection, path: Path | None) -> int:
    """Tell the version of a database of ours, 0 for an empty one; refuse every other."""
    version, application, found = _one_moment(connection)
    if not found and application in (0, APPLICATION_ID):
        return 0
    if application != APPLICATION_ID:
        raise refusals.foreign(path, "another program's tables lie in it")
    if version > latest():
        raise refusals.newer(path)
    if found != expected(version):
        raise refusals.foreign(path, "its tables, views or triggers are not the ones Drift makes")
    return version


def _one_moment(connection: apsw.Connection) -> tuple[int, int, Schema]:
    """Read version, owner and schema together: another process may be making them now."""
    outside = not connection.in_transaction
    if outside:
        connection.execute("begin")
    try:
        found = _schema(connection)
        return int(connection.pragma("user_version")), int(connection.pragma("application_id")), found
    finally:
        if outside and connection.in_transaction:
            connection.execute("rollback")


def up(connection: apsw.Connection, path: Path | None, backup: Callable[[], object]) -> None:
    """Run every migration that is missing; `backup` is called before a database that holds something is changed."""
    version = recognise(connection, path)
    if version == latest():
        return
    if version:
        backup()
    _transact(connection, lambda: _climb(connection, path))


def down(connection: apsw.Connection, path: Path | None, to: int, backup: Callable[[], object]) -> None:
    """Take migrations back until the schema has version `to`."""
    backup()

    def descend() -> None:
        for number in range(recognise(connection, path), to, -1):
            script = _scripts()[number - 1].removesuffix(".sql") + ".down.sql"
            if not (_SCHEMA / script).is_file():
                raise StorageError(f"There is no way back before version {number} of drift.db.", "Restore a backup.")
            _run(connection, script)
            connection.pragma("user_version", number - 1)

    _transact(connection, descend)


@cache
def expected(version: int) -> Schema:
    """Tell the schema a database of a version has."""
    connection = apsw.Connection(":memory:")
    try:
        for script in _scripts()[:version]:
            _run(connection, script)
        return _schema(connection)
    finally:
        connection.close()


def _climb(connection: apsw.Connection, path: Path | None) -> None:
    # Asked again under the lock: another process may have migrated while this one waited.
    for number, script in enumerate(_scripts(), 1):
        if number > recognise(connection, path):
            _run(connection, script)
            connection.pragma("application_id", APPLICATION_ID)
            connection.pragma("user_version", number)


def _transact(connection: apsw.Connection, change: Callable[[], None]) -> None:
    connection.execute("begin immediate")
    try:
        change()
        connection.execute("commit")
    finally:
        if connection.in_transaction:
            connection.execute("rollback")


@cache
def _scripts() -> tuple[str, ...]:
    names = (it.name for it in _SCHEMA.iterdir())
    return tuple(sorted(it for it in names if it.endswith(".sql") and not it.endswith(".down.sql")))


def _run(connection: apsw.Connection, script: str) -> None:
    connection.execute((_SCHEMA / script).read_text(encoding="utf-8"))


def _schema(connection: apsw.Connection) -> Schema:
    rows = connection.execute("select type, name, tbl_name, sql from sqlite_schema")
    return frozenset(row for row in rows if not (row[0] == "table" and row[1] in _OF_SQLITE))
