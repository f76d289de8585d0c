"""Extraction: a file's syntax trees and their languages' queries in, facts out.

One walk of a tree collects the places of every capture at once; which part belongs to which whole is then read from
them. That is more than twice as fast as asking the engine for its matches one by one. Facts are built field by
field, not one by one, because a scan spends its time here.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import repeat, starmap
from operator import itemgetter
from sys import maxsize
from typing import Any, get_type_hints

import msgspec

from drift_lsp.facts.captures import Pieces, Place, Places, again, captures
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import KINDS, Comment, Fact, Part
from drift_lsp.syntax.parse import Parsed
from drift_lsp.text import Span

LONGEST_TEXT = 200
"""Bytes; a part longer than that is no name, and its text is left empty."""

EXCEPT = "_not."
"""`@_not.kind` takes back what another pattern captures as `@kind`: queries cannot say "but not under that"."""

BROKEN = "_error"
"""What stands inside of `@_error` counts for nothing: in languages of macros it is guessed, not read."""

_start, _end = itemgetter(0), itemgetter(1)


class _Field(msgspec.Struct, frozen=True):
    capture: str
    type: type
    """`Part`, `Span` or `bool`."""

    many: bool
    whole: bool
    """It may cover all of its fact: the name of a plain parameter does, and so may an alias, or what sets a flag."""

    default: Any


def extract(parsed: Parsed, path: str, source: bytes) -> FileFacts:
    """Collect every fact of a file."""
    return _facts(captures(parsed, source), parsed, path, source)


def extract_again(parsed: Parsed, path: str, source: bytes, known: Pieces) -> tuple[FileFacts, Pieces]:
    """Collect them looking only at pieces that are not `known`; the pieces handed back serve the next time."""
    found, pieces = again(parsed, source, known)
    return _facts(found, parsed, path, source), pieces


def _facts(found: Places, parsed: Parsed, path: str, source: bytes) -> FileFacts:
    comments = set(found.get(Comment.capture(), ()))
    broken = _outermost(found.get(BROKEN, ()))
    facts: dict[type[Fact], list[Fact]] = {}
    for name, kind in KINDS.items():
        wholes = _wholes(found.get(name, ()), found.get(f"{EXCEPT}{name}", ()))
        if broken:
            wholes = [place for place in wholes if not _is_within(place, broken)]
        if wholes:
            columns: list[Iterable[Any]] = []
            for field in _fields(kind):
                places = found.get(field.capture)
                columns.append(_column(field, places, wholes, comments, source) if places else repeat(field.default))
            facts[kind] = list(map(kind, starmap(Span, wholes), *columns))
    read_as = dict.fromkeys((*(it.language for it in parsed.layers), parsed.language))
    return FileFacts(path, parsed.language, source, facts, tuple(read_as))


def _wholes(places: Iterable[Place], but: Iterable[Place]) -> list[Place]:
    """Sort places by their start, larger first, so that an outer whole comes before an inner one."""
    # A node without width is one that the parser made up to go on.
    found = [place for place in dict.fromkeys(places) if place[0] < place[1]]
    if but and found:
        exceptions = set(but)
        found = [place for place in found if place not in exceptions]
    found.sort(key=_end, reverse=True)
    found.sort(key=_start)
    return found


def _outermost(places: Iterable[Place]) -> list[Place]:
    """Sort places, and leave out those that lie in others."""
    found = list[Place]()
    for start, end in sorted(places, key=lambda it: (it[0], -it[1])):
        if not found or end > found[-1][1]:
            found.append((start, end))
    return found


def _is_within(place: Place, others: list[Place]) -> bool:
    at = bisect_right(others, place[0], key=_start) - 1
    return at >= 0 and place[1] <= others[at][1]


def _column(field: _Field, places: list[Place], wholes: list[Place], comments: set[Place], source: bytes) -> list[Any]:
    """Fill one field of every fact of a kind."""
    column = [field.default] * len(wholes)
    owned = _owned(places, wholes, field.whole)
    if field.type is bool:
        for at, _ in owned:
            column[at] = True
    elif field.many:
        for at, place in owned:
            # Among arguments or bases a comment may stand, which is none of them.
            if place not in comments:
                column[at] += (_part(place, source) if field.type is Part else Span(*place),)
    elif field.type is Part:
        for at, place in owned:
            if column[at] is None:
                column[at] = _part(place, source)
    else:
        for at, (start, end) in owned:
            known = column[at]
            # What is captured in pieces reaches from the first to the last of them.
            column[at] = Span(start, end) if known is None else Span(known.start, max(known.end, end))
    return column


def _owned(places: list[Place], wholes: list[Place], whole: bool) -> Iterator[tuple[int, Place]]:
    """Tell for each part, in the order of the source, the number of the innermost whole around it."""
    parts = sorted(set(places))  # The order of the captures must not matter, nor how often one is there.
    starts = [start for start, _ in wholes]
    ends = [end for _, end in wholes]
    starts.append(maxsize)
    ends.append(-1)  # Read by `ends[-1]`, where no whole has started yet.
    outer: list[int] = []
    at = -1
    for part in parts:
        start, end = part
        while starts[at + 1] <= start:
            at += 1
        if start < end < ends[at]:
            yield at, part
            continue
        # The rarer case: the end of the last one is passed or met.
        owner = at if start < end else -1
        while owner >= 0 and (ends[owner] < end or (wholes[owner] == part and not whole)):
            outer = outer or _outer(wholes)
            owner = outer[owner]
        if owner >= 0:
            yield owner, part


def _outer(wholes: list[Place]) -> list[int]:
    """For each place, the number of the innermost place around it; -1 for none."""
    outer, open_ = [], list[int]()
    for number, (_, end) in enumerate(wholes):
        while open_ and wholes[open_[-1]][1] < end:
            open_.pop()
        outer.append(open_[-1] if open_ else -1)
        open_.append(number)
    return outer


def _part(place: Place, source: bytes) -> Part:
    start, end = place
    text = source[start:end].decode("utf-8", "replace") if end - start <= LONGEST_TEXT else ""
    return Part(text, Span(start, end))


@cache
def _fields(kind: type[Fact]) -> tuple[_Field, ...]:
    """Tell of each field after `span` how it is captured and what it holds."""
    hints = list(get_type_hints(kind).items())[1:]
    found = []
    for (name, hint), default in zip(hints, kind.__struct_defaults__, strict=True):
        type_ = hint if hint is bool else hint.__args__[0]
        many = getattr(hint, "__origin__", None) is tuple
        whole = name in ("name", "alias") or type_ is bool
        found.append(_Field(f"{kind.capture()}.{name}", type_, many, whole, default))
    return tuple(found)
