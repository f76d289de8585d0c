"""Cleaning: a project in, what can be made again taken away, or all that is ours in `.drift/`; and what it was out."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from drift_lsp.errors import UsageError
from drift_lsp.storage import cleaning
from drift_lsp.workspace.carrying import Carrying
from drift_lsp.workspace.lock import scanning
from drift_lsp.workspace.opened import WAIT
from drift_lsp.workspace.root import STATE, find_root
from drift_lsp.workspace.store import DATABASE, OURS, open_store

CACHED = ("pages", "server.log", "drift.log")
"""What is written anew when it is needed."""


class Cleaning(Carrying):
    """Cleans up."""

    def clean(self) -> int:
        """Forget what the next scan learns again, and tell of how many files; a backup is made before."""
        self._must_write("Nothing can be cleaned.")
        with scanning(self.root / STATE, WAIT, lambda: False, lambda _: None), self._lock:
            self._reopen()
            self._db.backup("clean", self.config.backup)
            files = cleaning.clean(self._db)
            fresh = open_store(self.root, WAIT, beside=not self._fork)
            self._db.close()
            self._store, self._db, self._knowledge = fresh, fresh.db, None
            self._version = self._db.data_version()
            for path in _present(self.root / STATE, CACHED):
                _remove(path)
        return files


def clean_all(folder: Path) -> list[str]:
    """Delete all that is ours in `.drift/`, backups too, and tell what it was; nothing need be sound for that."""
    root = find_root(folder)
    state = root / STATE
    if state.is_symlink() or not state.is_dir():
        raise UsageError(f"There is no {state}.", "Nothing is to be deleted.")
    with scanning(state, WAIT, lambda: False, lambda _: None):
        # The database first: whoever looks meanwhile finds none, not half of one.
        found = sorted(_present(state, OURS), key=lambda it: not it.name.startswith(DATABASE))
        for path in found:
            _remove(path)
    if not any(state.iterdir()):
        state.rmdir()
    return [it.name for it in found]


def _present(state: Path, names: tuple[str, ...]) -> Iterator[Path]:
    """List what is there of some names; a log has older ones beside it."""
    for path in state.iterdir():
        if path.name in names or (path.name.rpartition(".")[0] in names and path.name.rpartition(".")[2].isdigit()):
            yield path


def _remove(path: Path) -> None:
    """Delete a file, a folder, or a link and not what it leads to."""
    try:
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            os.unlink(path)
    except OSError as err:
        raise UsageError(f"{path} cannot be deleted: {err.strerror}.", "Check its permissions.") from err
