"""Usual: the places of a file with the way of each in, a few of the usual way and all of the others out.

Where a thing is written on every third line, a few places stand for all that do as the file does.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from drift_lsp.text import Span

ENOUGH = 10
"""Places of the usual way that are listed."""


def unusual(found: Iterable[tuple[str, Span]]) -> Iterator[tuple[str, Span]]:
    """List the first places of the way that is most frequent, and all places of others."""
    places = list(found)
    usual = max(Counter(way for way, _ in places).items(), key=lambda it: it[1], default=("", 0))[0]
    said = 0
    for way, span in places:
        said += way == usual
        if way != usual or said <= ENOUGH:
            yield way, span
