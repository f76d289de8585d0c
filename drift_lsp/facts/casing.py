"""Casing: a name in, the styles it is written in out.

Many names fit several styles: `save` is snake_case and camelCase, `HTTP` is PascalCase and UPPER_CASE. All that fit are
joined by `|`, sorted, so that such a name teaches nothing and departs from none of
them. A name that cannot be told is "".
"""

from __future__ import annotations

import re
from functools import lru_cache

from drift_lsp.syntax.languages import Language

CAMEL, PASCAL, SNAKE, UPPER, KEBAB = "camelCase", "PascalCase", "snake_case", "UPPER_CASE", "kebab-case"
MIXED = "mixedCaps"
"""camelCase or PascalCase, where the first letter says who may use a name."""

OTHER = "other"

WORD = f"{CAMEL}|{SNAKE}"
ACRONYM = f"{PASCAL}|{UPPER}"
QUOTING = f"{OTHER}|{SNAKE}"
"""`decorated_setUp`: mixed, or snake_case with a camelCase name in it."""

MARKED = f"{CAMEL}|{OTHER}"
"""`loadCart_sync`: a name in camelCase with a mark behind it that sets it apart from others."""

FILE_WORD = f"{CAMEL}|{KEBAB}|{SNAKE}"

CASES = {
    SNAKE: "the name is in snake_case",
    CAMEL: "the name is in camelCase",
    PASCAL: "the name is in PascalCase",
    UPPER: "the name is in UPPER_CASE",
    KEBAB: "the name is in kebab-case",
    MIXED: "the name is in mixedCaps",
    OTHER: "the name is in mixed case",
    WORD: "the name is one small word",
    ACRONYM: "the name is one word in capitals",
    FILE_WORD: "the name is one small word",
    QUOTING: "the name is in mixed case",
    MARKED: "the name is in mixed case",
}
"""Each style, said of a name."""

TYPE_MAKERS = frozenset({"TypeVar", "ParamSpec", "NewType", "TypeVarTuple", "namedtuple"})
"""What they make is a type, and named like one."""

WARNINGS = frozenset({"temp", "unsafe", "unstable", "experimental", "legacy", "deprecated", "dangerously", "internal"})
"""Words put before a name to warn of it: `unsafe_readFile` is still camelCase."""

XUNIT = ("assert", "setUp", "tearDown", "skipIf", "skipUnless", "addCleanup")
"""How names begin that follow unittest, whose names are Java's."""

_OWNED = re.compile(r"[gms]_[A-Za-z]")

_WORD = re.compile(r"[^\W_]+?(?=[A-Z][a-z]|[\W_]|$|(?<=[a-z0-9])[A-Z])")


def style(name: str, language: Language) -> str:
    """Tell the style of an identifier of a language."""
    found = case(name)
    if not language.capitals_export or not found:
        return found
    return "|".join(sorted({MIXED if it in (CAMEL, PASCAL) else it for it in found.split("|")}))


def unmarked(name: str) -> str:
    """Take away the letter that says whose a variable is: `m_cartRow` is in camelCase, `m_cart` a single word."""
    return name[2:] if _OWNED.match(name) else name


PROPER = frozenset({"IPv4", "IPv6"})
"""Names that are spelled so in whichever style."""

_PROPER = re.compile(r"IPv(?=[46])")

_UNIT = re.compile(r"(?<=[a-z])_(?:[nmck]?m|[nmu]?s|kg|[kmg]i?b|px|deg|rad|[km]?hz|[km]?bps|pct)\Z")
"""The unit of a number, set apart on purpose: `distance_mm`."""

_NUMBERS = re.compile(r"(?<=\d)_(?=\d)")
"""Parts two numbers, `CartV3_1`, and no words."""


@lru_cache(maxsize=65536)
def case(name: str) -> str:
    """Tell the style of an identifier, but for what underscores, `#` and `$` stand before and behind it."""
    name = name.strip("_$#")
    first, _, rest = name.partition("_")
    if rest and first.lower() in WARNINGS:
        name = rest
    if "_" in name:
        name = _UNIT.sub("", _NUMBERS.sub("", name))
        name = _PROPER.sub("IPV", name) if _PROPER.sub("", name).isupper() else name
    if len(name) < 2 or name in PROPER or name.startswith(XUNIT) or not name.replace("_", "a").isalnum():
        return ""
    if not (name.isascii() or all(map(_has_case, filter(str.isalpha, name)))):
        return ""
    if "_" not in name:
        return _joined(name, WORD)
    return _parted(name.split("_"))


@lru_cache(maxsize=65536)
def file_case(stem: str) -> str:
    """Tell the style of a file's name without its extension; "" for one that a framework reads: `[id]`, `+page`."""
    stem = stem.strip("_")
    if len(stem) < 2 or not stem.replace("_", "a").replace("-", "a").isalnum() or not stem[0].isalpha():
        return ""
    if "-" in stem:
        return KEBAB if stem == stem.lower() and "_" not in stem else OTHER
    if "_" not in stem:
        return _joined(stem, FILE_WORD)
    return _parted(stem.split("_"))


def is_reserved(name: str) -> bool:
    """Tell whether a name is the language's own: `__init__`."""
    return name.startswith("__") and name.endswith("__")


def _has_case(letter: str) -> bool:
    """Tell whether a letter is small or capital; those of Japanese or Hebrew are neither."""
    return letter.lower() != letter.upper()


def _joined(name: str, word: str) -> str:
    if name == name.lower():
        return word
    if name == name.upper():
        return ACRONYM
    return PASCAL if name[0].isupper() else CAMEL


def _parted(parts: list[str]) -> str:
    if all(part == part.lower() for part in parts):
        return SNAKE if all(parts) else ""  # `pool__invalidate` is two names in one.
    if all(part == part.upper() for part in parts):
        return UPPER
    # `visit_Name`, `do_GET`, `from_URL`: another name is quoted inside a snake_case one, and its spelling is kept.
    if parts[0] == parts[0].lower():
        quoted = all(part == part.lower() or part[:1].isupper() for part in parts)
        return "" if quoted else QUOTING
    return MARKED if all(part[:1].islower() for part in parts if part) and "" not in parts[:1] else OTHER


@lru_cache(maxsize=65536)
def words(name: str) -> tuple[str, ...]:
    """Split a name into its words, spelled as they are: `OrderHandler` is `Order` and `Handler`."""
    return tuple(_WORD.findall(name))
