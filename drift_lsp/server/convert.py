"""Conversion: the protocol's positions, ranges and URIs in, byte offsets and paths out, and back; nowhere else.

A line ends at LF, CRLF or a lone CR and at nothing else. A column counts code units of the encoding agreed on with the
client. What points beyond a line, into a character or into a file nobody has is moved to the nearest place that exists.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Literal
from urllib.parse import quote_from_bytes, unquote_to_bytes

from lsprotocol import types

from drift_lsp.text import Lines, Span

Encoding = Literal["utf-8", "utf-16", "utf-32"]


def encode(text: str) -> bytes:
    """Turn the client's text into our bytes; half a surrogate pair becomes U+FFFD, which is as wide."""
    try:
        return text.encode()
    except UnicodeEncodeError:
        # A pair that arrived as two escapes is one character; only what is left alone is replaced.
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace").encode()


def offset(source: bytes, lines: Lines, position: types.Position, encoding: Encoding) -> int:
    """Find the byte a position points to."""
    if position.line < 0:
        return 0
    if position.line >= len(lines.starts):
        return len(source)
    line = _content(source, lines, position.line)
    return lines.starts[position.line] + _bytes_in(line, max(position.character, 0), encoding)


def position(source: bytes, lines: Lines, offset: int, encoding: Encoding) -> types.Position:
    """Say where a byte is; one inside a character or a line's end counts as the place before it."""
    row = lines.row(max(0, min(offset, len(source))))
    start = lines.starts[row]
    line = _content(source, lines, row)
    column = min(max(offset, 0) - start, len(line))
    while 0 < column < len(line) and line[column] & 0xC0 == 0x80:
        column -= 1
    return types.Position(row, _units(line[:column], encoding))


def span(source: bytes, lines: Lines, range_: types.Range, encoding: Encoding) -> Span:
    """Find the bytes of a range; one that runs backwards is turned round."""
    start = offset(source, lines, range_.start, encoding)
    end = offset(source, lines, range_.end, encoding)
    return Span(min(start, end), max(start, end))


def range_of(source: bytes, lines: Lines, span: Span, encoding: Encoding) -> types.Range:
    """Say where a span is."""
    return types.Range(
        position(source, lines, span.start, encoding),
        position(source, lines, span.end, encoding),
    )


def plain(range_: types.Range) -> dict[str, dict[str, int]]:
    """Write a range as plain JSON."""
    return {
        "start": {"line": range_.start.line, "character": range_.start.character},
        "end": {"line": range_.end.line, "character": range_.end.character},
    }


def path_of(uri: str) -> Path | None:
    """Find the file of a URI; None for all that is no file of this machine: `untitled:`, `git:`, a name of nothing."""
    scheme, separator, rest = uri.partition(":")
    if not separator or scheme.lower() != "file" or not rest.startswith("//"):
        return None
    host, slash, path = rest[2:].partition("/")
    if not slash or host.lower() not in ("", "localhost"):
        return None
    # Some clients leave `#` and `?` as they are: in the URI of a file they belong to its name.
    raw = unquote_to_bytes(f"/{path}".encode("utf-8", "surrogatepass"))
    if b"\0" in raw:
        return None
    name = os.fsdecode(raw)
    if os.name == "nt" and len(name) > 2 and name[2] == ":":
        name = name[1:]
    found = Path(name)
    return found if found.is_absolute() else None


def uri_of(path: Path) -> str:
    """Name a file as a URI, for clients that do not have it open."""
    if os.name == "nt":
        return path.as_uri()
    return f"file://{quote_from_bytes(os.fsencode(path))}"


def _content(source: bytes, lines: Lines, row: int) -> bytes:
    """Read a line without its end."""
    whole = lines.span(row)
    return source[whole.start : whole.end].removesuffix(b"\n").removesuffix(b"\r")


def _units(text: bytes, encoding: Encoding) -> int:
    if encoding == "utf-8" or text.isascii():
        return len(text)
    decoded = text.decode(errors="replace")
    return len(decoded) if encoding == "utf-32" else len(decoded) + sum(char > "\uffff" for char in decoded)


def _bytes_in(line: bytes, units: int, encoding: Encoding) -> int:
    """Count the bytes of the first `units` code units; a unit inside a character stands for the place before it."""
    if encoding == "utf-8" or line.isascii():
        column = min(units, len(line))
        while 0 < column < len(line) and line[column] & 0xC0 == 0x80:
            column -= 1
        return column
    decoded = line.decode(errors="replace")
    if encoding == "utf-16":
        seen = 0
        for number, char in enumerate(decoded):
            seen += 2 if char > "\uffff" else 1
            if seen > units:
                return len(decoded[:number].encode())
        return len(line)
    return len(decoded[:units].encode())
