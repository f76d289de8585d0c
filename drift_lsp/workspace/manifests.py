"""Manifests: paths and a reader in, parsed contents out; what cannot be parsed is an empty table and a note."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Callable, Iterator, Sequence
from posixpath import join, normpath
from typing import Any

_TOKEN = re.compile(r'"(?:[^"\\\n]|\\.)*"|//[^\n]*|/\*.*?(?:\*/|\Z)', re.DOTALL)
_TRAILING_COMMA = re.compile(r'("(?:[^"\\\n]|\\.)*")|,(?=\s*[\]}])')
_XML_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)


class Manifests:
    """The manifests of a project, each parsed once."""

    def __init__(self, paths: Sequence[str], read: Callable[[str], bytes | None]) -> None:
        self.paths = sorted(set(paths))
        self.notes: list[str] = []
        self._read = read
        self._tables: dict[str, dict[str, Any]] = {}

    def named(self, *names: str) -> Iterator[str]:
        """List the manifests of these names."""
        return (it for it in self.paths if it.rpartition("/")[2] in names)

    def text(self, path: str) -> str:
        """Read a manifest as text; "" where it is not there."""
        return (self._read(path) or b"").decode(errors="replace").removeprefix("\ufeff")

    def json(self, path: str) -> dict[str, Any]:
        """Parse JSON with comments and trailing commas."""
        return self._parsed(path, parse_json)

    def toml(self, path: str) -> dict[str, Any]:
        """Parse TOML."""
        return self._parsed(path, tomllib.loads)

    def xml(self, path: str) -> str:
        """Read XML as text without its comments. Nobody needs a parser here, and so no entity is ever expanded."""
        return _XML_COMMENT.sub("", self.text(path))

    def _parsed(self, path: str, parse: Callable[[str], Any]) -> dict[str, Any]:
        known = self._tables.get(path)
        if known is None:
            try:
                found = parse(self.text(path))
            except (ValueError, RecursionError) as err:
                self.notes.append(f"{path} was left aside: {str(err)[:120] or 'nested too deeply'}.")
                found = None
            known = self._tables[path] = found if isinstance(found, dict) else {}
        return known


def parse_json(text: str) -> Any:
    """Parse JSON as tsconfig.json writes it: comments and trailing commas are allowed."""
    try:
        return json.loads(text)
    except json.JSONDecodeError:
        bare = _TOKEN.sub(lambda it: it.group() if it.group().startswith('"') else " ", text)
        return json.loads(_TRAILING_COMMA.sub(lambda it: it.group(1) or "", bare))


def inside(folder: str, path: str) -> str | None:
    """Lead from a folder to a path; None out of the root. "" is the root."""
    if path.startswith("/") or "\\" in path or "\0" in path:
        return None
    found = normpath(join(folder, path))
    if found == ".." or found.startswith("../"):
        return None
    return "" if found == "." else found


def texts(value: object) -> list[str]:
    """Take the texts of a list; of anything else, none."""
    return [it for it in value if isinstance(it, str)] if isinstance(value, list) else []
