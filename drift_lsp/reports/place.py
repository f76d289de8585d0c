"""Place: a file's bytes in, its lines as a report shows them out."""

from __future__ import annotations

import msgspec

from drift_lsp.enforcement.violation import Violation
from drift_lsp.reports.escape import cells, visible
from drift_lsp.text import Lines


class Region(msgspec.Struct, frozen=True):
    """Where something stands: rows and columns from 1, columns in characters, the end is the one after the last."""

    row: int
    column: int
    end_row: int
    end_column: int


class Source:
    """A file's text, for as long as one report needs it."""

    def __init__(self, source: bytes) -> None:
        self._source = source
        self._lines = Lines(source)

    def line(self, row: int) -> str | None:
        """Read a line, counted from 1, without its end; None where the file has no such line."""
        if not 1 <= row <= len(self._lines.starts):
            return None
        return self._lines.span(row - 1).of(self._source).rstrip("\r\n")


def first_row(violation: Violation, source: Source | None) -> Region:
    """Say where a finding stands, no longer than its first line."""
    if violation.end_row == violation.row and violation.end_column > violation.column:
        end = violation.end_column
    else:
        line = source.line(violation.row) if source else None
        end = len(line) + 1 if line is not None else violation.column + len(violation.code)
    return Region(violation.row, violation.column, violation.row, max(end, violation.column + 1))


def excerpt(line: str, start: int, end: int, width: int | None) -> tuple[str, int, int]:
    """Cut a line to a width round what it is about: the text, and where in it the marks begin and how many there are.

    `start` and `end` are columns in characters, from 0.
    """
    indent = min(len(line) - len(line.lstrip()), start)
    shown = [" " if char == "\t" else visible(char) for char in line.rstrip()]
    left, right = indent, max(len(shown), start)
    if width is not None:
        left, right = _window(shown, indent, start, end, width)
    front = "…" if left > indent else ""
    text = front + "".join(shown[left:right]) + ("…" if right < len(shown) else "")
    before = cells(front + "".join(shown[left:start]))
    return text, before, max(1, cells("".join(shown[start : min(end, right)])))


def _window(shown: list[str], indent: int, start: int, end: int, width: int) -> tuple[int, int]:
    """Choose which characters fit: all that is marked if possible, and what is before it rather than what is behind."""
    room = width - 2
    sizes = [cells(it) for it in shown]
    if sum(sizes[indent:]) <= width:
        return indent, len(shown)
    left = indent
    marked = min(sum(sizes[start:end]), room * 2 // 3)
    while left < start and sum(sizes[left:start]) + marked > room:
        left += 1
    right, used = left, 0
    while right < len(shown) and used + sizes[right] <= room:
        used += sizes[right]
        right += 1
    return left, right
