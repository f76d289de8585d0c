"""Registry: global.db, the list of a user's projects, in; projects by name and the one that is active out.

It lies in the user's own folder and is opened only by commands that are about it. Each project is known by an identity
that lies in its drift.db, so that one that was moved is recognized where it is met again.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import apsw
import msgspec

from drift_lsp.errors import UsageError
from drift_lsp.storage import refusals

_ID = 0x44726947
_SCHEMA = """
create table project_registry (
    identity  text primary key,
    name      text not null unique,
    root      text not null unique,
    added_at  text not null,
    is_active integer not null check (is_active in (0, 1))
) strict, without rowid
"""


class Registered(msgspec.Struct, frozen=True):
    """A project that somebody registered."""

    identity: str
    name: str
    root: str
    added_at: str
    is_active: bool


class Registry:
    """An open global.db; used in one thread, for a moment."""

    def __init__(self, connection: apsw.Connection) -> None:
        self._connection = connection

    def all(self) -> list[Registered]:
        """List all projects by name."""
        rows = self._connection.execute(
            "select identity, name, root, added_at, is_active from project_registry order by name"
        )
        return [Registered(it[0], it[1], it[2], it[3], bool(it[4])) for it in rows]

    def add(self, identity: str, root: str, at: str) -> Registered:
        """Register a project, or take note that it lies elsewhere now."""
        known = next((it for it in self.all() if it.identity == identity), None)
        # What lay there before is there no more: two cannot lie in one place.
        self._connection.execute("delete from project_registry where root = ? and identity <> ?", (root, identity))
        if known:
            self._connection.execute("update project_registry set root = ? where identity = ?", (root, identity))
        else:
            row = identity, self._free(Path(root).name or "project"), root, at
            self._connection.execute("insert into project_registry values (?, ?, ?, ?, 0)", row)
        return next(it for it in self.all() if it.identity == identity)

    def remove(self, identity: str) -> None:
        """Forget a project."""
        self._connection.execute("delete from project_registry where identity = ?", (identity,))

    def activate(self, identity: str | None) -> None:
        """Make this the active project; None: none is."""
        self._connection.execute("update project_registry set is_active = (identity is ?)", (identity,))

    def _free(self, name: str) -> str:
        taken, number, free = {it.name for it in self.all()}, 1, name
        while free in taken:
            number += 1
            free = f"{name}-{number}"
        return free


@contextmanager
def opened(path: Path, wait: float = 5.0) -> Iterator[Registry]:
    """Open global.db, made where there is none; what is done inside is done whole or not at all."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        connection = apsw.Connection(str(path))
    except (OSError, apsw.CantOpenError) as err:
        what = getattr(err, "strerror", None) or "it cannot be opened"
        raise UsageError(f"{path}: {what}.", "Check its folder's permissions.") from err
    try:
        connection.set_busy_timeout(int(wait * 1000))
        connection.config(apsw.SQLITE_DBCONFIG_DEFENSIVE, 1)
        connection.config(apsw.SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0)
        with connection:
            _recognise(connection, path)
            yield Registry(connection)
    except apsw.Error as err:
        raise refusals.translate(err, path) from err
    finally:
        connection.close(True)


def _recognise(connection: apsw.Connection, path: Path) -> None:
    schema = _schema(connection)
    owner = connection.pragma("application_id")
    if not schema and owner in (0, _ID):
        connection.execute(_SCHEMA)
        connection.pragma("application_id", _ID)
        return
    made = apsw.Connection(":memory:")
    try:
        made.execute(_SCHEMA)
        if owner != _ID or schema != _schema(made):
            raise refusals.foreign(path, "its tables are not the ones Drift makes")
    finally:
        made.close()


def _schema(connection: apsw.Connection) -> list[tuple[str, str]]:
    return list(connection.execute("select name, coalesce(sql, '') from sqlite_schema order by name"))
