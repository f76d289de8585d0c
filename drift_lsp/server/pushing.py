"""Pushing: what is to be said of documents in, published to the editor out, and taken back with its text."""

from __future__ import annotations

from lsprotocol import types
from pygls.lsp.server import LanguageServer

from drift_lsp.server.diagnostics import Shown


class Push:
    """Tells the editor by itself."""

    waits = False
    """Whether the editor has to ask."""

    def __init__(self, server: LanguageServer) -> None:
        self._server = server
        self._published: dict[str, tuple[int | None, list[types.Diagnostic]]] = {}

    def said(self, shown: Shown, version: int, found: list[types.Diagnostic]) -> None:
        """Publish what is said of a version."""
        if self._published.get(shown.uri) != (version, found):
            self._publish(shown.uri, version, found)

    def unsaid(self, uri: str, version: int | None) -> None:
        """Take back what is drawn: nothing can be said of the text now."""
        if self._published.get(uri, (None, []))[1]:
            self._publish(uri, version, [])

    def closed(self, uri: str) -> None:
        """Take back what is drawn in a document that goes."""
        if uri in self._published:
            self._publish(uri, None, [])
            del self._published[uri]

    def changed(self, uri: str) -> None:
        """Take note that a document has another answer although its text is the same; it was published."""

    def stale(self) -> None:
        """Take note that every answer may differ; each is published anew when it is there."""

    def _publish(self, uri: str, version: int | None, found: list[types.Diagnostic]) -> None:
        self._published[uri] = version, found
        self._server.text_document_publish_diagnostics(
            types.PublishDiagnosticsParams(uri=uri, version=version, diagnostics=found)
        )
