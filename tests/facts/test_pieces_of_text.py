"""Texts in many pieces: what a machine wrote in one line takes no longer to read than what people write."""

import time

import pytest

from drift_lsp.facts.extract import extract
from drift_lsp.syntax.languages import LANGUAGES
from drift_lsp.syntax.parse import parse

PIECES = '"' + "a\\n" * 800 + '"'
CALLED = ("it", "test", "describe", "app.get", "it.Run", "path", "router.Handle", "it.route", "info", "require")

AROUND = {
    "python": "{}",
    "go": "package a\nfunc a() {{\n{}\n}}",
    "rust": "fn a() {{\n{}\n}}",
    "java": "class A {{ void a() {{\n{}\n}} }}",
    "csharp": "class A {{ void a() {{\n{}\n}} }}",
    "php": "<?php\n{}",
    "c": "void a(void) {{\n{}\n}}",
    "cpp": "void a() {{\n{}\n}}",
}


def seconds(language, text):
    calls = "\n".join(f"{name.replace('.', '->') if language.name == 'php' else name}({text}, b);" for name in CALLED)
    source = AROUND.get(language.name, "{}").format(calls).encode()
    began = time.process_time()
    extract(parse(source, language), "src/shop/module", source)
    return time.process_time() - began


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda it: it.name)
def test_a_text_of_many_pieces_is_read_at_once(language):
    seconds(language, '"a"')  # The queries are compiled.
    assert seconds(language, PIECES) < 1.0
