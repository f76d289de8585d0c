"""Types in documentation: a function or field in, whether its comment gives a type that code cannot always say out."""

from __future__ import annotations

import re

from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Assignment, Function

_OPEN = r"(?:[^\s$<{]|<[^>\n]*>|\{[^}\n]*\})*(?:\bmixed\b|\bcallable\b|\bresource\b|\bstatic\b|\|(?!null\b))[^\n$]*?"
"""Unions and what has no word: older versions of PHP have no way to declare them."""

_RETURN = re.compile(rf"@return\s+(?:{_OPEN}|\$this\b)")
_FIELD = re.compile(rf"@var\s+{_OPEN}")


def is_told(parameter: str, file: FileFacts, function: Function) -> bool:
    """Tell whether the comment of a function gives such a type for a parameter or, where that is "", its result."""
    if not file.language.keeps_parameters:
        return False
    comment = file.documentation(function)
    said = comment.of(file.source) if comment else ""
    if not parameter:
        return _RETURN.search(said) is not None
    name = re.escape(parameter.lstrip("$"))
    return re.search(rf"@param\s+{_OPEN}\$?{name}\b", said) is not None


def is_generic(file: FileFacts, function: Function) -> bool:
    """Tell whether the comment of a function gives names to types, of which a language without them has none."""
    said = file.documentation(function)
    return said is not None and "@template" in said.of(file.source)


def is_open(field: Assignment, file: FileFacts) -> bool:
    """Tell whether the comment before a field gives such a type for it."""
    before = file.source[max(0, field.span.start - 400) : field.span.start]
    comment = before[before.rfind(b"/**") :] if b"/**" in before else b""
    return b";" not in comment and _FIELD.search(comment.decode(errors="replace")) is not None
