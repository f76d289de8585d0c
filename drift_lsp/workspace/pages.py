"""Pages: a pattern in, its page under `.drift/pages/` out, which any editor can open offline.

Pages are files and not documents of the editor's own kind, because every client opens a file by a link, and a link
must still lead somewhere when the server is gone. A page is written only where its text has changed.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

import msgspec

from drift_lsp.detectors import registry
from drift_lsp.detectors.contract import Detector
from drift_lsp.errors import UsageError
from drift_lsp.reports import page
from drift_lsp.workspace.knowledge import absolute_rules
from drift_lsp.workspace.root import STATE
from drift_lsp.workspace.views import PatternView

FOLDER = "pages"


class Page(msgspec.Struct, frozen=True):
    """What a person reads about a pattern."""

    title: str
    markdown: str
    path: Path | None
    """Where it lies; None where nothing may be written."""


def path_of(root: Path, pattern: str) -> Path:
    """Tell where the page of a pattern lies, whether or not it is there yet."""
    return root / STATE / FOLDER / f"{pattern}.md"


def learned(root: Path, view: PatternView, *, save: bool) -> Page:
    """Make the page of a pattern that was learned."""
    language = view.slot.partition(" ")[0]
    text = page.pattern_page(view, registry.by_id().get(view.detector), language)
    return _made(root, view.id, view.title, text, save=save)


def rule(root: Path, pattern: str, *, save: bool) -> Page:
    """Make the page of a rule that holds without being learned."""
    detector = rule_of(pattern)
    if detector is None:
        raise UsageError(f"No pattern has the id {pattern!r}.", "`drift patterns --all` lists them.")
    return _made(root, pattern, detector.question, page.rule_page(detector), save=save)


def rule_of(pattern: str) -> Detector | None:
    """Find the detector of a rule that holds without being learned."""
    known = absolute_rules().get(pattern)
    return registry.by_id()[known[0]] if known else None


def _made(root: Path, pattern: str, title: str, text: str, *, save: bool) -> Page:
    path = path_of(root, pattern) if save else None
    return Page(title, text, path if path and _written(path, text) else None)


def _written(path: Path, text: str) -> bool:
    """Write a page, never through a link; False where that is not allowed."""
    folder = path.parent
    content = text.encode()
    if folder.is_symlink() or folder.parent.is_symlink() or path.is_symlink():
        return False
    with suppress(OSError):
        if path.is_file() and path.read_bytes() == content:
            return True
    try:
        folder.mkdir(exist_ok=True)
        partial = path.with_suffix(f".{os.getpid()}.partial")
        partial.write_bytes(content)
        partial.replace(path)
    except OSError:
        return False
    return True
