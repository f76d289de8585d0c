"""Settling: documents that were answered in, a second look once nobody types out.

What was answered from a tree that nobody read again is read again; and of a text that was edited, what is too much to
ask at each keystroke is asked then.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from drift_lsp.workspace.documents import Document

SETTLE = 0.3
"""Seconds without an answer after which nobody types."""

PAUSE = 1.0
"""Seconds without an answer after which somebody reads."""

LONG = 100_000
"""Bytes from which a text is not looked at thoroughly in a pause, for the next key would wait: only when it is opened
or saved.
"""


class Settling:
    """Has documents looked at again: settled by `ask`, thoroughly by `ask_all`."""

    def __init__(self, ask: Callable[[str], None], ask_all: Callable[[str], None]) -> None:
        self._ask = ask
        self._ask_all = ask_all
        self._waiting: dict[str, asyncio.TimerHandle] = {}

    def answered(self, uri: str, document: Document, *, first: bool) -> None:
        """Take note that a document was answered, for the `first` time or again."""
        self.forget(uri)
        later = asyncio.get_running_loop().call_later
        if document.presumed:
            self._waiting[uri] = later(SETTLE, self._settle, uri, document)
        elif first or len(document.source) < LONG:
            self._waiting[uri] = later(0 if first else PAUSE, self._look_thoroughly, uri)

    def forget(self, uri: str) -> None:
        """Leave a document as it is."""
        if waiting := self._waiting.pop(uri, None):
            waiting.cancel()

    def _settle(self, uri: str, document: Document) -> None:
        del self._waiting[uri]
        if document.settle():
            self._ask(uri)

    def _look_thoroughly(self, uri: str) -> None:
        del self._waiting[uri]
        self._ask_all(uri)
