"""Kin: files in, how often each choice is made among those that belong together out.

A folder with all below it, and the files that are called alike wherever they lie, often have customs that the project
as a whole has not: every `views.py`, every `*Controller.php`. They are counted when somebody first asks for them, and
kept up file by file from then on.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from drift_lsp.learning.scope import belongs

Row = tuple[tuple[str, str], str, int, tuple[str, ...]]
"""Key, choice, sites, tokens: what a file is counted with."""


class Among:
    """Everything counted among some files."""

    __slots__ = ("choices", "files")

    def __init__(self) -> None:
        self.choices: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
        self.files = Counter[tuple[str, str]]()

    def add(self, rows: Iterable[Row], sign: int) -> None:
        """Count a file, or take it out again."""
        rows = [row for row in rows if "|" not in row[1]]
        for key, choice, sites, _ in rows:
            self.choices[key][choice] += sign * sites
        for key in {row[0] for row in rows}:
            self.files[key] += sign


class Kin:
    """The files of a project by what they belong to."""

    def __init__(self) -> None:
        self._files: defaultdict[str, dict[str, list[Row]]] = defaultdict(dict)
        self._among: dict[str, Among] = {}

    def put(self, path: str, rows: list[Row]) -> None:
        """Take note of a file that was not there."""
        for group in belongs(path):
            self._files[group][path] = rows
            if group in self._among:
                self._among[group].add(rows, 1)

    def remove(self, path: str) -> None:
        """Forget a file."""
        for group in belongs(path):
            rows = self._files[group].pop(path, None)
            if rows is not None and group in self._among:
                self._among[group].add(rows, -1)

    def files(self, group: str) -> Iterable[str]:
        """List the files of a group."""
        return self._files.get(group, ())

    def among(self, group: str) -> Among:
        """Tell what is counted among the files of a group."""
        found = self._among.get(group)
        if found is None:
            found = self._among[group] = Among()
            for rows in self._files.get(group, {}).values():
                found.add(rows, 1)
        return found
