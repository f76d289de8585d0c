"""Scopes: for many places at once, what an outline says of each of them."""

import pytest

from drift_lsp.graphs.outline import Scopes, outline
from drift_lsp.syntax import languages, queries
from drift_lsp.testing import PROJECT, facts

SAMPLES = {
    language.name: path.read_text(encoding="utf-8")
    for language in languages.LANGUAGES
    for path in sorted((queries.QUERIES / language.name).glob("sample.*"))[:1]
}


@pytest.mark.parametrize("name", sorted(SAMPLES))
def test_what_stands_around_a_place_is_named_alike(name):
    source = SAMPLES[name]
    drawn = outline(facts(source, name), PROJECT)
    scopes, size = Scopes(drawn), len(source.encode())
    places = [(at, min(at + length, size)) for at in range(0, size, 7) for length in (0, 1, 60, 900)]
    places += [(it.start, it.end) for it in drawn.definitions]
    assert [scopes.qualified(*it) for it in places] == [drawn.qualified(*it) for it in places]
