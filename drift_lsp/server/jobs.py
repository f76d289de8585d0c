"""Jobs: keys that want work in, the newest state of each worked on out.

One job runs at a time, for all of them need the interpreter; the key asked for last comes first, because somebody is
looking at it. Whatever is asked of a key meanwhile is one job that waits, so a fast typist never builds a queue and the
last keystroke is always answered. A key that is asked for again and again is given a share of the time only.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable

from drift_lsp import log

LOG = log.logger("server")

PAUSE = 2.5
"""Between two jobs of one key lies so many times what the first one took: typing costs a third of a core at most."""

LONGEST_PAUSE = 0.15
"""Seconds."""


class Jobs:
    """Runs one function for the keys that ask, on the event loop."""

    def __init__(self, work: Callable[[str], Awaitable[None]]) -> None:
        self._work = work
        self._waiting: dict[str, None] = {}
        """In the order in which they were asked for."""

        self._rests: dict[str, float] = {}
        """When each key may be worked on again."""

        self._running: asyncio.Task[None] | None = None

    def ask(self, key: str) -> None:
        """Have the work done for `key`, from its state as it is when the work begins."""
        self._waiting.pop(key, None)
        self._waiting[key] = None
        if self._running is None:
            self._running = asyncio.get_running_loop().create_task(self._run())

    def forget(self, key: str) -> None:
        """Take back what was asked for a key."""
        self._waiting.pop(key, None)
        self._rests.pop(key, None)

    async def idle(self) -> None:
        """Wait until nothing runs or waits."""
        while self._running is not None:
            await asyncio.wait([self._running])

    async def _run(self) -> None:
        try:
            while self._waiting:
                key, rest = self._next()
                if rest > 0:
                    await asyncio.sleep(rest)
                    continue
                del self._waiting[key]
                began = time.perf_counter()
                try:
                    await self._work(key)
                except Exception:
                    LOG.exception("a job failed")
                ended = time.perf_counter()
                self._rests[key] = ended + min(PAUSE * (ended - began), LONGEST_PAUSE)
        finally:
            self._running = None
            self._rests.clear()

    def _next(self) -> tuple[str, float]:
        """Pick the key asked for last that may be worked on now, else the one whose rest ends first."""
        now = time.perf_counter()
        rests = {key: self._rests.get(key, 0.0) - now for key in reversed(self._waiting)}
        return next(((key, 0.0) for key, rest in rests.items() if rest <= 0), min(rests.items(), key=lambda it: it[1]))
