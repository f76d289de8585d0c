"""Suppression: comments that speak to checking tools in, what they silence out.

    drift: ignore[errors/raise-cause] -- why        this line
    drift: ignore-next-line[errors]                 the line below
    drift: ignore-file[1a2b3c4d5e6f7a8b] until=2027-01-31

In the brackets stand detectors, categories or pattern ids, separated by commas. A bare `drift: ignore` is refused: it
is reported and silences nothing. What another tool is told to ignore on a line (`noqa`, `eslint-disable-line`, …)
silences ours there as well, for somebody has looked at that line; so does a comment that says that it is meant so, or a
workaround. A comment that stands alone on its line speaks of the next one as well, and one with a counterpart
(`eslint-disable` … `eslint-enable`) of all between; a rule that is named and switched off for the rest of a file
silences there what asks the same, and all rules at once everything but secrets: nobody has looked at each line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Literal

import msgspec

from drift_lsp.detectors.survey import Directive, Survey
from drift_lsp.enforcement.file_rules import unasked
from drift_lsp.enforcement.messages import plain_slot
from drift_lsp.syntax.languages import Language
from drift_lsp.text import Edit, Lines, Span

Where = Literal["line", "next-line", "file"]
_OURS = re.compile(
    r"drift:\s*ignore(?P<where>-next-line|-file)?\s*(?:\[(?P<names>[^\]\n]*)\])?(?P<rest>[^\n]*)", re.IGNORECASE
)
_UNTIL = re.compile(r"\buntil=(\S*)")
NO_DAY = "0000-00-00"
"""Stands for a day that is none; it has always passed."""
_FOREIGN_NEXT = re.compile(
    r"(?:disable|ignore)-next(?:-line)?\b|@ts-(?:ignore|expect-error)|\b(?:lint:|biome-|svelte-)ignore\b|NOLINTNEXTLINE"
    r"|!\w+! disable\b"
)


_FOREIGN_BEGIN = re.compile(
    r"(?:eslint|tslint|oxlint)[-:]disable(?!-)|pylint:\s*disable(?!-)|phpcs:\s*disable\b|NOLINTBEGIN\b"
    r"|pragma warning disable\b"
)
_FOREIGN_END = re.compile(
    r"(?:eslint|tslint|oxlint|pylint)(?:-|:\s*)enable\b|phpcs:\s*enable\b|NOLINTEND\b|pragma warning restore\b"
)
_FOREIGN_FILE = re.compile(r"phpcs:\s*ignoreFile\b")
"""Leaves a file alone as a whole; mostly somebody else's."""

_FOREIGN_ALL = re.compile(r"(?://|/\*)\s*(?:eslint|tslint|oxlint)[-:]disable\s*(?:\*/)?")
"""So does what switches all rules off, with nothing that switches them on again."""

_FARTHEST = 200
"""Rows that such a block has at most: what is silenced from end to end nobody has looked at line by line."""


class Suppression(msgspec.Struct, frozen=True):
    """One comment of ours."""

    where: Where
    names: tuple[str, ...]
    """Empty: refused."""

    span: Span
    row: int
    """The one it speaks of, from 0."""

    until: str = ""
    """The last day it holds, `YYYY-MM-DD`; "" is for ever."""


class Suppressions:
    """All suppressions of a file, and which of them silenced something."""

    def __init__(self, survey: Survey, source: bytes, lines: Lines, today: str) -> None:
        self.ours: list[Suppression] = []
        self._today = today
        self._used: set[Suppression] = set()
        for it in survey.directives:
            if match := _OURS.search(it.text):
                self.ours.append(_read(match, Span(it.start, it.end), lines))
        foreign = [it for it in survey.directives if "drift:" not in it.text]
        self._foreign = frozenset(_spoken_of(foreign, source, lines))
        self._left = min(_left_alone(foreign, source, lines), default=len(lines.starts))
        self._unasked = tuple(unasked(foreign, source, lines))

    def silence(
        self, rows: tuple[int, int], detector: str, pattern: str, slot: str = "", *, grave: bool = False
    ) -> bool:
        """Tell whether a finding is suppressed, by its first and last row (from 0), and note by which comment.

        A comment may stand behind either: formatters move it behind the bracket that ends a long statement. `grave`: it
        is looked at by itself, so that nothing said of a whole file speaks of it but a comment of ours.
        """
        hit = next((it for it in self.ours if any(self._covers(it, row, detector, pattern) for row in rows)), None)
        if hit:
            self._used.add(hit)
        left = rows[0] in self._foreign or (rows[0] >= self._left and not grave)
        return hit is not None or left or self._is_unasked(rows[0], detector, slot)

    def _is_unasked(self, row: int, detector: str, slot: str) -> bool:
        begins = plain_slot(slot) if self._unasked else ""
        return any(it.detector == detector and it.row <= row and begins.startswith(it.slot) for it in self._unasked)

    def unused(self) -> list[Suppression]:
        """List the comments of ours that silence nothing, the refused and the expired among them."""
        return [it for it in self.ours if it not in self._used]

    def expired(self, it: Suppression) -> bool:
        """Tell whether its last day has passed."""
        return bool(it.until) and it.until < self._today

    def _covers(self, it: Suppression, row: int, detector: str, pattern: str) -> bool:
        at = it.where == "file" or row == it.row
        names = {detector, detector.partition("/")[0], pattern}
        return at and not self.expired(it) and not names.isdisjoint(it.names)


def _spoken_of(foreign: Sequence[Directive], source: bytes, lines: Lines) -> Iterator[int]:
    """List the rows that other tools are told to leave alone, one by one or from a comment to its counterpart."""
    begun = -1
    for it in foreign:
        row, last = lines.row(it.start), _last_row(it, lines)
        alone = not source[lines.starts[row] : it.start].strip()
        if _FOREIGN_END.search(it.text):
            yield from range(begun, row) if begun >= 0 and row - begun <= _FARTHEST else ()
            begun = -1
        elif _FOREIGN_NEXT.search(it.text):
            yield last + 1
        else:
            yield from (row, _row_below(last, source, lines) if alone else row)
            if alone and begun < 0 and _FOREIGN_BEGIN.search(it.text):
                begun = row


def _left_alone(foreign: Sequence[Directive], source: bytes, lines: Lines) -> Iterator[int]:
    """List the rows from which on other tools are told to leave a whole file alone."""
    ended = any(_FOREIGN_END.search(it.text) for it in foreign)
    for it in foreign:
        row = lines.row(it.start)
        if _FOREIGN_FILE.search(it.text):
            yield 0
        elif not ended and _FOREIGN_ALL.fullmatch(it.text.strip()) and not source[lines.starts[row] : it.start].strip():
            yield row


def _row_below(row: int, source: bytes, lines: Lines) -> int:
    """Find the first row below a comment that does not go on with it."""
    rows = range(row + 1, len(lines.starts))
    return next((it for it in rows if not lines.span(it).of(source).lstrip().startswith(("# ", "//"))), row + 1)


def _last_row(it: Span | Directive, lines: Lines) -> int:
    return lines.row(max(it.start, it.end - 1))


def _read(match: re.Match[str], span: Span, lines: Lines) -> Suppression:
    where: Where = {"-next-line": "next-line", "-file": "file"}.get((match["where"] or "").lower(), "line")  # type: ignore[assignment]
    names = _names(match)
    until = _UNTIL.search(match["rest"])
    row = _last_row(span, lines) + 1 if where == "next-line" else lines.row(span.start)
    return Suppression(where, names, span, row, _day(until[1]) if until else "")


def _day(written: str) -> str:
    try:
        return date.fromisoformat(written).isoformat()
    except ValueError:
        return NO_DAY


def _names(match: re.Match[str]) -> tuple[str, ...]:
    return tuple(name.strip() for name in (match["names"] or "").split(",") if name.strip())


def comment(
    source: bytes, language: Language, at: int, name: str, where: Where, reason: str, taken: Sequence[Span]
) -> list[Edit]:
    """Make the edits that suppress `name` at byte `at`: merged into a comment of ours, else a new comment.

    `taken` are the strings and other places that no comment may be put into. Nothing where it cannot be done safely.
    """
    lines = Lines(source)
    row = lines.row(at)
    why = f" -- {' '.join(reason.split())}" if reason.strip() else ""
    if where == "file":
        start, ending = _after_header(source, lines), _ending(lines.span(0).of(source))
        return [Edit.insert(start, _written(language, f"drift: ignore-file[{name}]{why}") + ending)]
    line = lines.span(row)
    text = line.of(source)
    if where == "line":
        return _on_line(source, language, line, text, name, why, taken)
    return _above(source, language, line, lines.span(row - 1) if row else Span(0, 0), name, why, taken)


def _above(
    source: bytes, language: Language, line: Span, before: Span, name: str, why: str, taken: Sequence[Span]
) -> list[Edit]:
    text, above = line.of(source), before.of(source)
    if (match := _OURS.search(above)) and match["where"] and match["names"] and "next" in match["where"].lower():
        return _merged(match, name, before.start)
    # A comment put between would take the line from what is said of it above, or break a statement in two.
    if any(span.start < line.start < span.end for span in taken) or above.rstrip("\r\n").endswith("\\"):
        return []
    if _FOREIGN_NEXT.search(above):
        return []
    indent = text[: len(text) - len(text.lstrip(" \t"))]
    said = _written(language, f"drift: ignore-next-line[{name}]{why}")
    return [Edit.insert(line.start, f"{indent}{said}{_ending(text)}")]


def _on_line(
    source: bytes, language: Language, line: Span, text: str, name: str, why: str, taken: Sequence[Span]
) -> list[Edit]:
    body = text.rstrip("\r\n")
    end = line.start + len(body.encode())
    if (match := _OURS.search(body)) and not match["where"] and match["names"]:
        return _merged(match, name, line.start)
    # Inside a string that goes on to the next line, or after a line continuation, a comment would be code.
    if any(span.start < end < span.end for span in taken) or body.endswith("\\"):
        return []
    if source[end - 1 : end] in (b"", b"\n"):
        return []
    return [Edit.insert(end, "  " + _written(language, f"drift: ignore[{name}]{why}"))]


def _written(language: Language, said: str) -> str:
    return f"{language.comment} {said} {language.comment_end}".rstrip()


def _merged(match: re.Match[str], name: str, start: int) -> list[Edit]:
    """Name one more in a comment of ours in the line that begins at byte `start`."""
    if name in _names(match):
        return []
    return [Edit.insert(start + len(match.string[: match.end("names")].encode()), f", {name}")]


def _ending(line: str) -> str:
    """Tell how a line ends, so that one put beside it ends alike."""
    return line[len(line.rstrip("\r\n")) :] or "\n"


def _after_header(source: bytes, lines: Lines) -> int:
    """Find where the first line of code or comment may be put: behind a BOM, a `#!` line and an encoding line."""
    row = 0
    if source.startswith((b"#!", b"\xef\xbb\xbf#!")):
        row = 1
    if row < len(lines.starts) and re.match(rb"#.*coding[:=]", lines.span(row).of(source).encode()):
        row += 1
    start = lines.starts[row] if row < len(lines.starts) else lines.size
    return 3 if start == 0 and source.startswith(b"\xef\xbb\xbf") else start
