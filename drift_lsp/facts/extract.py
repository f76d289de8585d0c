"""Extraction: a syntax tree and its language's query in, facts out.

One walk of the tree collects the nodes of every capture at once; which part belongs to which whole is then read from
their places. That is more than twice as fast as asking the engine for its matches one by one. Facts are built field by
field, not one by one, because a scan spends its time here.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import repeat, starmap
from operator import attrgetter, itemgetter
from sys import maxsize
from typing import Any, get_type_hints

import msgspec
import tree_sitter

from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import KINDS, Comment, Fact, Part
from drift_lsp.syntax import queries
from drift_lsp.syntax.languages import Language, is_under
from drift_lsp.syntax.parse import Parsed
from drift_lsp.text import Span

LONGEST_TEXT = 200
"""Bytes; a part longer than that is no name, and its text is left empty."""

DEEPEST = 500
"""Levels of the tree; nobody nests deeper by hand, and the engine's time grows with the square of the depth."""

EXCEPT = "_not."
"""`@_not.kind` takes back what another pattern captures as `@kind`: queries cannot say "but not under that"."""

BROKEN = "_error"
"""What stands inside of `@_error` counts for nothing: in languages of macros it is guessed, not read."""

Place = tuple[int, int]
"""Where a node starts and ends; cheaper than a `Span` where thousands are compared."""

_place = attrgetter("byte_range")
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
    captures = _captures(parsed, source)
    comments = set(map(_place, captures.get(Comment.capture(), ())))
    broken = _outermost(map(_place, captures.get(BROKEN, ())))
    facts: dict[type[Fact], list[Fact]] = {}
    for name, kind in KINDS.items():
        wholes = _wholes(captures.get(name, ()), captures.get(f"{EXCEPT}{name}", ()))
        if broken:
            wholes = [place for place in wholes if not _is_within(place, broken)]
        if wholes:
            columns: list[Iterable[Any]] = []
            for field in _fields(kind):
                nodes = captures.get(field.capture)
                columns.append(_column(field, nodes, wholes, comments, source) if nodes else repeat(field.default))
            facts[kind] = list(map(kind, starmap(Span, wholes), *columns))
    return FileFacts(path, parsed.language, source, facts, tuple(it.language for it in parsed.layers))


def _captures(parsed: Parsed, source: bytes) -> dict[str, list[tree_sitter.Node]]:
    """Collect the nodes of each capture; one that several patterns capture is there several times."""
    # The engine's own `captures()` would ask the predicates of a match again for each of its captures.
    captures: dict[str, list[tree_sitter.Node]] = defaultdict(list)
    waiting = list[tuple[tuple[str, ...], dict[str, list[tree_sitter.Node]]]]()
    for layer in parsed.layers:
        cursor = tree_sitter.QueryCursor(queries.load(layer.language))
        cursor.set_max_start_depth(DEEPEST)
        gates = queries.gates(layer.language)
        for pattern, match in cursor.matches(layer.tree.root_node):
            if pattern in gates:
                waiting.append((gates[pattern], match))
                continue
            for name, nodes in match.items():
                captures[name] += nodes
    if waiting:
        _let_in(waiting, captures, source, parsed.language)
    return captures


def _let_in(
    waiting: list[tuple[tuple[str, ...], dict[str, list[tree_sitter.Node]]]],
    captures: dict[str, list[tree_sitter.Node]],
    source: bytes,
    language: Language,
) -> None:
    """Add what the patterns of a framework captured where a file imports it."""
    modules = {
        source[node.start_byte : node.end_byte].decode(errors="replace").strip("<>")
        for capture in ("import.module", "imported_name.name")
        for node in captures.get(capture, ())
    }
    known: dict[tuple[str, ...], bool] = {}
    for gate, match in waiting:
        if gate not in known:
            known[gate] = any(is_under(module, gate, language) for module in modules)
        if known[gate]:
            for name, nodes in match.items():
                captures[name] += nodes


def _wholes(nodes: Iterable[tree_sitter.Node], but: Iterable[tree_sitter.Node]) -> list[Place]:
    """Sort places by their start, larger first, so that an outer whole comes before an inner one."""
    # A node without width is one that the parser made up to go on.
    found = [place for place in dict.fromkeys(map(_place, nodes)) if place[0] < place[1]]
    if but and found:
        exceptions = set(map(_place, but))
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


def _column(
    field: _Field, nodes: list[tree_sitter.Node], wholes: list[Place], comments: set[Place], source: bytes
) -> list[Any]:
    """Fill one field of every fact of a kind."""
    column = [field.default] * len(wholes)
    owned = _owned(nodes, wholes, field.whole)
    if field.type is bool:
        for at, _ in owned:
            column[at] = True
    elif field.many:
        known_place = None
        for at, place in owned:
            # Among arguments or bases a comment may stand, which is none of them.
            if place != known_place and place not in comments:
                column[at] += (_part(place, source) if field.type is Part else Span(*place),)
            known_place = place
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


def _owned(nodes: list[tree_sitter.Node], wholes: list[Place], whole: bool) -> Iterator[tuple[int, Place]]:
    """Tell for each part, in the order of the source, the number of the innermost whole around it."""
    parts = list(map(_place, nodes))
    parts.sort(key=_start)
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
