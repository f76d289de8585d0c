"""Refusals: an error of SQLite's in, one plain sentence and what to do out."""

from __future__ import annotations

from pathlib import Path

import apsw

from drift_lsp.errors import (
    CancelledError,
    DatabaseBusyError,
    DatabaseCorruptError,
    DatabaseForeignError,
    DatabaseNewerError,
    DatabaseReadOnlyError,
    DiskFullError,
    StorageError,
    bug,
)

_RESCAN = (
    "move it away, with the files `drift.db-wal` and `drift.db-shm` beside it, and run `drift scan`: all is learned "
    "anew, but what people decided (dismissed, approved, ignored) is lost"
)


def translate(error: apsw.Error, path: Path | None) -> Exception:
    """Say what an error of SQLite's means to the user; a mistake of our own becomes a bug."""
    where = str(path or "The database in memory")
    extended = getattr(error, "extendedresult", 0)
    match error:
        case apsw.BusyError() | apsw.LockedError():
            return busy(where)
        case apsw.CorruptError():
            return corrupt(where)
        case apsw.NotADBError():
            return foreign(where, "it is no SQLite database")
        case apsw.FullError():
            return full(where)
        case apsw.IOError() if extended == apsw.SQLITE_IOERR_SHMSIZE:
            return full(where)
        case apsw.ReadOnlyError() | apsw.PermissionsError():
            return read_only(where)
        case apsw.CantOpenError():
            return read_only(where)
        case apsw.SQLError() if "integer overflow" in str(error):
            return corrupt(where, "a stored number is too large")
        case apsw.InterruptError():
            return CancelledError("The question to drift.db was stopped.")
        case apsw.IOError() | apsw.NoLFSError() | apsw.ProtocolError() | apsw.NoMemError() | apsw.TooBigError():
            return StorageError(
                f"{where} cannot be read or written: {error}.", "Check the disk it lies on, then try again."
            )
    return bug(f"SQLite refused a statement of ours: {error}")


def busy(where: object) -> DatabaseBusyError:
    """Refuse because another program holds the database."""
    return DatabaseBusyError(
        f"{where} is held by another program.", "Wait until that one has finished or close it, then try again."
    )


def corrupt(where: object, detail: str = "") -> DatabaseCorruptError:
    """Refuse because the database is damaged."""
    return DatabaseCorruptError(
        f"{where} is damaged{f' ({detail})' if detail else ''}.",
        "It was left as it is. `drift backup --restore latest` puts the newest copy in its place. "
        f"Where there is none, {_RESCAN}.",
    )


def foreign(where: object, detail: str) -> DatabaseForeignError:
    """Refuse because what lies there was not made by Drift."""
    return DatabaseForeignError(
        f"{where} was not made by Drift: {detail}.", "It was left as it is. Move it away and run `drift scan`."
    )


def newer(where: object) -> DatabaseNewerError:
    """Refuse because a newer Drift wrote the database."""
    return DatabaseNewerError(
        f"{where} was written by a newer Drift.", "Update this one, or move the file away and run `drift scan`."
    )


def older(where: object) -> StorageError:
    """Refuse to read what must be migrated first."""
    return StorageError(f"{where} was written by an older Drift.", "Run `drift scan` once to bring it up to date.")


def absent(where: object) -> StorageError:
    """Refuse to read what is not there."""
    return StorageError(f"{where} does not exist yet.", "Run `drift scan` first.")


def read_only(where: object) -> DatabaseReadOnlyError:
    """Refuse because nothing may be written there."""
    return DatabaseReadOnlyError(
        f"{where} or its folder cannot be written.",
        "Allow this user to write there, or run Drift where that is allowed.",
    )


def full(where: object) -> DiskFullError:
    """Refuse because the disk has no room left."""
    return DiskFullError(f"There is no room left to write {where}.", "Free some space on its disk, then try again.")


def without_wal(where: object) -> StorageError:
    """Refuse because the file system cannot share memory between processes."""
    return StorageError(
        f"{where} lies on a file system where SQLite cannot keep a write-ahead log; network drives are like that.",
        "Keep the project on a local disk.",
    )
