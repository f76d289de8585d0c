"""Pulling: an editor's questions for diagnostics in, reports with result ids out, and a word when to ask again.

Only where the editor can be sent a refresh and its user wants it; then nothing is ever published. A result id is a
digest of the report, so it says the same after a restart. A question about the whole workspace is answered when there
is news: an editor that asks again at once costs nothing.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping

import xxhash
from lsprotocol import types
from pygls.exceptions import JsonRpcException
from pygls.lsp.server import LanguageServer

from drift_lsp import log
from drift_lsp.server.convert import plain
from drift_lsp.server.diagnostics import Shown

LOG = log.logger("server")

SETTLE = 0.05
"""Seconds in which many changes are one refresh."""

Found = Mapping[str, tuple[int | None, list[types.Diagnostic]]]
"""URI → version on the screen, if it is open, and diagnostics."""


class Pull:
    """Waits to be asked."""

    waits = True

    def __init__(self, server: LanguageServer) -> None:
        self._server = server
        self._news = asyncio.Event()
        self._refresh: asyncio.TimerHandle | None = None
        self._tasks = set[asyncio.Task[None]]()

    def said(self, shown: Shown, version: int, found: list[types.Diagnostic]) -> None:
        """Take note that a document has a new answer."""
        self._news.set()

    def unsaid(self, uri: str, version: int | None) -> None:
        """Take note that nothing can be said of a document."""
        self._news.set()

    def closed(self, uri: str) -> None:
        """Take note that a document is closed."""
        self._news.set()

    def changed(self, uri: str) -> None:
        """Have the editor ask again for a document that has another answer although its text is the same."""
        self.stale()

    def stale(self) -> None:
        """Have the editor ask for everything again."""
        self._news.set()
        if self._refresh is None:
            self._refresh = asyncio.get_running_loop().call_later(SETTLE, self._send)

    def document(
        self, found: list[types.Diagnostic], previous: str | None
    ) -> types.RelatedFullDocumentDiagnosticReport | types.RelatedUnchangedDocumentDiagnosticReport:
        """Report one document."""
        result = result_id(found)
        if result == previous:
            return types.RelatedUnchangedDocumentDiagnosticReport(result)
        return types.RelatedFullDocumentDiagnosticReport(found, result_id=result)

    async def workspace(
        self, look: Callable[[], Awaitable[Found]], previous: Mapping[str, str]
    ) -> types.WorkspaceDiagnosticReport:
        """Report every file that has something new, as soon as one has."""
        while True:
            self._news.clear()
            found = dict(await look())
            # What was reported once and is gone now must be taken back.
            found.update({uri: (None, []) for uri in previous if uri not in found})
            news = {uri: it for uri, it in found.items() if result_id(it[1]) != previous.get(uri, result_id([]))}
            if news:
                return types.WorkspaceDiagnosticReport([_report(uri, *it) for uri, it in news.items()])
            await self._news.wait()

    def _send(self) -> None:
        self._refresh = None
        task = asyncio.get_running_loop().create_task(self._ask_again())
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _ask_again(self) -> None:
        try:
            await self._server.workspace_diagnostic_refresh_async(None)
        except JsonRpcException as err:
            LOG.info("the editor does not refresh: %s", err)


def result_id(found: list[types.Diagnostic]) -> str:
    """Name a report by what it says."""
    told = [(plain(it.range), it.message, it.severity, it.code, it.data) for it in found]
    return xxhash.xxh3_64_hexdigest(repr(told).encode())


def _report(
    uri: str, version: int | None, found: list[types.Diagnostic]
) -> types.WorkspaceFullDocumentDiagnosticReport:
    return types.WorkspaceFullDocumentDiagnosticReport(uri, found, version=version, result_id=result_id(found))
