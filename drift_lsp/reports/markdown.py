"""Markdown: text of strangers in, Markdown that it cannot break out of out."""

from __future__ import annotations

import re
from urllib.parse import quote

from drift_lsp.enforcement.violation import Example
from drift_lsp.reports.escape import visible

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|!~$&])")


def words(text: str) -> str:
    """Escape all but the code in backticks that a sentence may hold."""
    pieces = re.split(r"(`[^`\n]+`)", visible(text))
    return "".join(it if number % 2 else _SPECIAL.sub(r"\\\1", it) for number, it in enumerate(pieces))


def block(text: str, language: str) -> str:
    """Fence lines of source, as they are."""
    fence = "`" * max(3, 1 + _longest_run(text))
    return f"{fence}{language}\n{text}\n{fence}"


def name(text: str) -> str:
    """Set a path or a name of the project as code."""
    fence = "`" * (1 + _longest_run(text))
    return f"{fence}{visible(text)}{fence}"


def link(it: Example, folder: str) -> str:
    """Point at an example; `folder` is the URI, absolute or relative, of the project's root."""
    return f"[{words(f'{it.path}:{it.row}')}]({folder}/{quote(it.path)}#L{it.row})"


def _longest_run(text: str) -> int:
    return max((len(run) for run in re.findall("`+", text)), default=0)
