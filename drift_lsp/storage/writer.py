"""Writer: rows of files and other jobs in from any thread, short transactions out of one thread of its own.

A crash loses at most the batch in flight. Between `Writer(db)` and `close` the thread owns `db`; whoever wants to use
it beside the writer calls `flush` first.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from contextvars import copy_context
from itertools import groupby
from queue import Empty, Queue
from threading import Event, Thread
from typing import Self

from drift_lsp.errors import bug
from drift_lsp.signals.spans import span
from drift_lsp.storage import files
from drift_lsp.storage.database import Database

Job = Callable[[Database], None]

_BATCH = 128
"""Items in one transaction; fewer where fewer wait."""

_WAITING = 512
"""Items; whoever puts more waits, so that memory stays bounded."""


class Writer:
    """One writer on one thread behind a queue."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._queue: Queue[files.Item | Job | Event | None] = Queue(_WAITING)
        self._failure: BaseException | None = None
        self._closed = False
        # What is measured on the thread belongs to the run that asked for it.
        self._thread = Thread(target=copy_context().run, args=(self._work,), name="drift-writer", daemon=True)
        self._thread.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def replace(self, row: files.FileRow, packed: files.Packed | None) -> None:
        """Have what is known of a file replaced; files that wait together share their statements."""
        self._put((row, packed))

    def put(self, job: Job) -> None:
        """Have a job done in one transaction with what waits beside it, in the order it was put."""
        self._put(job)

    def flush(self) -> None:
        """Wait until all that was put is committed; raise what went wrong and take new work again."""
        if self._thread.is_alive():
            done = Event()
            self._queue.put(done)
            done.wait()
        failure, self._failure = self._failure, None
        if failure:
            raise failure

    def close(self) -> None:
        """Write what waits and end the thread; the database stays open."""
        if self._closed:
            return
        self._closed = True
        try:
            self.flush()
        finally:
            self._queue.put(None)
            self._thread.join()

    def _put(self, item: files.Item | Job) -> None:
        if self._closed:
            raise bug("something was put into a writer that is closed")
        self._queue.put(item)

    def _work(self) -> None:
        end: Event | bool = False
        while end is not True:
            batch, end = self._next()
            try:
                if batch and not self._failure:
                    self._write(batch)
            except BaseException as failure:  # It is raised where somebody waits for it.
                self._failure = failure
            if isinstance(end, Event):
                end.set()

    def _write(self, batch: list[files.Item | Job]) -> None:
        with span("storage.batch", items=len(batch)), self._db.atomic():
            for are_files, run in groupby(batch, key=lambda it: isinstance(it, tuple)):
                if are_files:
                    files.replace_packed(self._db, [it for it in run if isinstance(it, tuple)])
                else:
                    for job in run:
                        if not isinstance(job, tuple):
                            job(self._db)

    def _next(self) -> tuple[list[files.Item | Job], Event | bool]:
        """Take what waits: up to a flush, up to the end (True), or a full batch (False)."""
        batch: list[files.Item | Job] = []
        with suppress(Empty):  # Fewer wait than fill a batch.
            while len(batch) < _BATCH:
                # Only the first is waited for.
                item = self._queue.get(block=not batch)
                if item is None:
                    return batch, True
                if isinstance(item, Event):
                    return batch, item
                batch.append(item)
        return batch, False
