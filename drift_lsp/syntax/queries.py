"""Queries: a language in, all its .scm files as one compiled query out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import tree_sitter

from drift_lsp.syntax import languages

_PACKAGE = Path(__file__).parents[1]
QUERIES = next(it / "queries" for it in (_PACKAGE, _PACKAGE.parent) if (it / "queries").is_dir())
"""In the wheel inside the package, in a checkout beside it."""

INHERITS = "; inherits: "
IMPORTS = "; imports: "
"""In the head of frameworks/<name>.scm: the modules that a file must import, one of them, for its patterns to count."""


@cache
def load(language: languages.Language) -> tree_sitter.Query:
    """Compile every query of a language into one: one walk of the tree per file."""
    return tree_sitter.Query(languages.grammar(language), _text(language))


@cache
def captures(language: languages.Language) -> frozenset[str]:
    """Name all captures of a language: read from what is written, for compiling it takes up to half a second."""
    return frozenset(name for name in _CAPTURE.findall(_text(language)) if name)


_CAPTURE = re.compile(r'"(?:\\.|[^"\\])*"|;.*|@([\w.-]+)')
"""A string, a comment, or the name of a capture."""


def _text(language: languages.Language) -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in files(language.name))


@cache
def gates(language: languages.Language) -> dict[int, tuple[str, ...]]:
    """Tell of each pattern of a framework the modules, one of which a file must import for it to count."""
    ends, end = list[tuple[int, tuple[str, ...]]](), 0
    for path in files(language.name):
        text = path.read_bytes()
        end += len(text) + 1
        ends.append((end, imports(text.decode())))
    query, found, at = load(language), dict[int, tuple[str, ...]](), 0
    for pattern in range(query.pattern_count):
        while query.start_byte_for_pattern(pattern) >= ends[at][0]:
            at += 1
        if ends[at][1]:
            found[pattern] = ends[at][1]
    return found


def imports(text: str) -> tuple[str, ...]:
    """Read which modules a framework's query file names in its head; none for a file that always counts."""
    for line in text.splitlines():
        if not line.startswith(";"):
            break
        if line.startswith(IMPORTS):
            return tuple(it.strip() for it in line.removeprefix(IMPORTS).split(","))
    return ()


def files(folder: str) -> Iterator[Path]:
    """List the .scm files of a language; before each, the file of the same name that it inherits."""
    for path in sorted((QUERIES / folder).rglob("*.scm")):
        yield from _with_parents(path)


def _with_parents(path: Path) -> Iterator[Path]:
    first_line = path.read_text(encoding="utf-8").partition("\n")[0]
    if first_line.startswith(INHERITS):
        inside = Path(*path.relative_to(QUERIES).parts[1:])
        for parent in first_line.removeprefix(INHERITS).split(","):
            yield from _with_parents(QUERIES / parent.strip() / inside)
    yield path
