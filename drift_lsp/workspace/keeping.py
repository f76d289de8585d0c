"""Keeping: an open project in, its database kept small, copied and put back out."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from drift_lsp.detectors import registry
from drift_lsp.errors import DatabaseReadOnlyError, StorageError
from drift_lsp.storage import backups, restoring, retention, scans
from drift_lsp.storage.backups import Copy
from drift_lsp.storage.feedback import Event
from drift_lsp.storage.retention import Report
from drift_lsp.workspace import layers
from drift_lsp.workspace.knowledge import condense, moment
from drift_lsp.workspace.lock import scanning
from drift_lsp.workspace.opened import WAIT, Opened
from drift_lsp.workspace.root import STATE, find_root
from drift_lsp.workspace.store import DATABASE


class Keeping(Opened):
    """Keeps house."""

    def close(self) -> None:
        """Let go of the database; once a day what is too old is taken out before."""
        with self._lock:
            with suppress(StorageError):  # Whoever holds it now will do it another time.
                self._sweep_lightly()
            super().close()

    def collect(self, *, dry_run: bool = False) -> Report:
        """Take out what is too old or orphaned, and give the room back to the disk; in a dry run only count."""
        self._must_write("Nothing can be taken out.")
        with self._lock:
            self._reopen()
            return retention.sweep(self._db, moment(), self.config.retention, self._condense, dry_run=dry_run)

    def backup(self, reason: str = "request") -> Path | None:
        """Copy the database, proven sound; of older copies only as many stay as are configured."""
        self._must_write("A copy cannot be kept.")
        with self._lock:
            self._reopen()
            return self._db.backup(reason, self.config.backup)

    def _daily(self) -> None:
        """Make the copy of the day, before its first scan changes anything."""
        with self._lock:
            path = self._db.path
            if path and scans.last(self._db) and backups.is_due(path, moment()):
                self._db.backup(backups.DAILY, self.config.backup)

    def _sweep_lightly(self) -> None:
        now = moment()
        sound = self.saved_to_disk and not self._db.replaced()
        if sound and scans.last(self._db) and retention.is_due(self._db, now):
            retention.sweep_lightly(self._db, now, self.config.retention, self._condense)

    def _condense(self, events: Iterable[Event]) -> None:
        condense(self._db, time.time(), self.config, events)

    def _must_write(self, what: str) -> None:
        if not self.saved_to_disk:
            raise DatabaseReadOnlyError(f"{self._store.note} {what}", "Allow this user to write there, then try again.")


def copies(folder: Path) -> list[Copy]:
    """Describe the copies of a project's database, newest first; it need not be sound."""
    return backups.described(find_root(folder) / STATE / DATABASE)


def restore(folder: Path, name: str, wait: float = 60.0) -> tuple[Path, Path | None]:
    """Put a copy in the place of a project's database: which copy, and where what it replaces is kept.

    The database of now need not be sound, so that nothing is opened here as others do.
    """
    root = find_root(folder)
    kept = layers.load(root, os.environ, {}, registry.names()).backup
    path = root / STATE / DATABASE
    copy = backups.find(path, name)
    path.parent.mkdir(exist_ok=True)
    with scanning(path.parent, wait, lambda: False, lambda _: None):
        return copy, restoring.restore(path, copy, WAIT, kept)
