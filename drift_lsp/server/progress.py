"""Progress: steps of something long in, what the editor shows of it out; and a person's wish to stop, back.

Scanning works whether or not the editor answers: nothing here is waited for.
"""

from __future__ import annotations

import asyncio
import threading
import uuid
from types import TracebackType

from lsprotocol import types
from pygls.exceptions import JsonRpcException
from pygls.lsp.server import LanguageServer

from drift_lsp.workspace import outcomes

SHARES = {"reading": (0, 70), "learning": (70, 80), "judging": (80, 95), "writing": (95, 100)}
"""What each stage takes of the whole, in percent; an editor's bar must not run backwards."""


class Progress:
    """One bar in the editor, or none where the editor shows no bars; enter it on the event loop."""

    def __init__(self, server: LanguageServer, title: str, visible: bool) -> None:
        self.token = str(uuid.uuid4())
        self.cancelled = threading.Event()
        """Set when the person who watches has had enough."""

        self._server = server
        self._title = title
        self._visible = visible
        self._begun = False
        self._beginning: asyncio.Task[None] | None = None
        self._loop = asyncio.get_running_loop()
        self._percent = 0

    async def __aenter__(self) -> Progress:
        if self._visible:
            self._beginning = self._loop.create_task(self._begin())
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._beginning is not None:
            self._beginning.cancel()
        if self._begun:
            self._begun = False
            self._notify(types.WorkDoneProgressEnd())

    def report(self, step: outcomes.Progress) -> None:
        """Take a step; from any thread."""
        first, last = SHARES.get(step.stage, (self._percent, self._percent))
        percent = first + (last - first) * min(step.done, step.total) // max(step.total, 1)
        if percent > self._percent:
            self._percent = percent
            if self._begun:
                self._loop.call_soon_threadsafe(self._show, f"{step.stage} {step.done:,} of {step.total:,}", percent)

    async def _begin(self) -> None:
        try:
            await self._server.window_work_done_progress_create_async(
                types.WorkDoneProgressCreateParams(token=self.token)
            )
        except JsonRpcException:  # The editor wants no bar after all.
            return
        self._begun = True
        self._notify(
            types.WorkDoneProgressBegin(title=f"Drift learns {self._title}", cancellable=True, percentage=self._percent)
        )

    def _show(self, message: str, percent: int) -> None:
        if self._begun:
            self._notify(types.WorkDoneProgressReport(message=message, percentage=percent, cancellable=True))

    def _notify(
        self, value: types.WorkDoneProgressBegin | types.WorkDoneProgressReport | types.WorkDoneProgressEnd
    ) -> None:
        self._server.progress(types.ProgressParams(token=self.token, value=value))
