"""Examples: places that follow a convention or depart from it in, how well each would show it to a person out.

A good example is plain: its whole file does the same, it is no test unless the convention is one of tests, it is short,
and its lines fit a screen.
"""

from __future__ import annotations

import msgspec

LONGEST = 8
"""Lines of code that are kept of an example."""

WIDEST = 100
"""Characters of a line from which on it is hard to read."""


class Candidate(msgspec.Struct, frozen=True, gc=False):
    """A place before its source is read."""

    path: str
    start: int
    end: int
    promise: float


class Exemplar(msgspec.Struct, frozen=True):
    """An example with its code."""

    path: str
    row: int
    """From 1."""

    end_row: int
    code: str
    """Dedented, at most `LONGEST` lines."""

    quality: float
    """0 to 1."""

    is_positive: bool = True
    """False for a place that departs."""


def promise(share: float, sites: int, *, at_home: bool) -> float:
    """Weigh a place by its file: `share` of its places like this do the same, and `at_home` it is the usual code."""
    return 0.5 * share + 0.3 * at_home + 0.05 * min(sites, 4)


def quality(promised: float, code: str) -> float:
    """Weigh a place by what a person would see of it too."""
    lines = code.splitlines() or [""]
    shape = 0.8 if len(lines) == 1 else 1.0 if len(lines) <= LONGEST // 2 else 0.6
    if max(map(len, lines)) > WIDEST or len(code.strip()) < 8:
        shape /= 2
    return round(0.7 * promised + 0.3 * shape, 3)
