"""Notebooks: notebooks and their cells in, each cell a document of its own out.

What holds whatever the project does is said of a cell; what was learned from modules is not, for a notebook is a place
to try things.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from lsprotocol import types


class Desk(Protocol):
    """Where documents are opened."""

    def open(self, document: types.TextDocumentItem) -> None:
        """Take in a document."""

    def change(
        self,
        document: types.VersionedTextDocumentIdentifier,
        changes: Sequence[types.TextDocumentContentChangeEvent],
    ) -> None:
        """Bring a document to its next version."""

    def close(self, uri: str) -> None:
        """Forget a document."""


class Notebooks:
    """The notebooks that are open."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._of: dict[str, str] = {}
        """Cell → notebook."""

    def notebook(self, cell: str) -> str | None:
        """Tell the notebook of a cell; None for what is no cell."""
        return self._of.get(cell)

    def open(self, notebook: types.NotebookDocument, cells: Sequence[types.TextDocumentItem]) -> None:
        """Take in a notebook."""
        for cell in cells:
            self._of[cell.uri] = notebook.uri
            self._desk.open(cell)

    def change(
        self, notebook: types.VersionedNotebookDocumentIdentifier, change: types.NotebookDocumentChangeEvent
    ) -> None:
        """Take cells that come, go, or have another text."""
        cells = change.cells
        if cells is None:
            return
        if cells.structure:
            for gone in cells.structure.did_close or ():
                self._desk.close(gone.uri)
                self._of.pop(gone.uri, None)
            for new in cells.structure.did_open or ():
                self._of[new.uri] = notebook.uri
                self._desk.open(new)
        for it in cells.text_content or ():
            self._desk.change(it.document, it.changes)

    def close(self, _: types.NotebookDocumentIdentifier, cells: Sequence[types.TextDocumentIdentifier]) -> None:
        """Forget a notebook and what was drawn in it."""
        for cell in cells:
            self._desk.close(cell.uri)
            self._of.pop(cell.uri, None)
