"""Moves: what a change took away in, the findings that did not just come from there out.

Code that goes from one file to another as it stood is no news, whatever it is like: its author chose nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path

from drift_lsp.enforcement.violation import Violation
from drift_lsp.syntax import languages
from drift_lsp.workspace import git, reading

MOST_CHANGED = 400
"""Changed files in which lines are looked for that were taken away; a larger change is not followed."""


def unmoved(
    root: Path, found: list[Violation], before: Mapping[str, str], now: Mapping[str, str], largest: int
) -> Iterator[Violation]:
    """Leave out what stands in lines that were taken away elsewhere; `before` and `now` are files and git's ids."""
    changed = (path for path, oid in before.items() if now.get(path) != oid and languages.of(path))
    paths = list(islice(changed, MOST_CHANGED)) if found else []
    old = dict(git.blobs(root, {before[path] for path in paths}))
    here = {path: _lines(root, path, largest) for path in {*paths, *(it.path for it in found)}}
    taken = {path: Counter(_written(old.get(before[path], b"").splitlines())) - Counter(here[path]) for path in paths}
    for it in found:
        if it.severity == "error" or not any(_is_within(it, here[it.path], lost) for lost in taken.values()):
            yield it


def _is_within(it: Violation, lines: list[bytes], taken: Counter[bytes]) -> bool:
    """Tell whether a finding's lines, and what stands next to them, were all taken away from one file."""
    above = next((n for n in range(it.row - 2, -1, -1) if lines[n]), it.row - 1)
    below = next((n for n in range(it.end_row, len(lines)) if lines[n]), it.end_row - 1)
    return above < below and all(line in taken for line in lines[above : below + 1] if line)


def _lines(root: Path, path: str, largest: int) -> list[bytes]:
    read = reading.read(root, path, largest)
    return list(_written(read.content.splitlines())) if isinstance(read, reading.Source) else []


def _written(lines: Iterable[bytes]) -> Iterator[bytes]:
    """Strip lines of their indentation; a blank one stays, and is empty."""
    return (line.strip() for line in lines)
