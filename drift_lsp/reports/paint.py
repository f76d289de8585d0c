"""Paint: words in, the same words with or without a terminal's colours out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from textwrap import wrap

import msgspec

from drift_lsp.reports.escape import cells, visible

_OFF = "\x1b[0m"
_CODES = {
    "bold": "\x1b[1m",
    "faint": "\x1b[2m",
    "good": "\x1b[32m",
    "information": "\x1b[36m",
    "warning": "\x1b[33m",
    "error": "\x1b[31m",
    "added": "\x1b[32m",
    "removed": "\x1b[31m",
}


class Page(msgspec.Struct, frozen=True):
    """What a text is written on."""

    width: int | None = None
    """Columns; None: lines are never broken, as for a file or a pipe."""

    colour: bool = False

    def paint(self, text: str, style: str) -> str:
        """Colour a text, if this page has colours."""
        return f"{_CODES[style]}{text}{_OFF}" if self.colour and text else text


def plural(count: int, noun: str, many: str = "") -> str:
    """Say a number of things: `1 file`, `1,203 files`."""
    return f"{count:,} {noun if count == 1 else many or noun + 's'}"


def wrapped(text: str, width: int | None, indent: int = 0) -> list[str]:
    """Break a text between words; in a terminal too narrow for that it is left to the terminal."""
    if width is None or width - indent < 16 or cells(text) <= width - indent:
        return [text]
    return wrap(text, width - indent, break_long_words=False, break_on_hyphens=False) or [text]


def rows(pairs: Iterable[tuple[str, str]], page: Page) -> Iterator[str]:
    """Write names and what they stand for in two columns; pairs without a value are left out."""
    filled = [(name, value) for name, value in pairs if value]
    most = max((len(name) for name, _ in filled), default=0)
    for name, value in filled:
        first, *rest = wrapped(value, page.width, most + 4)
        yield f"  {page.paint(name.ljust(most), 'faint')}  {first}"
        yield from (" " * (most + 4) + line for line in rest)


def table(head: tuple[str, ...], body: Iterable[tuple[str, ...]]) -> Iterator[str]:
    """Write columns as wide as their widest cell; the first to the left, the others to the right."""
    lines = [head, *(tuple(map(visible, row)) for row in body)]
    widths = [max(map(cells, column)) for column in zip(*lines, strict=True)]
    for row in lines:
        gaps = [" " * (width - cells(cell)) for width, cell in zip(widths, row, strict=True)]
        first, *rest = (
            cell + gap if not at else gap + cell for at, (cell, gap) in enumerate(zip(row, gaps, strict=True))
        )
        yield "  ".join(("", first, *rest)).rstrip()
