"""Escape: text of strangers in, text that no terminal, log or reviewer can be fooled with out."""

from __future__ import annotations

import re
import unicodedata

UNSAFE = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    "\u3164\ufeff\uffa0\ufff0-\ufffb\ud800-\udfff\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
"""Controls of a terminal, ends of lines, marks that turn or hide text (as in "Trojan Source"), halves of characters."""

_SHORT = {"\n": r"\n", "\r": r"\r", "\t": r"\t"}


def visible(text: str) -> str:
    r"""Spell every unsafe character: `\x1b`, `\u202e`. Doing it twice changes nothing."""
    return text if text.isascii() and text.isprintable() else UNSAFE.sub(_spell, text)


def in_json(text: str) -> str:
    r"""Spell them as JSON does, `\u001b`: for text that is JSON already, where they stand only inside strings."""
    return UNSAFE.sub(_spell_in_json, text)


def cells(text: str) -> int:
    """Count the columns a terminal needs for a text without unsafe characters."""
    return len(text) if text.isascii() else sum(map(_cells_of, text))


def _cells_of(char: str) -> int:
    if unicodedata.category(char) in {"Mn", "Me"}:
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def _spell(match: re.Match[str]) -> str:
    char = match.group()
    code = ord(char)
    return _SHORT.get(char) or (
        f"\\x{code:02x}" if code < 256 else f"\\u{code:04x}" if code < 65536 else f"\\U{code:08x}"
    )


def _spell_in_json(match: re.Match[str]) -> str:
    char = match.group()
    if char == "\n":  # Between the lines of indented JSON; inside a string the encoder has spelt it.
        return char
    units = char.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[at]:02x}{units[at + 1]:02x}" for at in range(0, len(units), 2))
