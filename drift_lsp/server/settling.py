"""Settling: documents that were answered from a tree that nobody read again in, a second look once nobody types out."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from drift_lsp.workspace.documents import Document

SETTLE = 0.3
"""Seconds without an answer after which nobody types."""


class Settling:
    """Has documents looked at again."""

    def __init__(self, ask: Callable[[str], None]) -> None:
        self._ask = ask
        self._waiting: dict[str, asyncio.TimerHandle] = {}

    def answered(self, uri: str, document: Document) -> None:
        """Take note that a document was answered."""
        if waiting := self._waiting.pop(uri, None):
            waiting.cancel()
        if document.presumed:
            self._waiting[uri] = asyncio.get_running_loop().call_later(SETTLE, self._settle, uri, document)

    def _settle(self, uri: str, document: Document) -> None:
        del self._waiting[uri]
        if document.settle():
            self._ask(uri)
