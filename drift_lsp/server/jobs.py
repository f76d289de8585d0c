"""Jobs: keys that want work in, the newest state of each worked on out.

One job runs at a time, for all of them need the interpreter; the key asked for last comes first, because somebody is
looking at it. Whatever is asked of a key meanwhile is one job that waits, so a fast typist never builds a queue and the
last keystroke is always answered. A key that is asked for faster than it can be worked on gets a share of the
processor, not all of it, until nobody asks for a moment; one that is asked for only now and then never waits. Its work
begins when it is asked for, never between two keystrokes: the second would wait for what is old by then. How long that
moment is depends on the pace of whoever types: the next key of a fast burst would have come soon.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress

from drift_lsp import log

LOG = log.logger("server")

SHARE = 0.22
"""Of a processor, for the jobs of a key that is asked for again while it is worked on, or within `QUIET`."""

CREDIT = 0.1
"""Seconds of a processor that such a key may ask for at once before its share counts."""

LONGEST_REST = 0.15
"""Seconds that a key waits at most for its turn."""

QUIET = 0.04
"""Seconds without a question after which nobody types any more, at most, and what waits is done at once."""

LATE = 1.05
"""How much later than usual the next question must be for nobody to type any more."""

MEMORY = 0.2
"""Weight of the last pause among those before it."""


class Jobs:
    """Runs one function for the keys that ask, on the event loop."""

    def __init__(self, work: Callable[[str], Awaitable[None]]) -> None:
        self._work = work
        self._waiting: dict[str, None] = {}
        """In the order in which they were asked for."""

        self._credits: dict[str, tuple[float, float]] = {}
        """Key → seconds of work it may still ask for, as of when."""

        self._asked: dict[str, float] = {}
        """When each key was asked for last."""

        self._paces: dict[str, float] = {}
        """Seconds that usually pass until a key is asked for again."""

        self._spent: dict[str, float] = {}
        """Seconds that the last job of a key took, as long as nobody knows whether it was asked for in haste."""

        self._news = asyncio.Event()
        """Set when somebody asks: work that begins then is of the newest state, and done before the next question."""

        self._running: asyncio.Task[None] | None = None

    def ask(self, key: str) -> None:
        """Have the work done for `key`, from its state as it is when the work begins."""
        now = time.perf_counter()
        if key in self._spent and now - self._asked[key] < QUIET:
            self._charge(key, self._spent[key])
        self._spent.pop(key, None)
        self._waiting.pop(key, None)
        self._waiting[key] = None
        if key in self._asked:
            self._paces[key] = pace(self._paces.get(key), now - self._asked[key])
        self._asked[key] = now
        self._news.set()
        if self._running is None:
            self._running = asyncio.get_running_loop().create_task(self._run())

    def forget(self, key: str) -> None:
        """Take back what was asked for a key."""
        self._waiting.pop(key, None)
        self._asked.pop(key, None)
        self._paces.pop(key, None)
        self._credits.pop(key, None)
        self._spent.pop(key, None)

    async def idle(self) -> None:
        """Wait until nothing runs or waits."""
        while self._running is not None:
            await asyncio.wait([self._running])

    async def _run(self) -> None:
        try:
            while self._waiting:
                rest, key = min((self._rest(key), -at, key) for at, key in enumerate(self._waiting))[::2]
                if rest > 0:
                    self._news.clear()
                    with suppress(TimeoutError):
                        await asyncio.wait_for(self._news.wait(), rest)
                    continue
                del self._waiting[key]
                used = time.process_time()
                try:
                    await self._work(key)
                except Exception:
                    LOG.exception("a job failed")
                used = time.process_time() - used
                if key in self._waiting:
                    self._charge(key, used)
                elif key in self._asked:
                    self._spent[key] = used
        finally:
            self._running = None

    def _credit(self, key: str, now: float) -> float:
        credit, at = self._credits.get(key, (CREDIT, now))
        return min(CREDIT, credit + SHARE * (now - at))

    def _rest(self, key: str) -> float:
        """Tell how long a key has to wait for its turn, unless it is asked for again."""
        now = time.perf_counter()
        if self._credit(key, now) >= 0:
            return 0.0
        return max(0.0, self._asked[key] + quiet(self._paces.get(key)) - now)

    def _charge(self, key: str, used: float) -> None:
        now = time.perf_counter()
        self._credits[key] = max(self._credit(key, now) - used, -LONGEST_REST * SHARE), now


def pace(before: float | None, pause: float) -> float:
    """Tell how many seconds usually pass between two questions, after another pause."""
    known = QUIET if before is None else before
    return known + MEMORY * (min(pause, QUIET) - known)


def quiet(pace: float | None) -> float:
    """Tell after how many seconds without a question nobody types any more, who types at a pace."""
    return QUIET if pace is None else min(QUIET, LATE * pace)
