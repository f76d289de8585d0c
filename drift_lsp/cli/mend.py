"""Mend: findings with a safe fix in, changed files or a diff of what would change out."""

from __future__ import annotations

import difflib
import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from drift_lsp.enforcement.violation import Violation
from drift_lsp.errors import UsageError
from drift_lsp.reports.escape import visible
from drift_lsp.reports.paint import Page
from drift_lsp.text import Edit, Span, apply_edits
from drift_lsp.workspace import reading

if TYPE_CHECKING:
    from drift_lsp.reports.shapes import Read
    from drift_lsp.workspace.workspace import Workspace


def reader(workspace: Workspace) -> Read:
    """Read files of the project as the scan does: nothing outside of the root, nothing too large."""

    def read(path: str) -> bytes | None:
        found = reading.read(workspace.root, path, workspace.config.scan.max_file_size)
        return found.content if isinstance(found, reading.Source) else None

    return read


def fix(workspace: Workspace, violations: Iterable[Violation]) -> int:
    """Apply every safe fix, and let each count as one; returns how many there were."""
    count = 0
    for path, before, after, mended in _changes(workspace, violations):
        for it in mended:
            workspace.fixing(it)
        _write(workspace.root / path, before, after)
        workspace.saved(path)
        count += len(mended)
    return count


def diff(workspace: Workspace, violations: Iterable[Violation], page: Page) -> str:
    """Show what `fix` would do as a unified diff; unsafe characters are spelt, so it is for reading."""
    lines: list[str] = []
    for path, before, after, _ in _changes(workspace, violations):
        old, new = (text.decode(errors="replace").split("\n") for text in (before, after))
        lines += difflib.unified_diff(old, new, f"a/{path}", f"b/{path}", lineterm="")
    return "".join(f"{_painted(line, page)}\n" for line in lines)


def _painted(line: str, page: Page) -> str:
    safe = "\t".join(visible(part) for part in line.rstrip("\r").split("\t"))
    if line.startswith(("+++", "---")):
        return page.paint(safe, "bold")
    return page.paint(safe, {"+": "added", "-": "removed", "@": "information"}[line[0]]) if line[:1] in "+-@" else safe


def _changes(
    workspace: Workspace, violations: Iterable[Violation]
) -> Iterator[tuple[str, bytes, bytes, list[Violation]]]:
    """Work out each file as it is and as it will be. Of two fixes that touch the same bytes, the first is taken."""
    read = reader(workspace)
    fixable = sorted((it for it in violations if it.fixable), key=lambda it: (it.path, it.span))
    for path, group in groupby(fixable, key=lambda it: it.path):
        before = read(path)
        if before is None:
            continue
        edits: list[Edit] = []
        mended = []
        for it in group:
            made = workspace.fix(path, before, it)
            if made and not any(_touch(one.span, other.span) for one in made for other in edits):
                edits += made
                mended.append(it)
        if edits:
            yield path, before, apply_edits(before, edits), mended


def _touch(one: Span, other: Span) -> bool:
    return one.start <= other.end and other.start <= one.end


def _write(path: Path, before: bytes, after: bytes) -> None:
    """Put a file's new text in its place at once: a crash leaves the old text or the new one, never half of one."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".drift-")
    new = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(after)
        shutil.copymode(path, new)
        if path.is_symlink() or path.read_bytes() != before:
            raise UsageError(f"{path} changed in this moment.", "Nothing was written to it; try again.")
        new.replace(path)
    except OSError as err:
        raise UsageError(f"{path} cannot be written: {err.strerror}.", "Check its permissions.") from err
    finally:
        new.unlink(missing_ok=True)
