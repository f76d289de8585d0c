"""Settling: what was answered without reading the text again is read once nobody types."""

import asyncio

from drift_lsp.server.settling import Settling
from drift_lsp.syntax import languages
from drift_lsp.testing import PROJECT
from drift_lsp.workspace.documents import Document
from drift_lsp.workspace.screen import EVERYTHING, surveyed

PYTHON = languages.named("python")
TEXT = b"def save(cart):\n    return cart\n\n\n" * 1_000


def typed(document, at, text):
    document.change(at, at, text)
    look = document.look()
    document.keep(look, surveyed("src/any.py", PYTHON, "main", look, PROJECT, EVERYTHING)[1])


def broken():
    document = Document(TEXT, 1, PYTHON)
    document.look()
    typed(document, TEXT.find(b"return"), b"( ")
    return document


def test_a_name_in_a_broken_text_is_read_once_nobody_types():
    async def run():
        document, asked = broken(), asyncio.Event()
        settling = Settling(lambda _: asked.set())
        for letter in b"ts", b"q":
            typed(document, document.source.rfind(b"cart"), letter)
            assert document.presumed
            settling.answered("a", document)
        await asyncio.wait_for(asked.wait(), 10)
        assert not document.presumed
        settling.answered("a", document)
        assert not document.settle()

    asyncio.run(run())


def test_what_was_read_is_not_read_again():
    document = broken()
    assert not document.presumed
    typed(document, document.source.rfind(b"cart"), b"(")
    assert not document.presumed
    typed(document, document.source.rfind(b"cart"), b"x")
    assert document.presumed
    typed(document, 0, b"#\n")
    assert not document.presumed
