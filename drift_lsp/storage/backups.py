"""Backups: an open database in, a whole copy of it under `.drift/backups/` out."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import apsw

from drift_lsp.storage import refusals

KEPT = 5
"""Copies that stay; older ones go when a new one is made."""


def take(connection: apsw.Connection, path: Path, reason: str) -> Path:
    """Copy a sound database; a damaged one is refused, so that it never pushes out a good copy."""
    verify(connection, path)
    folder = path.parent / "backups"
    if folder.is_symlink():
        raise refusals.foreign(folder, "it is a link to another place")
    target = folder / f"{path.stem}-{datetime.now(UTC):%Y%m%dT%H%M%S%fZ}-{reason}.db"
    partial = target.with_suffix(".partial")
    try:
        folder.mkdir(exist_ok=True)
        for leftover in folder.glob("*.partial"):
            leftover.unlink()
        connection.execute("vacuum into ?", (str(partial),))
        partial.replace(target)
        for old in listed(path)[KEPT:]:
            old.unlink()
    except OSError as error:
        raise refusals.read_only(folder) from error
    return target


def listed(path: Path) -> list[Path]:
    """List the copies of a database, newest first."""
    return sorted((path.parent / "backups").glob(f"{path.stem}-*.db"), reverse=True)


def verify(connection: apsw.Connection, path: Path | None) -> None:
    """Read all of a database and refuse a damaged one."""
    for found in connection.execute("pragma quick_check(1)").fetchall():
        if found != ("ok",):
            raise refusals.corrupt(path, str(found[0]).partition("\n")[0])
