"""Opening: a file's source in, the place of its first word out: where something about the whole file is said."""

from __future__ import annotations

import re

from drift_lsp.text import Span

_WORD = re.compile(rb"\w+|[^\w\s]+")

LONGEST = 80
"""Bytes that are underlined at most."""


def opening(source: bytes, start: int = 0) -> Span:
    """Find the first word of a file, or the first from `start`; the empty span there where there is none."""
    first = _WORD.search(source, start)
    return Span(first.start(), min(first.end(), first.start() + LONGEST)) if first else Span(start, start)
