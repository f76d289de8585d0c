"""Baseline: the lines of a baseline file and what departs now in, which of it was accepted out.

A line holds the exact and the loose fingerprint of a finding, then its detector and its file for whoever reads it.
Lines are sorted, and each stands by itself: what two branches add or take away merges. A finding is recognized by its
exact fingerprint; what moved, by its loose one — one to one, and only where the place it was accepted at is empty now.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

import msgspec

HEADER = (
    "# What departed when this baseline was made: it is not shown as new. `drift baseline` keeps this file; lines are\n"
    "# sorted and independent, so after a merge conflict keep those of both sides.\n"
)

_LINE = re.compile(r"([0-9a-f]{16}) ([0-9a-f]{16})(?: (\S+))?(?: (.*))?")


class Entry(msgspec.Struct, frozen=True, order=True):
    """An accepted finding."""

    exact: str
    loose: str
    detector: str = ""
    path: str = ""
    """Where it was when it was accepted."""


def read(text: str) -> list[Entry]:
    """Read a baseline; ValueError says which line makes no sense."""
    found = set[Entry]()
    for number, line in enumerate(text.splitlines(), 1):
        if line.startswith(("<<<<<<<", "=======", ">>>>>>>", "|||||||")):
            raise ValueError(f"line {number} is the mark of a merge conflict; keep the lines of both sides")
        if line.strip() and not line.startswith("#"):
            match = _LINE.fullmatch(line.strip())
            if match is None:
                raise ValueError(f"line {number} holds no two fingerprints")
            found.add(Entry(*(it or "" for it in match.groups())))
    return sorted(found)


def write(entries: Iterable[Entry]) -> str:
    """Write a baseline."""
    lines = {f"{it.exact} {it.loose} {it.detector} {_printable(it.path)}" for it in entries}
    return HEADER + "".join(f"{line}\n" for line in sorted(lines))


def _printable(path: str) -> str:
    return "".join(it if it.isprintable() else "?" for it in path)


class Accepted:
    """A baseline, matched with what departs now, file by file."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self.entries = {it.exact: it for it in entries}
        self._looses = {it.loose for it in entries}
        self._here: dict[str, list[tuple[str, str]]] = {}
        self._matched: tuple[frozenset[str], list[Entry]] | None = None

    def put(self, path: str, prints: Iterable[tuple[str, str]]) -> None:
        """Take note of all that departs in a file now, exact and loose."""
        self._here[path] = [both for both in prints if both[1] in self._looses]
        self._matched = None

    def now(self) -> dict[str, list[tuple[str, str]]]:
        """Tell what was put, as far as it matters: to be stored, and put again."""
        return {path: prints for path, prints in self._here.items() if prints}

    def old(self) -> frozenset[str]:
        """Tell the fingerprints that are not new: exact ones, and loose ones whose finding is nowhere to be seen."""
        return self._match()[0]

    def gone(self) -> list[Entry]:
        """List what was accepted and is there no more."""
        return self._match()[1]

    def _match(self) -> tuple[frozenset[str], list[Entry]]:
        if self._matched is None:
            present = {exact for prints in self._here.values() for exact, _ in prints}
            empty = [it for exact, it in self.entries.items() if exact not in present]
            free, moved = Counter(it.loose for it in empty), set[str]()
            for path in sorted(self._here):
                for exact, loose in self._here[path]:
                    if exact not in self.entries and free[loose]:
                        free[loose] -= 1
                        moved.add(exact)
            gone = []
            for it in sorted(empty):
                if free[it.loose]:
                    free[it.loose] -= 1
                    gone.append(it)
            known = (self.entries.keys() & present) | moved | {it.loose for it in gone}
            self._matched = frozenset(known), gone
        return self._matched
