"""Paging: what an editor shows in, the pages that its diagnostics lead to written."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from pathlib import Path

from drift_lsp.server.diagnostics import Shown
from drift_lsp.workspace.workspace import Workspace


class Paging:
    """Has each page written once, until what is known has changed."""

    def __init__(self, in_background: Callable[[Coroutine[object, object, object]], None]) -> None:
        self._in_background = in_background
        self._written = set[tuple[Path, str]]()
        """The patterns whose pages are up to date."""

    def forget(self) -> None:
        """Take note that every page may differ."""
        self._written.clear()

    def write(self, workspace: Workspace, shown: Shown) -> None:
        """Have the pages written that the diagnostics of a document lead to."""
        wanted = {(shown.root, it.pattern) for it in shown.judgement.shown} - self._written
        if shown.paged and wanted:
            self._written |= wanted
            self._in_background(asyncio.to_thread(lambda: [workspace.page(it) for _, it in sorted(wanted)]))
