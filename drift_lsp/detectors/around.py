"""Around: a place in, the lines that it stands under out.

Read off the indentation, which tells alike in all languages what belongs to what, also where branches are no facts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Branch
from drift_lsp.text import Span

ASKS = re.compile(r"[\s})]*(?:if|elif|else|unless|switch|match|case|default|when|except|catch)\b")
"""How a line begins that asks before what stands under it is done."""

CHOOSES = re.compile(r"&&|\|\||\?|\b(?:if|and|or)\b")
"""Stands before something on its line that is only done where something holds."""


def lines_around(file: FileFacts, span: Span) -> Iterator[str]:
    """List the lines that a place stands under, the nearest first."""
    row = file.lines.row(span.start)
    indented = _indentation(_line(file, row))
    while row > 0 and indented > 0:
        row -= 1
        line = _line(file, row)
        if line.strip() and _indentation(line) < indented:
            indented = _indentation(line)
            yield line


def is_conditional(file: FileFacts, span: Span) -> bool:
    """Tell whether a place is only reached where something holds."""
    before = file.source[file.lines.span(file.lines.row(span.start)).start : span.start].decode(errors="replace")
    return (
        file.enclosing(span, Branch) is not None
        or CHOOSES.search(before) is not None
        or any(ASKS.match(line) for line in lines_around(file, span))
    )


def _line(file: FileFacts, row: int) -> str:
    return file.lines.span(row).of(file.source)


def _indentation(line: str) -> int:
    return len(line) - len(line.lstrip())
