"""Pool: a path in, connections that only read out, a few at a time and each for one thread at a time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import Empty, LifoQueue

from drift_lsp.storage.database import Database

SIZE = 4
"""Readers that wait for their next question; more are made where more ask at once, and closed after."""


class Pool:
    """Readers of one database."""

    def __init__(self, path: Path, wait: float) -> None:
        self.path = path
        self._wait = wait
        self._idle: LifoQueue[Database] = LifoQueue(SIZE)
        self._closed = False

    @contextmanager
    def reader(self) -> Iterator[Database]:
        """Lend a reader; it sees one moment for as long as it is lent."""
        db = self._take()
        try:
            with db.snapshot():
                yield db
        finally:
            if self._closed or db.replaced() or self._idle.full():
                db.close()
            else:
                self._idle.put(db)

    def close(self) -> None:
        """Close those that wait; those that are lent are closed when they come back."""
        self._closed = True
        while True:
            try:
                self._idle.get_nowait().close()
            except Empty:
                return

    def _take(self) -> Database:
        while True:
            try:
                db = self._idle.get_nowait()
            except Empty:
                return Database.open(self.path, readonly=True, wait=self._wait)
            if not db.replaced():
                return db
            db.close()
