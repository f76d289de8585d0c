"""Extraction: a file's syntax trees and their languages' queries in, facts out.

One walk of a tree collects the places of every capture at once; which part belongs to which whole is then read from
them. That is more than twice as fast as asking the engine for its matches one by one. Facts are built field by
field, not one by one, because a scan spends its time here.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, cached_property
from itertools import chain, repeat
from sys import maxsize
from typing import Any, get_type_hints

import msgspec

from drift_lsp.facts.captures import END, Found, Place, Places, captures
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


class _Field(msgspec.Struct, frozen=True):
    capture: str
    type: type
    """`Part`, `Span` or `bool`."""

    many: bool
    whole: bool
    """It may cover all of its fact: the name of a plain parameter does, and so may an alias, or what sets a flag."""

    default: Any


Facts = dict[type[Fact], list[Fact]]
"""The facts of each kind, sorted by where they start, outer before inner."""


def extract(parsed: Parsed, path: str, source: bytes) -> FileFacts:
    """Collect every fact of a file."""
    return of_file(collected(captures(parsed, source), source), parsed, path, source)


def of_file(facts: Facts, parsed: Parsed, path: str, source: bytes) -> FileFacts:
    """Tell what is known of a file."""
    read_as = dict.fromkeys((*(it.language for it in parsed.layers), parsed.language))
    return FileFacts(path, parsed.language, source, facts, tuple(read_as))


def collected(found: Places, source: bytes, loose: Found | None = None) -> Facts:
    """Put captures together to facts; parts that lie in no whole of their kind are put into `loose`."""
    comments = frozenset(found.get(Comment.capture(), ()))
    broken = _outermost(found.get(BROKEN, ()))
    facts: Facts = {}
    for name, kind in KINDS.items():
        if name not in found:
            continue
        wholes = _Wholes(found[name], found.get(f"{EXCEPT}{name}", ()), broken)
        if wholes.starts:
            columns: list[Iterable[Any]] = []
            for field in _fields(kind):
                places = found.get(field.capture)
                columns.append(_column(field, places, wholes, comments, source) if places else repeat(field.default))
                if wholes.left and loose is not None:
                    loose[field.capture] = _but(comments, wholes.left, field)
                wholes.left = []
            facts[kind] = list(map(kind, map(Span, wholes.starts, wholes.ends), *columns))
    for name, places in found.items() if loose is not None else ():
        part = _part_of(name)
        if part and part[0] not in facts and loose is not None:
            loose[name] = _but(comments, places, part[1])
    return facts


def _but(comments: frozenset[Place], places: list[Place], field: _Field) -> list[Place]:
    """Leave out comments among arguments or bases: they are none of them."""
    return [it for it in places if it not in comments] if field.many else places


def spans(facts: Facts) -> list[Span]:
    """List every place that facts speak of."""
    return [it.span if isinstance(it, Part) else it for it in _values(facts) if isinstance(it, (Part, Span))]


def parts(facts: Facts) -> list[Part]:
    """List everything that facts quote."""
    return [it for it in _values(facts) if isinstance(it, Part)]


def _values(facts: Facts) -> Iterator[object]:
    for value in chain.from_iterable(map(msgspec.structs.astuple, chain.from_iterable(facts.values()))):
        yield from value if isinstance(value, tuple) else (value,)


class _Wholes:
    """The places of all facts of a kind, sorted by their start, larger first: an outer one comes before an inner."""

    def __init__(self, places: Iterable[Place], but: Iterable[Place], broken: Sequence[Place]) -> None:
        found = set(places)
        found.difference_update(but)
        self.left = list[Place]()
        """Parts that lie in none of them."""

        turned = sorted(it ^ END for it in found)  # Ends count backwards there, which puts the larger first.
        self.starts = [it >> 32 for it in turned]
        self.ends = [~it & END for it in turned]
        if broken:
            kept = [
                (start, end)
                for start, end in zip(self.starts, self.ends, strict=True)
                if not _is_within(start, end, broken)
            ]
            self.starts, self.ends = [start for start, _ in kept], [end for _, end in kept]

    @cached_property
    def outer(self) -> list[int]:
        """For each place, the number of the innermost place around it; -1 for none."""
        outer, open_, ends = [], list[int](), self.ends
        for number, end in enumerate(ends):
            while open_ and ends[open_[-1]] < end:
                open_.pop()
            outer.append(open_[-1] if open_ else -1)
            open_.append(number)
        return outer


def _outermost(places: Iterable[Place]) -> list[Place]:
    """Sort places, and leave out those that lie in others."""
    found = list[Place]()
    for it in sorted(places, key=lambda it: it ^ END):
        if not found or it & END > found[-1] & END:
            found.append(it)
    return found


def _is_within(start: int, end: int, others: Sequence[Place]) -> bool:
    at = bisect_right(others, start << 32 | END) - 1
    return at >= 0 and end <= others[at] & END


def _column(
    field: _Field, places: list[Place], wholes: _Wholes, comments: frozenset[Place], source: bytes
) -> list[Any]:
    """Fill one field of every fact of a kind."""
    column = [field.default] * len(wholes.starts)
    owned = _owned(places, wholes, field.whole)
    if field.type is bool:
        for at, _, _ in owned:
            column[at] = True
    elif field.many:
        for at, start, end in owned:
            # Among arguments or bases a comment may stand, which is none of them.
            if start << 32 | end not in comments:
                column[at] += (part_of(start, end, source) if field.type is Part else Span(start, end),)
    elif field.type is Part:
        for at, start, end in owned:
            if column[at] is None:
                column[at] = part_of(start, end, source)
    else:
        for at, start, end in owned:
            known = column[at]
            # What is captured in pieces reaches from the first to the last of them.
            column[at] = Span(start, end) if known is None else Span(known.start, max(known.end, end))
    return column


def _owned(places: list[Place], wholes: _Wholes, whole: bool) -> Iterator[tuple[int, int, int]]:
    """Tell of each part, in the order of the source, the number of the innermost whole around it, and its place."""
    starts, ends = [*wholes.starts, maxsize], [*wholes.ends, -1]  # `ends[-1]` is read where no whole has started yet.
    at = -1
    for part in sorted(set(places)):  # The order of the captures must not matter, nor how often one is there.
        start, end = part >> 32, part & END
        while starts[at + 1] <= start:
            at += 1
        if end < ends[at]:
            yield at, start, end
            continue
        # The rarer case: the end of the last one is passed or met.
        owner = at
        while owner >= 0 and (ends[owner] < end or (ends[owner] == end and starts[owner] == start and not whole)):
            owner = wholes.outer[owner]
        if owner >= 0:
            yield owner, start, end
        else:
            wholes.left.append(part)


def part_of(start: int, end: int, source: bytes) -> Part:
    """Quote a piece of source."""
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


@cache
def _part_of(capture: str) -> tuple[type[Fact], _Field] | None:
    """Tell which field of which kind of fact a capture fills; None for one that is no part."""
    kind = KINDS.get(capture.partition(".")[0])
    return next(((kind, it) for it in _fields(kind) if it.capture == capture), None) if kind else None
