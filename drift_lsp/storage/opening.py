"""Opening: a path in, a connection to a database of ours out — or a refusal, and the file left as it was.

A drift.db may have come with the repository: it is data of a stranger until its schema is known to be ours, and nothing
is written to it before that. Links are not followed, neither by the file nor by its folder.
"""

from __future__ import annotations

import errno
import stat
import time
from pathlib import Path
from urllib.parse import quote

import apsw

from drift_lsp.errors import DriftError
from drift_lsp.storage import backups, migrations, refusals

_READ = apsw.SQLITE_OPEN_READONLY
_WRITE = apsw.SQLITE_OPEN_READWRITE | apsw.SQLITE_OPEN_CREATE
_PAGE = 4096
"""Bytes. What is kept of a file takes about a thousand; of larger pages more stays empty in small tables."""

_CACHE_KIB = 32_000
_MAPPED_BYTES = 128 << 20
_STEP = 0.01
_SUPER_JOURNAL = bytes.fromhex("d9d505f920a163d7")
"""The end of a rollback journal that names a second one, which SQLite would delete. Ours never do."""


def for_writing(path: Path, wait: float) -> apsw.Connection:
    """Open, create where nothing is, and migrate."""
    try:
        path.parent.mkdir(exist_ok=True)
        _look(path)
    except OSError as error:
        raise _refused(error, path) from error
    connection = apsw.Connection(str(_resolved(path)), _WRITE | apsw.SQLITE_OPEN_NOFOLLOW)
    with _Closing(connection):
        _harden(connection, wait)
        if connection.readonly("main"):
            raise refusals.read_only(path)
        if not migrations.recognise(connection, path):
            # Before anything lies in it; later that takes a whole rewrite.
            connection.pragma("page_size", _PAGE)
            connection.pragma("auto_vacuum", "incremental")
        connection.config(apsw.SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0)
        if not _keeps_log(connection, wait):
            raise refusals.without_wal(path)
        connection.pragma("synchronous", "normal")
        backups.verify(connection, path)
        migrations.up(connection, path, lambda: backups.take(connection, path, "migration"))
        _tune(connection)
    return connection


def for_reading(path: Path, wait: float, *, old: bool = False) -> apsw.Connection:
    """Open what is there; where the folder cannot be written, as a file that nobody changes. `old` schemas will do."""
    try:
        _look(path)
    except OSError as error:
        raise _refused(error, path) from error
    if not path.exists():
        raise refusals.absent(path)
    try:
        return _reading(path, wait, str(_resolved(path)), _READ, old)
    except (apsw.ReadOnlyError, apsw.CantOpenError):
        # SQLite wants to put its shared memory beside the file. Without a log left there, none is needed.
        log = path.with_name(f"{path.name}-wal")
        if log.exists() and log.stat().st_size:
            raise
        return _reading(
            path, wait, f"file:{quote(str(_resolved(path)))}?immutable=1", _READ | apsw.SQLITE_OPEN_URI, old
        )


def in_memory(source: apsw.Connection | None = None) -> apsw.Connection:
    """Make a database that leaves nothing behind: an empty one, or a copy of `source`."""
    connection = apsw.Connection(":memory:")
    with _Closing(connection):
        if source:
            with connection.backup("main", source, "main") as copying:
                copying.step()
        _harden(connection, 0)
        migrations.up(connection, None, lambda: None)
        _tune(connection)
    return connection


def _reading(path: Path, wait: float, name: str, flags: int, old: bool) -> apsw.Connection:
    connection = apsw.Connection(name, flags | apsw.SQLITE_OPEN_NOFOLLOW)
    with _Closing(connection):
        _harden(connection, wait)
        version = migrations.recognise(connection, path)
        if not version:
            raise refusals.absent(path)
        if version < migrations.latest() and not old:
            raise refusals.older(path)
        _tune(connection)
    return connection


class _Closing:
    """Closes a connection if what follows fails."""

    def __init__(self, connection: apsw.Connection) -> None:
        self._connection = connection

    def __enter__(self) -> None:
        return

    def __exit__(self, failure: type[BaseException] | None, *_: object) -> None:
        if failure:
            self._connection.close(True)


def _harden(connection: apsw.Connection, wait: float) -> None:
    """Set the busy timeout before all else, then take away what a stranger's schema could use."""
    connection.set_busy_timeout(int(wait * 1000))
    connection.config(apsw.SQLITE_DBCONFIG_DEFENSIVE, 1)
    connection.config(apsw.SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0)
    connection.config(apsw.SQLITE_DBCONFIG_DQS_DML, 0)
    connection.config(apsw.SQLITE_DBCONFIG_DQS_DDL, 0)
    # Closing what turns out to be another program's database must not move its log into it.
    connection.config(apsw.SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1)
    connection.pragma("cell_size_check", True)


def _keeps_log(connection: apsw.Connection, wait: float) -> bool:
    """Turn the write-ahead log on. Where two do that to a new database at once, SQLite refuses one without waiting."""
    until = time.monotonic() + wait
    while True:
        try:
            return bool(connection.pragma("journal_mode", "wal") == "wal")
        except apsw.BusyError:
            if time.monotonic() >= until:
                raise
            time.sleep(_STEP)


def _tune(connection: apsw.Connection) -> None:
    connection.pragma("foreign_keys", True)
    connection.pragma("cache_size", -_CACHE_KIB)
    connection.pragma("mmap_size", _MAPPED_BYTES)
    connection.pragma("temp_store", "memory")


def _look(path: Path) -> None:
    """Refuse what is no plain file in a plain folder, before SQLite touches it."""
    for it in (path.parent, path):
        if it.is_symlink():
            raise refusals.foreign(it, "it is a link to another place")
    try:
        mode = path.lstat().st_mode
    except FileNotFoundError:
        return
    if not stat.S_ISREG(mode):
        raise refusals.foreign(path, "it is no file")
    # SQLite would throw the log away, and with it what is left of the database. A new database has its first page
    # before it has a log; therefore the log is looked at first.
    if _size(path.with_name(f"{path.name}-wal")) and not _size(path):
        raise refusals.corrupt(path, "it is empty, and its log is not")
    journal = path.with_name(f"{path.name}-journal")
    if _content(journal).endswith(_SUPER_JOURNAL):
        raise refusals.foreign(path, f"{journal.name} names a file outside")


def _content(path: Path) -> bytes:
    """Read a file; nothing where there is none, or none any more: whoever creates a database drops its journal."""
    try:
        return path.read_bytes() if path.is_file() else b""
    except FileNotFoundError:
        return b""


def _size(path: Path) -> int:
    try:
        return path.lstat().st_size
    except FileNotFoundError:
        return 0


def _resolved(path: Path) -> Path:
    # A link further up, such as /tmp on macOS, is the user's own.
    return path.parent.resolve() / path.name


def _refused(error: OSError, path: Path) -> DriftError:
    if error.errno in (errno.EEXIST, errno.ENOTDIR):
        return refusals.foreign(path.parent, "it is a file where Drift keeps a folder")
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return refusals.full(path)
    if error.errno == errno.ENOENT:
        return refusals.absent(path.parent.parent)
    return refusals.read_only(path)
