"""Languages: a path in, its row of the table out. One row and one folder in queries/ make a language."""

from __future__ import annotations

from functools import cache
from pathlib import PurePosixPath

import msgspec
import tree_sitter
import tree_sitter_language_pack


class Language(msgspec.Struct, frozen=True):
    """What Drift must be told about a language; the rest stands in its queries."""

    name: str
    """Names the folder in queries/ and the grammar in the language pack."""

    extensions: tuple[str, ...]
    comment: str
    """What starts a comment that runs to the end of the line."""

    family: str
    """Languages of one family share conventions: a `.ts` and a `.tsx` file are taught by each other."""


LANGUAGES = (
    Language("javascript", (".js", ".jsx", ".mjs", ".cjs"), "//", "javascript"),
    Language("python", (".py", ".pyi"), "#", "python"),
    Language("tsx", (".tsx",), "//", "typescript"),
    Language("typescript", (".ts", ".mts", ".cts"), "//", "typescript"),
)

_BY_NAME = {language.name: language for language in LANGUAGES}
_BY_EXTENSION = {extension: language for language in LANGUAGES for extension in language.extensions}


def named(name: str) -> Language:
    """Get the row called `name`; KeyError where there is none."""
    return _BY_NAME[name]


def of(path: str) -> Language | None:
    """Tell the language of a file from its name; None for what Drift does not read."""
    return _BY_EXTENSION.get(PurePosixPath(path).suffix.lower())


@cache
def grammar(language: Language) -> tree_sitter.Language:
    """Load the grammar, once."""
    return tree_sitter_language_pack.get_language(language.name)  # type: ignore[arg-type]
