"""Code lens: the conventions that hold for a file and its classes in, the line that an editor writes above them out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from lsprotocol import types

from drift_lsp.server.diagnostics import Shown
from drift_lsp.text import Span
from drift_lsp.workspace.views import PatternView

NAMED = 2
"""Conventions that are spelled out; more is a wall."""


def code_lens(shown: Shown, found: Iterable[tuple[Span, Sequence[PatternView]]]) -> list[types.CodeLens]:
    """Write one line for each place where something holds; picking it opens the page of the surest convention."""
    return [
        types.CodeLens(
            shown.range(span),
            types.Command(
                _said(views), "drift.page", arguments=[{"pattern": views[0].id, "uri": shown.uri, "open": True}]
            ),
        )
        for span, views in found
        if views
    ]


def _said(views: Sequence[PatternView]) -> str:
    told = "; ".join(f"{it.title.rpartition(': ')[2]} ({it.count} of {it.of})" for it in views[:NAMED])
    more = len(views) - NAMED
    return f"{told}; {more} more" if more > 0 else told
