"""Parsing: any bytes have a tree and facts, and every part lies inside its fact."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drift_lsp.facts.extract import extract
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Fact, Part
from drift_lsp.syntax import queries
from drift_lsp.syntax.languages import LANGUAGES, Language
from drift_lsp.syntax.parse import parse
from drift_lsp.text import Span

each_language = pytest.mark.parametrize("language", LANGUAGES, ids=lambda it: it.name)


def sample(language: Language) -> bytes:
    return next((queries.QUERIES / language.name).glob("sample.*")).read_bytes()


@each_language
@given(source=st.binary(max_size=400))
@settings(max_examples=60, deadline=None)
def test_any_bytes_have_facts(language: Language, source: bytes) -> None:
    assert_sound(facts(source, language))


@each_language
def test_a_byte_that_is_no_text_is_passed_over_in_every_place(language: Language) -> None:
    whole = sample(language)
    kinds = set(facts(whole, language).kinds())
    for line in range(0, len(whole), max(1, len(whole) // 40)):
        assert_sound(facts(whole[:line] + b"\xff" + whole[line:], language))
    assert kinds <= set(facts(whole + b"\n\xff", language).kinds())


@each_language
@given(data=st.data())
@settings(max_examples=60, deadline=None)
def test_broken_code_has_sound_facts(language: Language, data: st.DataObject) -> None:
    whole = sample(language)
    places = st.integers(0, len(whole))
    start, end = sorted((data.draw(places), data.draw(places)))
    middle = data.draw(st.sampled_from((b"", b"(", b")", b"{", b'"', b"\n", b"=", b"\xff", "ß".encode(), b"\r\n")))
    assert_sound(facts(whole[:start] + middle + whole[start : start + 600] + whole[end:], language))


@each_language
@given(
    source=st.lists(
        st.sampled_from(("(", ")", "[", "{", "}", '"', "'", "`", "x", " ", "\n", "=", ".", ",")), max_size=80
    )
)
@settings(max_examples=60, deadline=None)
def test_any_brackets_have_sound_facts(language: Language, source: list[str]) -> None:
    assert_sound(facts("".join(source).encode(), language))


def facts(source: bytes, language: Language) -> FileFacts:
    return extract(parse(source, language), f"a{language.extensions[0]}", source)


def assert_sound(file: FileFacts) -> None:
    everything = Span(0, len(file.source))
    for kind in file.kinds():
        found = file.all(kind)
        assert all(before.span != after.span for before, after in pairwise(found))
        order = [(fact.span.start, -fact.span.end) for fact in found]
        assert order == sorted(order)
        for fact in found:
            assert fact.span in everything
            assert fact.span.size > 0
            for part in parts(fact):
                assert part.size > 0
                assert part in fact.span


def parts(fact: Fact) -> list[Span]:
    held = [getattr(fact, field) for field in fact.__struct_fields__[1:]]
    flat = [item for value in held for item in (value if isinstance(value, tuple) else (value,))]
    return [item.span if isinstance(item, Part) else item for item in flat if isinstance(item, Part | Span)]
