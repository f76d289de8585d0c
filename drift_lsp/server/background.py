"""Background: work that nobody waits for in, done and its fault logged out."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine

from drift_lsp import log

LOG = log.logger("server")


class Background:
    """Holds on to the work it began, for the loop itself forgets what nobody waits for."""

    def __init__(self, what: str) -> None:
        self._what = what
        self._tasks = set[asyncio.Task[object]]()

    def begin(self, work: Coroutine[object, object, object]) -> None:
        """Do something on the loop."""
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._done)

    def _done(self, task: asyncio.Task[object]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (fault := task.exception()):
            LOG.error("%s failed", self._what, exc_info=fault)
