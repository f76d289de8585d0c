"""Captures: a syntax tree in, the places that each capture of its language's queries marks out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

import tree_sitter

from drift_lsp.syntax import queries
from drift_lsp.syntax.languages import Language, is_under
from drift_lsp.syntax.parse import Parsed

DEEPEST = 500
"""Levels of the tree; nobody nests deeper by hand, and the engine's time grows with the square of the depth."""

MOST_BEGUN = 2048
"""Matches that may be begun at once. Nothing that people write comes near; what a machine wrote in one long line must
not hold everybody up.
"""

Place = int
"""Where a node starts and ends, `start << 32 | end`: one number is cheaper than a pair where thousands are moved."""

END = (1 << 32) - 1
"""The bits of a place that hold its end."""

Places = Mapping[str, list[Place]]
"""Capture → places, in no certain order."""

Gate = tuple[str, ...]
"""The modules, one of which a file must import for the patterns of a framework to count."""

Found = dict[str | tuple[str, Gate], list[Place]]
"""What patterns of frameworks capture is kept apart, under their gate."""


def captures(parsed: Parsed, source: bytes) -> Places:
    """Collect the places of each capture in a whole file."""
    merged: Found = defaultdict(list)
    for layer in parsed.layers:
        for name, places in found(layer.tree.root_node, layer.language, DEEPEST).items():
            merged[name] += places
    return let_in(merged, opened(gates(merged), imported(merged, source), parsed.language))


def found(node: tree_sitter.Node, language: Language, depth: int) -> Found:
    """Ask for all that begins at a node or up to `depth` levels below it."""
    # The engine's own `captures()` would ask the predicates of a match again for each of its captures.
    cursor = tree_sitter.QueryCursor(queries.load(language), match_limit=MOST_BEGUN)
    cursor.set_max_start_depth(depth)
    gates = queries.gates(language)
    nodes: dict[str | tuple[str, Gate], list[tree_sitter.Node]] = defaultdict(list)
    for pattern, match in cursor.matches(node):
        if pattern in gates:
            for name, captured in match.items():
                nodes[name, gates[pattern]] += captured
        else:
            for name, captured in match.items():
                nodes[name] += captured
    return {key: _places(captured) for key, captured in nodes.items()}


def _places(nodes: Iterable[tree_sitter.Node]) -> list[Place]:
    """Tell where nodes stand; one without width is one that the parser made up to go on."""
    return [start << 32 | end for it in nodes if (start := it.start_byte) < (end := it.end_byte)]


def imported(found: Found, source: bytes) -> set[str]:
    """Name the modules that are imported, as far as no framework is needed to see it."""
    return {
        source[it >> 32 : it & END].decode(errors="replace").strip("<>")
        for capture in ("import.module", "imported_name.name")
        for it in found.get(capture, ())
    }


def gates(found: Found) -> frozenset[Gate]:
    """List the gates before some of what was captured."""
    return frozenset(key[1] for key in found if not isinstance(key, str))


def opened(gates: Iterable[Gate], modules: Iterable[str], language: Language) -> frozenset[Gate]:
    """Tell which gates are open in a file that imports these modules."""
    return frozenset(gate for gate in gates if any(is_under(it, gate, language) for it in modules))


def let_in(found: Found, opened: frozenset[Gate]) -> Places:
    """Leave out what the patterns of a framework captured where a file does not import it."""
    made = {key: places for key, places in found.items() if isinstance(key, str)}
    for key, places in found.items():
        if not isinstance(key, str) and key[1] in opened:
            made[key[0]] = [*made.get(key[0], ()), *places]
    return made
