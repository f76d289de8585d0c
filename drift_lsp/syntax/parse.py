"""Parsing: source bytes in, syntax trees out. Parsing never fails.

A file has one tree, or several that lie over each other: that of a Vue component and, only over its scripts, that of
their language. All speak in offsets of the file.
"""

from __future__ import annotations

import re

import msgspec
import tree_sitter

from drift_lsp.syntax import languages, queries
from drift_lsp.syntax.languages import Language
from drift_lsp.syntax.preprocessor import blanked, unconditional

CONTENT, SAID = "script.content", "script.language"
"""How the queries of a language that holds others call what a script says and in which language."""


class Layer(msgspec.Struct, frozen=True):
    """What one language reads in a file."""

    language: Language
    tree: tree_sitter.Tree


class Parsed(msgspec.Struct, frozen=True):
    """All trees of a file."""

    language: Language
    """What its code is written in."""

    layers: tuple[Layer, ...]
    """The tree of the whole file first."""

    @property
    def root_node(self) -> tree_sitter.Node:
        """The root of the tree of the whole file."""
        return self.layers[0].tree.root_node

    def edited(
        self, start: int, end: int, new_end: int, points: tuple[tuple[int, int], tuple[int, int], tuple[int, int]]
    ) -> Parsed:
        """Tell copies of the trees that a piece of the text was replaced; `points` are the same places in rows."""
        layers = tuple(Layer(it.language, it.tree.copy()) for it in self.layers)
        for it in layers:
            it.tree.edit(start, end, new_end, *points)
        return Parsed(self.language, layers)


def parse(source: bytes, language: Language, old: Parsed | None = None) -> Parsed:
    """Parse `source`; with `old`, trees already told of the edits, only what changed is read again."""
    whole = _read(source, language, old.layers[0] if old else None)
    if not language.holds:
        return Parsed(language, (whole,))
    inner, places = _scripts(whole, source)
    if not places:
        return Parsed(inner, (whole,))
    before = old.layers[1] if old and len(old.layers) > 1 and old.language == inner else None
    return Parsed(inner, (whole, _read(source, inner, before, places)))


def _read(source: bytes, language: Language, old: Layer | None, places: list[tree_sitter.Range] | None = None) -> Layer:
    parser = tree_sitter.Parser(languages.grammar(language), included_ranges=places)
    source = _named(_legible(source), language.misread)
    if language.preprocessed:
        # What is blanked out may change at a distance from an edit, so the old tree is of no use.
        return Layer(language, _preprocessed(parser, blanked(source)))
    return Layer(language, parser.parse(source, old.tree) if old else parser.parse(source))


def _preprocessed(parser: tree_sitter.Parser, source: bytes) -> tree_sitter.Tree:
    """Read source that is full of conditions; where that makes no sense, as if the first branch of each held."""
    tree = parser.parse(source)
    if not tree.root_node.has_error or b"#" not in source:
        return tree
    other = parser.parse(unconditional(source))
    return min(tree, other, key=lambda it: _unread(it.root_node))


def _unread(root: tree_sitter.Node) -> int:
    """Count the bytes of what could not be read."""
    count, waiting = 0, [root]
    while waiting:
        node = waiting.pop()
        if node.is_error:
            count += node.end_byte - node.start_byte
        else:
            waiting += [it for it in node.children if it.has_error]
    return count


def _legible(source: bytes) -> bytes:
    """Put a mark for each byte that is no UTF-8: the engine would refuse to compare texts that hold one."""
    try:
        source.decode()
    except UnicodeDecodeError:
        return source.decode(errors="surrogateescape").encode(errors="replace")
    return source


def _named(source: bytes, misread: tuple[str, ...]) -> bytes:
    """Put capitals for words that the grammar would not take for the names that they are; nothing moves."""
    words = [it for it in misread if f"{it}=".encode() in source]
    if not words:
        return source
    return re.sub(rb"(?<![\w$.-])(?:%b)(?==)" % "|".join(words).encode(), lambda it: it[0].upper(), source)


def _scripts(whole: Layer, source: bytes) -> tuple[Language, list[tree_sitter.Range]]:
    """Find the scripts of a file and the language of the first that says which it is."""
    cursor = tree_sitter.QueryCursor(queries.load(whole.language))
    cursor.set_max_start_depth(1)
    found = cursor.captures(whole.tree.root_node)
    contents = {it.byte_range: it for it in found.get(CONTENT, ())}
    said = sorted(
        (it.start_byte, source[it.start_byte : it.end_byte].decode("ascii", "replace")) for it in found.get(SAID, ())
    )
    return languages.held(whole.language, said[0][1] if said else ""), [
        tree_sitter.Range(it.start_point, it.end_point, it.start_byte, it.end_byte)
        for _, it in sorted(contents.items())
    ]
