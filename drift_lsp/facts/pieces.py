"""Pieces: a syntax tree and what is known of an earlier one in, facts out, read anew only where an edit changed them.

A tree is taken apart into pieces, the subtrees just small enough, and the facts in each are kept. A piece that no edit
touched, and whose structure the parser says is the same, holds the same facts wherever it has moved to. What begins at
a node above the pieces or just below it may look at neighbours there: it is asked for again, and a piece counts as
another where something else was captured in it from above.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple, TypeVar

import msgspec
import tree_sitter
from msgspec.structs import force_setattr

from drift_lsp.facts import captures
from drift_lsp.facts.captures import DEEPEST, END, Found, Gate
from drift_lsp.facts.extract import Facts, collected, part_of, parts, spans
from drift_lsp.facts.vocabulary import Fact, Part
from drift_lsp.syntax.languages import Language
from drift_lsp.syntax.parse import Parsed
from drift_lsp.text import Span

PIECE = 6_000
"""Bytes of a piece, at most. Smaller ones cost more to put together than a larger one costs to be asked again."""

T = TypeVar("T")


class Change(NamedTuple):
    """The bytes from `start` to `end` were replaced by those up to `new_end`, or are understood otherwise than before.

    In the second case `new_end` is `end`.
    """

    start: int
    end: int
    new_end: int
    renames: bool = False
    """It lies in the midst of a name, and another name is all that it makes; so nothing begins or ends in it."""

    def place(self, offset: int) -> int:
        """Tell where something that begins or ends at an offset stands after a name became another."""
        return offset + self.new_end - self.end if offset > self.start else offset


Key = tuple[int, int, str]
"""Where a node stands and what kind of node it is."""


class Piece(msgspec.Struct):
    """What is known of a piece where it stands now.

    It moves as a whole and where it lies: to make all its facts anew takes ten times as long. So it has one reader at
    a time, who forgets the facts before the piece is moved.
    """

    start: int
    facts: Facts
    loose: Found
    """Parts of what is larger than the piece."""

    given: Found
    """What was captured in it from above."""

    modules: frozenset[str]
    """What it imports."""

    gates: frozenset[Gate]
    """Those before some of what was captured in it."""

    opened: frozenset[Gate]
    """Those of them that were open."""

    spans: list[Span] | None = None
    """All places that its facts speak of; None as long as it has never been moved."""

    def move(self, start: int) -> None:
        """Let it stand elsewhere."""
        if by := start - self.start:
            self.start, self.loose, self.given = start, _by(self.loose, by), _by(self.given, by)
            self.spans = spans(self.facts) if self.spans is None else self.spans
            put = force_setattr
            for it in self.spans:
                put(it, "start", it.start + by)
                put(it, "end", it.end + by)

    def rename(self, change: Change) -> list[Part]:
        """Let a name in it be another, and list what quotes the name it was."""
        self.loose, self.given = _renamed(self.loose, change), _renamed(self.given, change)
        self.spans = spans(self.facts) if self.spans is None else self.spans
        for it in self.spans:
            force_setattr(it, "start", change.place(it.start))
            force_setattr(it, "end", change.place(it.end))
        return [it for it in parts(self.facts) if it.span.start < change.start < it.span.end]


class Above(msgspec.Struct, frozen=True):
    """What begins at a node that is larger than a piece, or right below it; it stood at `start` then."""

    start: int
    found: Found


class Pieces(msgspec.Struct, frozen=True):
    """A tree taken apart."""

    above: dict[Key, Above] = {}
    below: dict[Key, Piece] = {}


def in_pieces(parsed: Parsed) -> bool:
    """Tell whether a file can be read piece by piece: one tree, and of the text as it is written."""
    return len(parsed.layers) == 1 and not parsed.language.preprocessed


def moved(pieces: Pieces, changes: Iterable[Change]) -> Pieces:
    """Tell where the pieces stand after changes, made one after the other; what one touched is left out."""
    changes = list(changes)
    return Pieces(dict(_moved(pieces.above, changes)), dict(_moved(pieces.below, changes)))


def _moved(pieces: Mapping[Key, T], changes: Iterable[Change]) -> Iterator[tuple[Key, T]]:
    shifts = [(key, 0) for key in pieces]
    for start, end, new_end, _ in changes:
        shifts = [
            (key, by + new_end - end if key[0] + by > end else by)
            for key, by in shifts
            if key[1] + by < start or key[0] + by > end
        ]
    return (((key[0] + by, key[1] + by, key[2]), pieces[key]) for key, by in shifts)


def again(parsed: Parsed, source: bytes, known: Pieces) -> tuple[Facts, Pieces]:
    """Collect the facts of a file looking only at pieces that are not `known`."""
    asked = parsed.layers[0].language  # Not that of the code in a file that holds others.
    above, nodes = _apart(parsed.root_node, asked, known.above)
    between, given = _given(above, nodes)
    kept, read, modules = dict[Key, Piece](), dict[Key, Found](), captures.imported(between, source)
    for key, it in nodes.items():
        piece = known.below.get(key)
        if piece:
            piece.move(key[0])
        if piece and piece.given == given[key]:
            kept[key] = piece
            modules |= piece.modules
        else:
            read[key] = it.found(asked, given[key])
            modules |= captures.imported(read[key], source)
    below = dict[Key, Piece]()
    for key, it in nodes.items():
        piece = kept.get(key)
        if piece is None or piece.opened != captures.opened(piece.gates, modules, parsed.language):
            found = read.get(key) or it.found(asked, given[key])
            gates = captures.gates(found)
            piece = _piece(key[0], found, captures.opened(gates, modules, parsed.language), given[key], source)
        below[key] = piece
    return _facts(between, below, modules, parsed.language, source), Pieces(above, below)


def renamed(
    pieces: Pieces, changes: Iterable[Change], language: Language, source: bytes
) -> tuple[Facts, Pieces] | None:
    """Collect the facts of a file in which names became others, and nothing else; None where one names a module."""
    above, below, quotes = pieces.above, pieces.below, list[Part]()
    for change in changes:
        touched = {key: it for key, it in below.items() if key[0] < change.start < key[1]}
        if any(it.modules for it in touched.values()):
            return None
        above = {_placed(key, change): _renamed_above(key, it, change) for key, it in above.items()}
        below = {key if key[1] <= change.start else _placed(key, change): it for key, it in below.items()}
        for key, it in touched.items():
            it.move(key[0])
            quotes += it.rename(change)
    for key, it in below.items():
        it.move(key[0])
    for quote in quotes:
        force_setattr(quote, "text", part_of(quote.span.start, quote.span.end, source).text)
    between = _between(above, below)
    modules = captures.imported(between, source).union(*(it.modules for it in below.values()))
    return _facts(between, below, modules, language, source), Pieces(above, below)


def _placed(key: Key, change: Change) -> Key:
    start, end, kind = key
    by = change.new_end - change.end
    return start + by if start > change.start else start, end + by if end > change.start else end, kind


def _renamed_above(key: Key, it: Above, change: Change) -> Above:
    if not key[0] < change.start < key[1]:
        return it
    return Above(key[0], _renamed(_by(it.found, key[0] - it.start), change))


def _renamed(found: Found, change: Change) -> Found:
    """Take places to where they stand after a name became another; there are thousands, and somebody types."""
    start, by = change.start, change.new_end - change.end
    whole = by * ((1 << 32) + 1)
    return {
        name: [it + whole if it >> 32 > start else it + by if it & END > start else it for it in places]
        for name, places in found.items()
    }


def _facts(
    between: Found, below: Mapping[Key, Piece], modules: Iterable[str], language: Language, source: bytes
) -> Facts:
    """Put together what stands in the pieces and what stands between them."""
    for it in below.values():
        _add(it.loose, between)
    opened = captures.opened(captures.gates(between), modules, language)
    return _together(collected(captures.let_in(between, opened), source), below.values())


class _Node(NamedTuple):
    """The top of a piece."""

    node: tree_sitter.Node
    depth: int

    def found(self, language: Language, given: Found) -> Found:
        """Ask for all that is captured in it, with what was captured from above."""
        found: Found = defaultdict(list, captures.found(self.node, language, DEEPEST - self.depth))
        _add(given, found)
        return found


def _apart(
    root: tree_sitter.Node, language: Language, known: Mapping[Key, Above]
) -> tuple[dict[Key, Above], dict[Key, _Node]]:
    """Take a tree apart; the tops of its pieces come in the order of the source."""
    above, tops, waiting = dict[Key, Above](), dict[Key, _Node](), [(root, 0)]
    while waiting:
        node, depth = waiting.pop()
        key = _key(node)
        above[key] = known.get(key) or Above(key[0], captures.found(node, language, 1))
        for it in node.children:
            if not it.child_count:
                continue  # One without parts is found from above.
            if it.end_byte - it.start_byte <= PIECE or depth + 1 >= DEEPEST:
                tops[_key(it)] = _Node(it, depth + 1)
            else:
                waiting.append((it, depth + 1))
    return above, dict(sorted(tops.items()))


def _key(node: tree_sitter.Node) -> Key:
    return node.start_byte, node.end_byte, node.type


def _given(above: Mapping[Key, Above], tops: Iterable[Key]) -> tuple[Found, dict[Key, Found]]:
    """Part what was captured from above into what lies between the pieces and what lies in each of them."""
    given: dict[Key, Found] = {key: defaultdict(list) for key in tops}
    keys, starts = list(given), [key[0] for key in given]
    between: Found = defaultdict(list)
    for (start, _, _), it in above.items():
        for name, places in _by(it.found, start - it.start).items():
            for place in places:
                at = bisect_right(starts, place >> 32) - 1
                inside = at >= 0 and place & END <= keys[at][1]
                (given[keys[at]] if inside else between)[name].append(place)
    return between, given


def _between(above: Mapping[Key, Above], tops: Iterable[Key]) -> Found:
    """Keep of what was captured from above what lies between the pieces."""
    keys = list(tops)
    starts = [key[0] for key in keys]
    between: Found = defaultdict(list)
    for (start, _, _), it in above.items():
        by = (start - it.start) * ((1 << 32) + 1)
        for name, places in it.found.items():
            for place in places:
                at = bisect_right(starts, place + by >> 32) - 1
                if at < 0 or place + by & END > keys[at][1]:
                    between[name].append(place + by)
    return between


def _piece(start: int, found: Found, opened: frozenset[Gate], given: Found, source: bytes) -> Piece:
    places, modules = captures.let_in(found, opened), frozenset(captures.imported(found, source))
    loose = Found()
    facts = collected(places, source, loose)
    return Piece(start, facts, loose, given, modules, captures.gates(found), opened)


def _together(between: Facts, pieces: Iterable[Piece]) -> Facts:
    """Put the facts of a file together, sorted by where they start, outer before inner."""
    made: Facts = defaultdict(list)
    for it in pieces:
        for kind, facts in it.facts.items():
            made[kind] += facts
    for kind, facts in between.items():
        made[kind] = sorted([*made[kind], *facts], key=_order)
    return dict(made)


def _order(fact: Fact) -> tuple[int, int]:
    return fact.span.start, -fact.span.end


def _add(found: Found, merged: Found) -> None:
    for name, places in found.items():
        merged[name] += places


def _by(found: Found, by: int) -> Found:
    """Move places by so many bytes."""
    step = by * ((1 << 32) + 1)
    return {name: [it + step for it in places] for name, places in found.items()} if by and found else found
