"""Needs: what a question needs of a file for it to be asked there at all."""

from collections import defaultdict

import pytest

from drift_lsp.detectors import registry
from drift_lsp.facts.extract import extract
from drift_lsp.facts.file import FileFacts
from drift_lsp.syntax import languages, queries
from drift_lsp.syntax.parse import parse
from drift_lsp.testing import PROJECT, unmark

CODES = defaultdict(dict)
for detector in registry.all_detectors():
    for example in detector.examples:
        for code in (example.code, example.taught):
            CODES[example.language][unmark(code)[0].encode()] = None
for language in languages.LANGUAGES:
    for sample in sorted((queries.QUERIES / language.name).glob("sample.*")):
        CODES[language.name][sample.read_bytes()] = None


@pytest.mark.parametrize("name", sorted(CODES))
def test_where_nothing_is_that_a_question_needs_it_finds_nothing(name):
    found = {it.id: code.decode() for it, code in answering(name, lambda it: not it.beyond)}
    assert found == {}, "they look beyond their needs: let them say so (`beyond = True`)"


def test_every_question_that_looks_beyond_its_needs_does_so():
    beyond = {it.id for it in registry.all_detectors() if it.beyond}
    assert beyond == {it.id for name in CODES for it, _ in answering(name, lambda it: it.beyond)}


def answering(name, which):
    """List the questions that find something in code without anything that they need."""
    for code in CODES[name]:
        file = extract(parse(code, languages.named(name)), "src/shop/module", code)
        for it in filter(which, registry.spoken_in(*file.read_as)):
            if any(True for _ in it.observe(without(file, it.needs), PROJECT)):
                yield it, code


def without(file, kinds):
    """Take facts of some kinds out of a file."""
    kept = {kind: list(file.all(kind)) for kind in file.kinds() if kind not in kinds}
    return FileFacts(file.path, file.language, file.source, kept, file.read_as)
