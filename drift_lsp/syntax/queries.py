"""Queries: a language in, all its .scm files as one compiled query out."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import tree_sitter

from drift_lsp.syntax import languages

_PACKAGE = Path(__file__).parents[1]
QUERIES = next(it / "queries" for it in (_PACKAGE, _PACKAGE.parent) if (it / "queries").is_dir())
"""In the wheel inside the package, in a checkout beside it."""

INHERITS = "; inherits: "


@cache
def load(language: languages.Language) -> tree_sitter.Query:
    """Compile every query of a language into one: one walk of the tree per file."""
    text = "\n".join(path.read_text(encoding="utf-8") for path in files(language.name))
    return tree_sitter.Query(languages.grammar(language), text)


def files(folder: str) -> Iterator[Path]:
    """List the .scm files of a language; before each, the file of the same name that it inherits."""
    for path in sorted((QUERIES / folder).glob("*.scm")):
        yield from _with_parents(path)


def _with_parents(path: Path) -> Iterator[Path]:
    first_line = path.read_text(encoding="utf-8").partition("\n")[0]
    if first_line.startswith(INHERITS):
        for parent in first_line.removeprefix(INHERITS).split(","):
            yield from _with_parents(QUERIES / parent.strip() / path.name)
    yield path
