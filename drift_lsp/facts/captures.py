"""Captures: a syntax tree in, the places that each capture of its language's queries marks out.

`again` looks only at what an edit changed. A tree is taken apart into pieces, the subtrees just small enough, and what
was found below the top of each is kept. A piece that no edit touched, and whose structure the parser says is the same,
holds the same captures wherever it has moved to. So it is with what begins at a node above the pieces or just below
it, which may look at neighbours there.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

import tree_sitter

from drift_lsp.syntax import queries
from drift_lsp.syntax.languages import Language, is_under
from drift_lsp.syntax.parse import Parsed

DEEPEST = 500
"""Levels of the tree; nobody nests deeper by hand, and the engine's time grows with the square of the depth."""

PIECE = 6_000
"""Bytes of a piece, at most. Smaller ones cost more to put together than a larger one costs to be asked again."""

Place = int
"""Where a node starts and ends, `start << 32 | end`: one number is cheaper than a pair where thousands are moved."""

END = (1 << 32) - 1
"""The bits of a place that hold its end."""

STEP = (1 << 32) + 1
"""Added to a place, it moves both by one byte."""

Places = Mapping[str, list[Place]]
"""Capture → places, in no certain order."""

Found = dict[str | tuple[str, tuple[str, ...]], list[Place]]
"""What patterns of frameworks capture is kept apart, under their modules: it counts where a file imports one."""


class Change(NamedTuple):
    """The bytes from `start` to `end` were replaced by those up to `new_end`, or are understood otherwise than before.

    In the second case `new_end` is `end`.
    """

    start: int
    end: int
    new_end: int


Pieces = dict[tuple[int, int, str], Found]
"""A tree taken apart: where each piece stands and what kind of node it is → what was found in it."""

ABOVE = "above"
"""Said behind the kind of a node that is larger than a piece."""


def moved(pieces: Pieces, changes: Iterable[Change]) -> Pieces:
    """Tell where the pieces stand after changes, made one after the other; what one touched is left out."""
    shifts = [(key, 0) for key in pieces]
    for start, end, new_end in changes:
        shifts = [
            (key, by + new_end - end if key[0] + by > end else by)
            for key, by in shifts
            if key[1] + by < start or key[0] + by > end
        ]
    return {
        (key[0] + by, key[1] + by, key[2]): pieces[key] if not by else _shifted(pieces[key], by) for key, by in shifts
    }


def _shifted(found: Found, by: int) -> Found:
    step = by * STEP
    return {name: [it + step for it in places] for name, places in found.items()}


def captures(parsed: Parsed, source: bytes) -> Places:
    """Collect the places of each capture in a whole file."""
    merged: Found = defaultdict(list)
    for layer in parsed.layers:
        _add(_found(layer.tree.root_node, layer.language, DEEPEST), merged)
    return _let_in(merged, source, parsed.language)


def in_pieces(parsed: Parsed) -> bool:
    """Tell whether a file can be read piece by piece: one tree, and of the text as it is written."""
    return len(parsed.layers) == 1 and not parsed.language.preprocessed


def again(parsed: Parsed, source: bytes, known: Pieces) -> tuple[Places, Pieces]:
    """Collect them looking only at pieces that are not `known`."""
    kept: Pieces = {}
    merged: Found = defaultdict(list)
    language = parsed.layers[0].language  # Not that of the code in a file that holds others.

    def add(node: tree_sitter.Node, kind: str, depth: int) -> None:
        key = (node.start_byte, node.end_byte, kind)
        found = known.get(key)
        kept[key] = found = _found(node, language, depth) if found is None else found
        for name, places in found.items():
            merged[name] += places

    for node, depth in _above(parsed.root_node):
        add(node, f"{node.type} {ABOVE}", 1)
        for child in node.children:
            if _is_piece(child, depth + 1):
                add(child, child.type, DEEPEST - depth - 1)
    return _let_in(merged, source, parsed.language), kept


def _add(found: Found, merged: Found) -> None:
    for name, places in found.items():
        merged[name] += places


def _above(root: tree_sitter.Node) -> Iterator[tuple[tree_sitter.Node, int]]:
    """List the nodes above all pieces, each with its depth."""
    waiting = [(root, 0)]
    while waiting:
        node, depth = waiting.pop()
        yield node, depth
        if depth + 1 < DEEPEST:
            waiting.extend((it, depth + 1) for it in node.children if it.child_count and not _is_piece(it, depth + 1))


def _is_piece(node: tree_sitter.Node, depth: int) -> bool:
    """Tell whether a node is the top of a piece; one without parts is found from above."""
    return node.child_count > 0 and (node.end_byte - node.start_byte <= PIECE or depth >= DEEPEST)


def _found(node: tree_sitter.Node, language: Language, depth: int) -> Found:
    """Ask for all that begins at a node or up to `depth` levels below it."""
    # The engine's own `captures()` would ask the predicates of a match again for each of its captures.
    cursor = tree_sitter.QueryCursor(queries.load(language))
    cursor.set_max_start_depth(depth)
    gates = queries.gates(language)
    found: dict[str | tuple[str, tuple[str, ...]], list[tree_sitter.Node]] = defaultdict(list)
    for pattern, match in cursor.matches(node):
        if pattern in gates:
            for name, nodes in match.items():
                found[name, gates[pattern]] += nodes
        else:
            for name, nodes in match.items():
                found[name] += nodes
    return {key: _places(nodes) for key, nodes in found.items()}


def _places(nodes: Iterable[tree_sitter.Node]) -> list[Place]:
    """Tell where nodes stand; one without width is one that the parser made up to go on."""
    return [start << 32 | end for it in nodes if (start := it.start_byte) < (end := it.end_byte)]


def _let_in(found: Found, source: bytes, language: Language) -> Places:
    """Leave out what the patterns of a framework captured where a file does not import it."""
    made = {key: places for key, places in found.items() if isinstance(key, str)}
    gated = [key for key in found if not isinstance(key, str)]
    if not gated:
        return made
    modules = {
        source[it >> 32 : it & END].decode(errors="replace").strip("<>")
        for capture in ("import.module", "imported_name.name")
        for it in made.get(capture, ())
    }
    open_ = {gate: any(is_under(it, gate, language) for it in modules) for _, gate in gated}
    for name, gate in gated:
        if open_[gate]:
            made[name] = [*made.get(name, ()), *found[name, gate]]
    return made
