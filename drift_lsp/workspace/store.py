"""Store: a root in, its open database out — or a copy of it in memory, where nothing may be written."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

import msgspec

from drift_lsp.errors import DatabaseReadOnlyError
from drift_lsp.storage.database import Database
from drift_lsp.workspace.root import STATE

DATABASE = "drift.db"
READ_ONLY = "DRIFT_READ_ONLY"
"""The environment variable by which an editor says, with 1, that its user does not trust the folder."""

_BESIDE = ("scan.lock", "backups", "pages", "earlier", "server.log", "drift.log")
OURS = (".gitignore", DATABASE, f"{DATABASE}-wal", f"{DATABASE}-shm", *_BESIDE)


class Store(msgspec.Struct, frozen=True):
    """A project's database."""

    db: Database
    saved: bool
    """False where it is in memory, and all that is done to it is forgotten."""

    note: str = ""
    """What the user should know of that."""


def open_store(root: Path, wait: float, *, beside: bool = False) -> Store:
    """Open the database of a project, made where there is none; `wait` is how long another program may hold it.

    With `beside` no commit waits for the log to be moved: for processes that live long and never fork.
    """
    path = root / STATE / DATABASE
    if os.environ.get(READ_ONLY) == "1":
        return _unsaved(
            path, wait, DatabaseReadOnlyError("This folder is not trusted, so nothing is written in it.", "")
        )
    try:
        db = Database.open(path, wait=wait, beside=beside)
    except DatabaseReadOnlyError as err:
        return _unsaved(path, wait, err)
    _hide(path.parent)
    return Store(db, True)


def _unsaved(path: Path, wait: float, err: DatabaseReadOnlyError) -> Store:
    """Copy what may be read into memory, so that what people decided holds all the same."""
    try:
        kept = Database.copy(path, wait) if path.exists() else None
    except (PermissionError, DatabaseReadOnlyError):
        return Store(
            Database.memory(), False, f"{err.what} It cannot be read either, so what people decided is unknown."
        )
    return Store(kept or Database.memory(), False, f"{err.what} Drift works on a copy in memory.")


def _hide(folder: Path) -> None:
    """Keep git from seeing what is ours; in a folder that another tool uses too, nothing else."""
    marker = folder / ".gitignore"
    with suppress(OSError):  # What cannot be made now is made next time.
        if not marker.exists():
            strangers = any(it.name not in OURS for it in folder.iterdir())
            # "x" follows no link and replaces nothing.
            with marker.open("x", encoding="utf-8", newline="\n") as file:
                file.write("".join(f"/{name}\n" for name in OURS) if strangers else "*\n")
