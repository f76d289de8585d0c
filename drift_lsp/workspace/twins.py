"""Twins: a path and a tree in, the files that its own may have been copied from out.

What is ported from one package to the next keeps its name and the end of its path, and stands line by line as there.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import takewhile
from posixpath import splitext

MOST = 8
"""Files that one may have been copied from; those that share more of their path's end come first."""


def twins(path: str, tree: Iterable[str]) -> list[str]:
    """List the other files of a tree that are called as this one is, whatever their ending."""
    folder, _, name = path.rpartition("/")
    stem = f"/{splitext(name)[0]}."
    alike = (it for it in tree if stem in f"/{it}" and it != path and splitext(it.rpartition("/")[2])[0] == stem[1:-1])
    return sorted(alike, key=lambda it: (-_shared(folder, it.rpartition("/")[0]), it))[:MOST]


def _shared(folder: str, other: str) -> int:
    """Count the last folders that two paths share."""
    pairs = zip(reversed(folder.split("/")), reversed(other.split("/")), strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
