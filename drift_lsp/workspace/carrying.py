"""Carrying: all that is known of a project in, JSON out for another machine; and such JSON in, known here."""

from __future__ import annotations

from collections.abc import Iterator

from drift_lsp import __version__
from drift_lsp.errors import UsageError
from drift_lsp.storage import dump, feedback, scans
from drift_lsp.workspace.lock import scanning
from drift_lsp.workspace.opened import WAIT
from drift_lsp.workspace.root import STATE
from drift_lsp.workspace.store import open_store
from drift_lsp.workspace.upgrading import Upgrading


class Carrying(Upgrading):
    """Carries what is known from place to place."""

    def export(self) -> Iterator[str]:
        """Write all that is known, as JSON, line by line."""
        with self._lock:
            self._reopen()
            yield from dump.dump(self._db, __version__)

    def take_in(self, text: str, *, replace: bool) -> int:
        """Make an export all that is known here, and tell how many rows it has; what was known is backed up."""
        self._must_write("Nothing can be taken in.")
        with scanning(self.root / STATE, WAIT, lambda: False, lambda _: None), self._lock:
            self._reopen()
            if scans.last(self._db) or feedback.events(self._db, limit=1):
                if not replace:
                    raise UsageError("Drift knows this project already.", "--replace puts the export in its place.")
                self._db.backup("import", self.config.backup)
            count = dump.load(self._db, text)
            fresh = open_store(self.root, WAIT, beside=not self._fork)
            self._db.close()
            self._store, self._db, self._knowledge = fresh, fresh.db, None
            self._version = self._db.data_version()
        return count
