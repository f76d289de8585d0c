"""Text: byte spans, edits and lines. UTF-16 exists only in server/convert.py."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate

import msgspec


class Span(msgspec.Struct, frozen=True, order=True, gc=False):
    """A half-open range of byte offsets: `source[start:end]`."""

    start: int
    end: int

    def __contains__(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end

    @property
    def size(self) -> int:
        """Its length in bytes."""
        return self.end - self.start

    def of(self, source: bytes) -> str:
        """Read what it covers; bytes that are no UTF-8 come out as U+FFFD."""
        return source[self.start : self.end].decode(errors="replace")


def first_line(source: bytes, span: Span) -> Span:
    """Keep what stands on the first line of a span: that is enough to underline."""
    end = source.find(b"\n", span.start, span.end)
    return span if end < 0 else Span(span.start, span.start + len(source[span.start : end].rstrip()))


_IN_WORDS = frozenset(b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_")


def has_word(source: bytes, word: bytes) -> bool:
    """Tell whether a word stands somewhere by itself: its text is found much sooner than a form made of it."""
    at = source.find(word)
    while at >= 0:
        end = at + len(word)
        begins = (at > 0 and source[at - 1] in _IN_WORDS) != (word[0] in _IN_WORDS)
        if begins and (end < len(source) and source[end] in _IN_WORDS) != (word[-1] in _IN_WORDS):
            return True
        at = source.find(word, at + 1)
    return False


class Edit(msgspec.Struct, frozen=True):
    """Replace the bytes of `span` with `text`."""

    span: Span
    text: str

    @classmethod
    def insert(cls, at: int, text: str) -> Edit:
        """Put `text` before the byte at `at`."""
        return cls(Span(at, at), text)


def apply_edits(source: bytes, edits: Iterable[Edit]) -> bytes:
    """Apply non-overlapping edits, last one first so offsets stay true."""
    for edit in sorted(edits, key=lambda edit: edit.span, reverse=True):
        source = source[: edit.span.start] + edit.text.encode() + source[edit.span.end :]
    return source


class Lines:
    """Where each line of a source starts. A line ends at LF, CRLF or a lone CR, as in the Language Server Protocol."""

    def __init__(self, source: bytes) -> None:
        lines = source.splitlines(keepends=True)  # Of bytes: no others end a line there.
        self.starts = [0, *accumulate(map(len, lines))]
        if lines and not lines[-1].endswith((b"\n", b"\r")):
            self.starts.pop()
        self.size = len(source)

    def row(self, offset: int) -> int:
        """Number of the line that holds byte `offset`, from 0."""
        return bisect_right(self.starts, offset) - 1

    def position(self, offset: int) -> tuple[int, int]:
        """Row and column of a byte offset; both from 0, the column in bytes."""
        row = self.row(offset)
        return row, offset - self.starts[row]

    def span(self, row: int) -> Span:
        """All of a line, its end included."""
        end = self.starts[row + 1] if row + 1 < len(self.starts) else self.size
        return Span(self.starts[row], end)
