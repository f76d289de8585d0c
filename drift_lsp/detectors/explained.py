"""Explained: a place in, whether somebody says something about it right there out: then it is meant."""

from __future__ import annotations

from collections.abc import Sequence

from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Comment
from drift_lsp.text import Span


def is_explained(file: FileFacts, span: Span) -> bool:
    """Tell whether somebody says something about a line, on it or right above it: then it was meant.

    What is said to Drift itself explains nothing: it would silence a finding that is then not there.
    """
    row = file.lines.row(span.start)
    return any(
        file.lines.row(max(it.span.end - 1, it.span.start)) in (row - 1, row) and b"drift:" not in _said(it, file)
        for it in file.all(Comment)
    )


def explained(file: FileFacts, spans: Sequence[Span]) -> set[Span]:
    """Pick those of many places about which somebody says something."""
    said = {
        file.lines.row(max(it.span.end - 1, it.span.start))
        for it in (file.all(Comment) if spans else ())
        if b"drift:" not in _said(it, file)
    }
    return {it for it in spans if not said.isdisjoint((row := file.lines.row(it.start), row - 1))}


def _said(comment: Comment, file: FileFacts) -> bytes:
    return file.source[comment.span.start : comment.span.end]
