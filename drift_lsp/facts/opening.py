"""Opening: a file's source in, the place of its first word out: where something about the whole file is said."""

from __future__ import annotations

import re

from drift_lsp.text import Span

_WORD = re.compile(rb"\w+|[^\w\s]+")
_TAG = b"<?php"
"""Stands at the head of a file and says nothing of it."""

LONGEST = 80
"""Bytes that are underlined at most."""


def opening(source: bytes, start: int = 0) -> Span:
    """Find the first word of a file, or the first from `start`; the empty span there where there is none."""
    first = _WORD.search(source, max(start, len(_TAG) if source.startswith(_TAG) else 0))
    return Span(first.start(), min(first.end(), first.start() + LONGEST)) if first else Span(start, start)


def first_line(source: bytes, span: Span) -> Span:
    """Find what a span covers of its first line, without blanks at the end."""
    end = source.find(b"\n", span.start, span.end)
    line = source[span.start : span.end if end < 0 else end]
    return Span(span.start, span.start + len(line.rstrip()))
