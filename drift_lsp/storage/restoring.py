"""Restoring: a copy of drift.db in, that copy in its place out; what it replaces is kept, a bad copy changes nothing.

Where the database of now can be opened, the copy goes through SQLite into it, so that whoever has it open sees one
moment or the other. Where it cannot, it is moved away whole.
"""

from __future__ import annotations

import shutil
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path

import apsw

from drift_lsp.errors import DatabaseCorruptError, DatabaseReadOnlyError, StorageError
from drift_lsp.storage import backups, migrations, opening, refusals
from drift_lsp.storage.knobs import Backup

_PARTS = ("", "-wal", "-shm", "-journal")


def restore(path: Path, copy: Path, wait: float, kept: Backup) -> Path | None:
    """Put a copy in the place of a database, and tell where what it replaces is kept; None where there was nothing."""
    try:
        _prove(path, copy)
        replaced = _into(path, copy, wait, kept)
        with closing(opening.for_writing(path, wait)) as now:
            backups.verify(now, path)
    except apsw.Error as error:
        raise refusals.translate(error, path) from error
    except OSError as error:
        raise refusals.read_only(path) from error
    return replaced


def _prove(path: Path, copy: Path) -> None:
    """Refuse a copy that is not what it was, or not ours."""
    if copy in backups.listed(path) and not backups.is_sound(copy):
        raise DatabaseCorruptError(f"{copy} is not what its checksum says.", "Choose another: `drift backup --list`.")
    try:
        # By its path alone: no log lies beside a copy, and nothing is to be written there.
        with closing(apsw.Connection(str(copy.resolve()), apsw.SQLITE_OPEN_READONLY)) as source:
            if not migrations.recognise(source, copy):
                raise refusals.foreign(copy, "it is empty")
            if source.execute("pragma integrity_check(1)").fetchall() != [("ok",)]:
                raise refusals.corrupt(copy)
    except apsw.Error as error:
        raise refusals.translate(error, copy) from error


def _into(path: Path, copy: Path, wait: float, kept: Backup) -> Path | None:
    if not path.exists():
        path.parent.mkdir(exist_ok=True)
        shutil.copyfile(copy, path)
        return None
    try:
        target = opening.for_writing(path, wait)
    except (apsw.Error, StorageError) as error:
        if _is_held(error):
            raise
        return _aside(path, copy)
    with closing(target), closing(apsw.Connection(str(copy.resolve()), apsw.SQLITE_OPEN_READONLY)) as source:
        # One more is kept for this, so that the copy itself is not pushed out before it is read.
        replaced = backups.take(target, path, "restore", Backup(kept.operational + 1, kept.daily))
        with target.backup("main", source, "main") as copying:
            copying.step()
    return replaced


def _is_held(error: Exception) -> bool:
    """Tell whether a database may well be sound, and only cannot be had now."""
    held = apsw.BusyError | apsw.LockedError | apsw.ReadOnlyError | apsw.FullError | DatabaseReadOnlyError
    return isinstance(error, held) or type(error) is StorageError


def _aside(path: Path, copy: Path) -> Path:
    """Move a database that cannot be used away, with all that lies beside it."""
    folder = path.parent / backups.FOLDER / f"replaced-{datetime.now(UTC):%Y%m%dT%H%M%S%fZ}"
    folder.mkdir(parents=True)
    for part in _PARTS:
        with suppress(FileNotFoundError):
            path.with_name(f"{path.name}{part}").rename(folder / f"{path.name}{part}")
    shutil.copyfile(copy, path)
    return folder
