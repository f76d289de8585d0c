"""Looks: after any edits, what was read of the changes alone is what a fresh reading of the whole text finds."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drift_lsp.facts import pieces as in_parts
from drift_lsp.facts.extract import extract
from drift_lsp.facts.pieces import Above, Change, Piece, Pieces, in_pieces, moved
from drift_lsp.syntax import languages, queries
from drift_lsp.syntax.parse import parse
from drift_lsp.workspace import documents
from drift_lsp.workspace.documents import Document
from drift_lsp.workspace.screen import read

SAMPLES = {
    language.name: path.read_bytes() * 3
    for language in languages.LANGUAGES
    for path in sorted((queries.QUERIES / language.name).glob("sample.*"))[:1]
}
TYPED = [
    b"",
    b" ",
    b"\n",
    b"x",
    b"(",
    b")",
    b"{",
    b"}",
    b'"',
    b"'",
    b"#",
    b"//",
    b"/*",
    b"@x\n",
    b"=> ",
    b"\r",
    "é😀".encode(),
]


@st.composite
def edits(draw, size):
    """Some edits between two looks: where, how much goes and what comes, now and then a stretch of the text itself."""
    made = []
    for _ in range(draw(st.integers(1, 4))):
        copied = draw(st.none() | st.tuples(st.integers(0, size), st.integers(0, 900)))
        made.append(
            (draw(st.integers(0, size)), draw(st.sampled_from([0, 0, 1, 7, 400])), copied, draw(st.sampled_from(TYPED)))
        )
    return made


@pytest.mark.parametrize("name", sorted(SAMPLES))
@settings(max_examples=10, deadline=None)
@given(data=st.data(), piece=st.sampled_from([80, 600, 6000]))
def test_reading_the_changes_is_as_good_as_reading_the_whole(name, data, piece):
    language, source = languages.named(name), SAMPLES[name]
    before = in_parts.PIECE, documents.SMALL
    in_parts.PIECE, documents.SMALL = piece, 0
    try:
        document, late = Document(source, 1, language), None
        for _ in range(data.draw(st.integers(1, 4))):
            for at, gone, copied, typed in data.draw(edits(len(source))):
                at = min(at, len(document.source))
                new = document.source[copied[0] : sum(copied)] if copied else typed
                document.change(at, min(at + gone, len(document.source)), new)
            look = document.look()
            facts, pieces = read("src/any", language, look)
            assert pieces is not None or not in_pieces(look.tree)
            assert facts._facts == extract(look.tree, "src/any", look.source)._facts
            fresh = parse(look.source, language)
            if not fresh.root_node.has_error:
                assert facts._facts == extract(fresh, "src/any", look.source)._facts
            if late is not None:
                document.keep(*late)  # An answer that comes late, when a newer look was taken already.
            late = None
            if pieces is not None and data.draw(st.booleans()):
                late = look, pieces
            elif pieces is not None:
                document.keep(look, pieces)
    finally:
        in_parts.PIECE, documents.SMALL = before


def test_a_piece_moves_with_the_text_and_goes_when_it_is_touched():
    none = frozenset()
    one, two = (Piece(start, {}, {}, {}, none, none, none) for start in (10, 30))
    root = Above(0, {})
    pieces = Pieces({(0, 50, "m"): root}, {(10, 20, "f"): one, (30, 40, "g"): two})
    assert moved(pieces, [Change(25, 26, 29)]) == Pieces({}, {(10, 20, "f"): one, (33, 43, "g"): two})
    assert moved(pieces, [Change(0, 5, 0)]).below == {(5, 15, "f"): one, (25, 35, "g"): two}
    assert moved(pieces, [Change(20, 20, 21)]).below == {(31, 41, "g"): two}
    assert moved(pieces, [Change(0, 0, 5), Change(20, 22, 22)]).below == {(35, 45, "g"): two}
    assert moved(pieces, [Change(51, 51, 52)]).above == {(0, 50, "m"): root}


def test_a_file_in_which_nobody_types_keeps_no_pieces():
    python = languages.named("python")
    document = Document(Path(__file__).read_bytes() * 8, 1, python)
    look = document.look()
    _, pieces = read("src/any", python, look)
    document.keep(look, pieces)
    assert document.weight == documents.TREE_WEIGHT * len(document.source)
    document.change(0, 0, b"\n")
    look = document.look()
    document.keep(look, read("src/any", python, look)[1])
    assert document.weight > documents.TREE_WEIGHT * len(document.source)
