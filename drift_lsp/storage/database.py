"""Database: a path in, drift.db open out — the one place where statements meet SQLite.

Every record and every statement of the other modules passes through here, so that every error of SQLite's leaves the
room as a plain sentence. One `Database` belongs to one thread at a time.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import chain, islice
from pathlib import Path
from time import perf_counter
from typing import Any, Self, TypeVar

import apsw
import msgspec

from drift_lsp.errors import bug
from drift_lsp.storage import backups, migrations, opening, refusals
from drift_lsp.storage.checkpoints import Checkpoints
from drift_lsp.storage.knobs import Backup

Row = TypeVar("Row", bound=msgspec.Struct)
Value = int | float | str | bytes | None

_LONGEST_CACHED = 16_000
"""Bytes; apsw prepares a longer statement anew each time."""


_CHUNK = 256
"""Rows that are fetched at once; between chunks others may work."""


class Spent(msgspec.Struct, frozen=True):
    """How long a statement took, in milliseconds."""

    runs: int = 0
    total: float = 0.0
    worst: float = 0.0


class Database:
    """An open drift.db. Made by `open` or `memory`."""

    def __init__(
        self, connection: apsw.Connection, path: Path | None, readonly: bool, checkpoints: Checkpoints | None = None
    ) -> None:
        self._connection = connection
        self._checkpoints = checkpoints
        self._depth = 0
        self._memo: dict[str, dict[Any, int]] = {}
        self._memo_version = -1
        self._spent: dict[str, list[float]] = {}
        self.path = path
        """None in memory."""

        self.readonly = readonly
        self._file = _identity(path)

    @classmethod
    def open(cls, path: Path, *, readonly: bool = False, wait: float = 5.0, beside: bool = False) -> Self:
        """Open `.drift/drift.db`; `wait` is how many seconds another program may hold it.

        With `beside` no commit moves the log into the database; a thread does. It must not be there when a process
        forks.
        """
        try:
            connection = opening.for_reading(path, wait) if readonly else opening.for_writing(path, wait)
        except apsw.Error as error:
            raise refusals.translate(error, path) from error
        return cls(connection, path, readonly, Checkpoints(connection, path) if beside and not readonly else None)

    @classmethod
    def memory(cls) -> Self:
        """Open an empty database where nothing may be written to disk."""
        return cls(opening.in_memory(), None, False)

    @classmethod
    def copy(cls, path: Path, wait: float = 5.0) -> Self:
        """Open a copy in memory of a database that may be read and not written; what is done to it is forgotten."""
        try:
            source = opening.for_reading(path, wait, old=True)
            try:
                copied = opening.in_memory(source)
                backups.verify(copied, path)
                return cls(copied, None, False)
            finally:
                source.close(True)
        except apsw.Error as error:
            raise refusals.translate(error, path) from error

    @classmethod
    def schema_of(cls, path: Path, wait: float = 5.0) -> int:
        """Tell which version of the tables a database has, without changing it."""
        try:
            connection = opening.for_reading(path, wait, old=True)
        except apsw.Error as error:
            raise refusals.translate(error, path) from error
        try:
            return int(connection.pragma("user_version"))
        finally:
            connection.close(True)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close it; what was not committed is lost."""
        if self._checkpoints:
            self._checkpoints.close()
        try:
            self._connection.close(True)
        except apsw.Error as error:
            raise refusals.translate(error, self.path) from error

    @contextmanager
    def atomic(self) -> Iterator[None]:
        """All or nothing: the outermost block is a writing transaction, those inside are savepoints of it."""
        outermost, name = self._depth == 0, f"inner_{self._depth}"
        self.run("begin immediate" if outermost else f"savepoint {name}")
        self._depth += 1
        try:
            if outermost:
                self._doubt_memo()
            yield
            self.run("commit" if outermost else f"release {name}")
        except BaseException:
            self._memo.clear()
            # SQLite may have rolled back by itself, as it does when the disk is full.
            if self._connection.in_transaction and outermost:
                self.run("rollback")
            elif self._connection.in_transaction:
                self.run(f"rollback to {name}")
                self.run(f"release {name}")
            raise
        finally:
            self._depth -= 1

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Read one moment, whatever others write meanwhile."""
        if self._connection.in_transaction:
            yield
            return
        self.run("begin")
        try:
            # The moment is that of the first read, not that of `begin`.
            self.value("select count(*) from sqlite_schema")
            yield
        finally:
            if self._connection.in_transaction:
                self.run("rollback")

    def run(self, sql: str, *values: Value) -> None:
        """Run one statement whose rows, if any, do not matter."""
        began = perf_counter()
        try:
            self._connection.execute(sql, values).fetchall()
            self._spend(sql, began)
        except apsw.Error as error:
            raise refusals.translate(error, self.path) from error

    def run_many(self, sql: str, rows: Iterable[Sequence[Value]]) -> None:
        """Run one statement for each row; use `insert` where there are many."""
        try:
            self._connection.executemany(sql, rows)
        except apsw.Error as error:
            raise refusals.translate(error, self.path) from error

    def insert(self, into: str, rows: Iterable[Sequence[Value]], then: str = "") -> None:
        """Insert rows, as many as go in one statement: `db.insert("insert into meta", rows)`.

        Each step of a statement gives up the interpreter's lock, and where another thread is busy, having it back takes
        5 ms: 170,000 rows one by one would take minutes.
        """
        waiting = rows if isinstance(rows, list) else list(rows)
        if not waiting:
            return
        row = f"({','.join('?' * len(waiting[0]))})"
        at, began = 0, perf_counter()
        try:
            for size in (_LONGEST_CACHED // (len(row) + 1), 128, 16, 1):
                while len(waiting) - at >= size:
                    sql = f"{into} values {','.join([row] * size)} {then}"
                    self._connection.execute(sql, list(chain.from_iterable(waiting[at : at + size])))
                    at += size
            self._spend(into, began)
        except apsw.Error as error:
            raise refusals.translate(error, self.path) from error

    def rows(self, kind: type[Row], sql: str, *values: Value) -> Iterator[Row]:
        """Read each row as a `kind`, columns matched to fields by name."""
        names: list[str] = []
        try:
            cursor = self._connection.cursor()
            for row in self._stepped(cursor, sql, values):
                names = names or [column[0] for column in cursor.get_description()]
                yield msgspec.convert(dict(zip(names, row, strict=True)), kind, strict=False)
        except apsw.Error as error:
            raise refusals.translate(error, self.path) from error
        except msgspec.ValidationError as error:
            raise self.damaged(error) from error

    def tuples(self, sql: str, *values: Value) -> Iterator[tuple[Any, ...]]:
        """Read each row as it is, for speed."""
        try:
            yield from self._stepped(self._connection.cursor(), sql, values)
        except apsw.Error as error:
            raise refusals.translate(error, self.path) from error

    def value(self, sql: str, *values: Value) -> Any:
        """Read the first column of the first row; None where there is no row."""
        found = next(self.tuples(sql, *values), None)
        return found[0] if found else None

    def _stepped(self, cursor: apsw.Cursor, sql: str, values: Sequence[Value]) -> Iterator[tuple[Any, ...]]:
        """Fetch rows, the first alone and then many at once; only the time that SQLite takes is counted."""
        began, size = perf_counter(), 1
        cursor.execute(sql, values)
        spent = 0.0
        while chunk := list(islice(cursor, size)):
            spent += perf_counter() - began
            yield from chunk
            began, size = perf_counter(), _CHUNK
        self._spend(sql, began - spent)

    def _spend(self, sql: str, began: float) -> None:
        took = (perf_counter() - began) * 1000
        known = self._spent.setdefault(sql, [0, 0.0, 0.0])
        known[0] += 1
        known[1] += took
        known[2] = max(known[2], took)

    def measured(self) -> dict[str, Spent]:
        """Hand out how long each statement took since this was asked last."""
        spent, self._spent = self._spent, {}
        return {sql: Spent(int(runs), total, worst) for sql, (runs, total, worst) in spent.items()}

    def recall(self, family: str) -> dict[Any, int]:
        """Hand out the ids a family remembers, inside a transaction; none after another connection wrote."""
        if not self._depth:
            raise bug("remembered ids were asked for outside a transaction")
        return self._memo.setdefault(family, {})

    def replaced(self) -> bool:
        """Tell whether the file was deleted or another put in its place: what is written here would be lost."""
        return _identity(self.path) != self._file

    def data_version(self) -> int:
        """Tell a number that changes when another connection has written."""
        return int(self.value("pragma data_version"))

    def _doubt_memo(self) -> None:
        version = self.data_version()
        if version != self._memo_version:
            self._memo.clear()
            self._memo_version = version

    def damaged(self, error: Exception) -> Exception:
        """Say that a stored record makes no sense."""
        return refusals.corrupt(self.path or "The database in memory", f"a stored record cannot be read: {error}")

    def check(self) -> None:
        """Read all of it and refuse a damaged one; takes about 2 ms a megabyte."""
        try:
            backups.verify(self._connection, self.path)
        except apsw.Error as error:
            raise refusals.translate(error, self.path) from error

    def backup(self, reason: str, kept: Backup = backups.DEFAULTS) -> Path | None:
        """Copy it to `.drift/backups/`; None in memory."""
        try:
            return backups.take(self._connection, self.path, reason, kept) if self.path else None
        except apsw.Error as error:
            raise refusals.translate(error, self.path) from error

    def downgrade(self, to: int) -> None:
        """Take migrations back, for a release that knows fewer; a backup is made before."""
        try:
            migrations.down(self._connection, self.path, to, lambda: self.backup("downgrade"))
        except apsw.Error as error:
            raise refusals.translate(error, self.path) from error


def _identity(path: Path | None) -> tuple[int, int] | None:
    """Tell which file lies at a path; None where there is none."""
    try:
        state = path.lstat() if path else None
    except OSError:
        return None
    return (state.st_dev, state.st_ino) if state else None
