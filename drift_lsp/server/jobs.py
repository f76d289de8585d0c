"""Jobs: keys that want work in, the newest state of each worked on out.

Of one key, at most one job runs and one waits: whatever is asked for meanwhile is the one that waits. So a fast typist
never builds a queue, and the last keystroke is always answered.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from drift_lsp import log

LOG = log.logger("server")


class Jobs:
    """Runs one function for the keys that ask, on the event loop."""

    def __init__(self, work: Callable[[str], Awaitable[None]]) -> None:
        self._work = work
        self._running: dict[str, asyncio.Task[None]] = {}
        self._waiting: set[str] = set()

    def ask(self, key: str) -> None:
        """Have the work done for `key`, from its state as it is when the work begins."""
        if key in self._running:
            self._waiting.add(key)
        else:
            self._running[key] = asyncio.get_running_loop().create_task(self._run(key))

    async def idle(self) -> None:
        """Wait until nothing runs or waits."""
        while self._running:
            await asyncio.wait(list(self._running.values()))

    async def _run(self, key: str) -> None:
        try:
            again = True
            while again:
                self._waiting.discard(key)
                try:
                    await self._work(key)
                except Exception:
                    LOG.exception("a job failed")
                again = key in self._waiting
        finally:
            del self._running[key]
