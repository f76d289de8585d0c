"""Looks: after any edits, what was read of the changes alone is what a fresh reading of the whole text finds."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from drift_lsp.detectors import registry
from drift_lsp.detectors.sites import EVERYTHING, Asked
from drift_lsp.detectors.survey import of_facts
from drift_lsp.facts import pieces as in_parts
from drift_lsp.facts.extract import extract
from drift_lsp.facts.pieces import Above, Change, Piece, Pieces, in_pieces, moved
from drift_lsp.syntax import languages, queries
from drift_lsp.syntax.parse import parse
from drift_lsp.testing import PROJECT
from drift_lsp.workspace import documents, screen
from drift_lsp.workspace.documents import Document
from drift_lsp.workspace.screen import read, surveyed

SAMPLES = {
    language.name: path.read_bytes() * 3
    for language in languages.LANGUAGES
    for path in sorted((queries.QUERIES / language.name).glob("sample.*"))[:1]
}
TYPED = [
    b"",
    b" ",
    b"\n",
    b"\n\n",
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
@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    data=st.data(),
    piece=st.sampled_from([80, 600, 6000]),
    role=st.sampled_from(["main", "main", "test"]),
    asked=st.sampled_from([EVERYTHING, Asked(frozenset({"call", "class"}), frozenset({"os.path.join"}))]),
)
def test_reading_the_changes_is_as_good_as_reading_the_whole(name, data, piece, role, asked, in_small_parts):
    language, source = languages.named(name), SAMPLES[name]
    in_small_parts.PIECE = piece
    document, late = Document(source, 1, language), None
    for _ in range(data.draw(st.integers(1, 4))):
        for at, gone, copied, typed in data.draw(edits(len(source))):
            at = min(at, len(document.source))
            new = document.source[copied[0] : sum(copied)] if copied else typed
            document.change(at, min(at + gone, len(document.source)), new)
        document.settle()
        look = document.look()
        survey, known = surveyed("src/any", language, role, look, PROJECT, asked)
        assert known is not None or not in_pieces(look.tree)
        file = extract(look.tree, "src/any", look.source)
        assert survey == of_facts(file, role, PROJECT, asked=asked)
        if known is not None:
            again, _ = read("src/any", language, look._replace(known=known, changes=()))
            assert again._facts == file._facts
        fresh = parse(look.source, language)
        if not fresh.root_node.has_error:
            assert file._facts == extract(fresh, "src/any", look.source)._facts
        if late is not None:
            document.keep(*late)  # An answer that comes late, when a newer look was taken already.
        late = None
        if known is not None and data.draw(st.booleans()):
            late = look, known
        elif known is not None:
            document.keep(look, known)


@pytest.mark.parametrize("name", [it for it in sorted(SAMPLES) if in_pieces(parse(SAMPLES[it], languages.named(it)))])
@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data(), piece=st.sampled_from([80, 600, 6000]))
def test_a_name_that_becomes_another_in_a_broken_text_is_read_later(name, data, piece, in_small_parts):
    language = languages.named(name)
    document, in_small_parts.PIECE = Document(SAMPLES[name], 1, language), piece
    said = b"".join(it.read_bytes() for it in (queries.QUERIES / name).rglob("*.scm"))

    def looked():
        look = document.look()
        survey, known = surveyed("src/any", language, "main", look, PROJECT, EVERYTHING)
        document.keep(look, known)
        return survey, look

    def fresh():
        parsed = parse(document.source, language)
        return of_facts(extract(parsed, "src/any", document.source), "main", PROJECT), str(parsed.root_node)

    at = document.lines.starts[data.draw(st.integers(0, len(document.lines.starts) - 1))]
    document.change(at, at, data.draw(st.sampled_from([b"x ((", b"}", b"if (", b"q "])))
    looked()
    for _ in range(data.draw(st.integers(1, 4))):
        asked_for = False
        for _ in range(data.draw(st.integers(1, 3))):
            words = list(re.finditer(rb"\b[A-Za-z_]{3,}\b", document.source))
            word = data.draw(st.sampled_from(words))
            at = word.start() + data.draw(st.integers(0, len(word[0])))
            document.change(
                at, min(at + data.draw(st.sampled_from([0, 0, 1])), word.end()), b"q" * data.draw(st.integers(0, 2))
            )
            # Queries tell some names by what they end or begin with.
            asked_for |= any(part in said for part in (word[0], *re.findall(rb"[A-Z]?[a-z]{3,}", word[0])))
        survey, look = looked()
        expected, tree = fresh()
        if look.presumed and str(look.tree.root_node) == tree and not asked_for:
            assert near(survey) == near(expected)
    document.settle()
    survey, look = looked()
    assert not document.presumed
    assert survey == of_facts(extract(look.tree, "src/any", look.source), "main", PROJECT)


def near(survey):
    """Keep what is asked of what changed alone; the other questions wait until the name is there."""
    return [it for it in survey.groups if registry.by_id()[it.detector].local], survey.outline


@pytest.fixture
def in_small_parts():
    """Read even a short text piece by piece, and look only at its changes."""
    before = in_parts.PIECE, documents.SMALL, screen.MEDIUM
    documents.SMALL = screen.MEDIUM = 0
    yield in_parts
    in_parts.PIECE, documents.SMALL, screen.MEDIUM = before


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
    document.keep(look, surveyed("src/any", python, "main", look, PROJECT, EVERYTHING)[1])
    assert document.weight == documents.TREE_WEIGHT * len(document.source)
    document.change(0, 0, b"\n")
    look = document.look()
    document.keep(look, surveyed("src/any", python, "main", look, PROJECT, EVERYTHING)[1])
    assert document.weight > documents.TREE_WEIGHT * len(document.source)
