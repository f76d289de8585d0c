"""Ignoring: lines of ignore files in, whether a path is left out. The nearest file decides, in it the last line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

IGNORE_FILE = ".driftignore"

_STARS = 4
"""Stars in one segment of a pattern, and `**` in all; with more, a long name can keep the matcher busy for minutes."""

_MANY_STARS = re.compile(rf"(?:\*[^/]*){{{_STARS + 1},}}")


class Ignoring:
    """The ignore files of a project, each of which holds for the folder it lies in."""

    def __init__(self, lines: Sequence[str] = ()) -> None:
        self.refused: list[str] = []
        """Lines that are no patterns, or that are dangerous ones."""

        self.keeps = False
        """Some line takes a file back in: `!build/`."""

        self._specs: dict[str, GitIgnoreSpec] = {}
        self._first = list(lines)
        if lines:
            self.add("", b"")

    def add(self, folder: str, content: bytes) -> None:
        """Obey the ignore file of a folder; the lines given at the start stand before those of the root."""
        lines = content.decode(errors="replace").removeprefix("\ufeff").splitlines()
        usable = [it for it in ([*self._first, *lines] if not folder else lines) if self._usable(it)]
        self.keeps |= any(it.startswith("!") for it in usable)
        if usable:
            self._specs[folder] = understood(usable)

    def verdict(self, path: str) -> bool | None:
        """Tell whether a path is ignored: True, expressly not: False, not spoken of: None. A folder ends with `/`."""
        if not self._specs:
            return None
        folder = path.rstrip("/").rpartition("/")[0]
        while True:
            if spec := self._specs.get(folder):
                said = spec.check_file(path[len(folder) + 1 :] if folder else path).include
                if said is not None:
                    return said
            if not folder:
                return None
            folder = folder.rpartition("/")[0]

    def _usable(self, line: str) -> bool:
        if not line.strip() or line.startswith("#"):
            return False
        if not is_pattern(line):
            self.refused.append(line)
            return False
        return True


def understood(lines: Sequence[str]) -> GitIgnoreSpec:
    """Read lines of an ignore file as git does."""
    from pathspec import GitIgnoreSpec  # Who only asks what is known walks through no folder.

    return GitIgnoreSpec.from_lines(lines)


def is_pattern(line: str) -> bool:
    """Tell whether a line can be understood as a pattern, and asked of a path in good time."""
    try:
        understood([line])
    except (ValueError, re.error):
        return False
    return not _MANY_STARS.search(line.replace("**", "")) and line.count("**") <= _STARS
