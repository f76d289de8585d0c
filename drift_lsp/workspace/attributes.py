"""Attributes: `.gitattributes` in, which files a project says are not its own handwriting out.

GitHub's linguist has projects mark what they copied from others, `linguist-vendored`, and what programs wrote,
`linguist-generated`. A pattern holds for the files it names, not for all below a folder of that name; the nearest file
decides, in it the last line. `*.js linguist-vendored` is passed over: that keeps a language out of the statistics.
"""

from __future__ import annotations

import re

from drift_lsp.workspace.ignoring import is_pattern, understood

ATTRIBUTES_FILE = ".gitattributes"

_MARK = re.compile(r"(?P<no>[-!])?(?P<name>linguist-(?:vendored|generated))(?:=(?P<value>\w+))?")
_WHOLE_LANGUAGE = re.compile(r"(?:\*\*/)?\*\.\w+")
_FALSE = ("false", "0", "no")


class Attributes:
    """What the `.gitattributes` of a project say."""

    def __init__(self) -> None:
        self._lines: dict[str, list[tuple[re.Pattern[str], str, bool]]] = {}
        """Of each folder with such a file: pattern, attribute and whether it is set; the last one first."""

    def add(self, folder: str, content: bytes) -> None:
        """Heed the file of a folder."""
        found = []
        for line in content.decode(errors="replace").removeprefix("\ufeff").splitlines():
            pattern, *words = line.split()[:20] or [""]
            marks = [it for word in words if (it := _MARK.fullmatch(word))]
            if marks and not pattern.startswith(("!", '"', "[")) and not _WHOLE_LANGUAGE.fullmatch(pattern):
                found += [(_compiled(pattern), it["name"], _is_set(it)) for it in marks if is_pattern(pattern)]
        if found:
            self._lines[folder] = found[::-1]

    def foreign(self, path: str) -> bool:
        """Tell whether a file is said to be somebody else's, or a program's."""
        if not self._lines:
            return False
        said: dict[str, bool] = {}
        folder = path
        while folder:
            folder = folder.rpartition("/")[0]
            for pattern, name, is_set in self._lines.get(folder, ()):
                if name not in said and _matches(pattern, path[len(folder) + 1 :] if folder else path):
                    said[name] = is_set
        return any(said.values())


def _compiled(pattern: str) -> re.Pattern[str]:
    [made] = understood([pattern]).patterns
    assert made.regex is not None  # Only comments and blank lines have none.
    return made.regex


def _is_set(mark: re.Match[str]) -> bool:
    return not mark["no"] and (mark["value"] or "").lower() not in _FALSE


def _matches(pattern: re.Pattern[str], path: str) -> bool:
    """Tell whether a pattern names the path itself, not a folder around it."""
    found = pattern.match(path)
    return found is not None and not found.groupdict().get("ps_d")
