"""Watch: a long job's progress in, a bar on a terminal's stderr out; and Ctrl-C as a wish, not as an accident."""

from __future__ import annotations

import signal
import sys
import time
from types import FrameType, TracebackType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from drift_lsp.workspace.outcomes import Progress

PATIENCE = 0.4
"""Seconds before a bar appears: what is quick needs none, and rich takes a while to import."""


class Watch:
    """Shows a job's progress and hears Ctrl-C while the job runs."""

    def __init__(self, *, quiet: bool = False) -> None:
        self._silent = quiet or not sys.stderr.isatty()
        self._started = time.monotonic()
        self._bar: Any = None
        self._task: Any = None
        self._wish = False
        self._before: Any = None

    def __enter__(self) -> Watch:
        try:
            self._before = signal.signal(signal.SIGINT, self._hear)
        except ValueError:  # Not the main thread: whoever runs us hears Ctrl-C.
            self._before = None
        return self

    def __exit__(self, kind: type[BaseException] | None, value: BaseException | None, at: TracebackType | None) -> None:
        if self._before is not None:
            signal.signal(signal.SIGINT, self._before)
        if self._bar is not None:
            self._bar.stop()

    def _hear(self, _signal: int, _frame: FrameType | None) -> None:
        if self._wish:  # Twice: now.
            raise KeyboardInterrupt
        self._wish = True

    def cancelled(self) -> bool:
        """Tell whether the user wants it to stop."""
        return self._wish

    def progress(self, now: Progress) -> None:
        """Show how far the job is."""
        if self._silent or time.monotonic() - self._started < PATIENCE:
            return
        if self._bar is None:
            self._start()
        self._bar.update(self._task, description=now.stage, completed=now.done, total=now.total or None)

    def _start(self) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
        self._bar = Progress(*columns, console=Console(stderr=True), transient=True)
        self._task = self._bar.add_task("", total=None)
        self._bar.start()
