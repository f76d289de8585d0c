"""Notebooks: notebooks and their cells in, each cell a document of its own out.

What holds whatever the project does is said of a cell; what was learned from modules is not, for a notebook is a place
to try things.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from lsprotocol import types

if TYPE_CHECKING:
    from drift_lsp.server.session import Session


class Notebooks:
    """The notebooks that are open."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._of: dict[str, str] = {}
        """Cell → notebook."""

    def notebook(self, cell: str) -> str | None:
        """Tell the notebook of a cell; None for what is no cell."""
        return self._of.get(cell)

    def open(self, notebook: types.NotebookDocument, cells: Sequence[types.TextDocumentItem]) -> None:
        """Take in a notebook."""
        for cell in cells:
            self._of[cell.uri] = notebook.uri
            self._session.open(cell)

    def change(
        self, notebook: types.VersionedNotebookDocumentIdentifier, change: types.NotebookDocumentChangeEvent
    ) -> None:
        """Take cells that come, go, or have another text."""
        cells = change.cells
        if cells is None:
            return
        if cells.structure:
            for gone in cells.structure.did_close or ():
                self._session.close(gone.uri)
                self._of.pop(gone.uri, None)
            for new in cells.structure.did_open or ():
                self._of[new.uri] = notebook.uri
                self._session.open(new)
        for it in cells.text_content or ():
            self._session.change(it.document, it.changes)

    def close(self, _: types.NotebookDocumentIdentifier, cells: Sequence[types.TextDocumentIdentifier]) -> None:
        """Forget a notebook and what was drawn in it."""
        for cell in cells:
            self._session.close(cell.uri)
            self._of.pop(cell.uri, None)
