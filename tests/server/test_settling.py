"""Settling: what was answered without reading the text again is read once nobody types."""

import asyncio

from drift_lsp.facts.extract import parts
from drift_lsp.server.settling import Settling
from drift_lsp.syntax import languages
from drift_lsp.testing import PROJECT
from drift_lsp.workspace.documents import Document
from drift_lsp.workspace.screen import EVERYTHING, read, surveyed

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
        document, asked, read = broken(), asyncio.Event(), asyncio.Event()
        settling = Settling(lambda _: asked.set(), lambda _: read.set())
        for letter in b"ts", b"q":
            typed(document, document.source.rfind(b"cart"), letter)
            assert document.presumed
            settling.answered("a", document, first=False)
        await asyncio.wait_for(asked.wait(), 10)
        assert not document.presumed
        settling.answered("a", document, first=False)
        assert not document.settle()
        assert not read.is_set()
        await asyncio.wait_for(read.wait(), 10)

    asyncio.run(run())


def test_a_long_text_is_looked_at_thoroughly_when_it_is_opened_and_not_in_a_pause(monkeypatch):
    monkeypatch.setattr("drift_lsp.server.settling.PAUSE", 0)

    async def run():
        read = []
        settling = Settling(read.append, read.append)
        for name, source in (("long", TEXT * 3), ("short", TEXT)):
            settling.answered(name, Document(source, 1, PYTHON), first=False)
            await asyncio.sleep(0)
            await asyncio.sleep(0)
        settling.answered("opened", Document(TEXT * 3, 1, PYTHON), first=True)
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        assert read == ["short", "opened"]

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


def test_names_that_become_others_at_once_are_quoted_as_they_are_written():
    document = broken()
    words = [document.source.rfind(b"save"), document.source.rfind(b"save", 0, len(document.source) // 2)]
    for at in words:
        document.change(at, at, b"q")
    document.change(words[1], words[1], b"w")
    look = document.look()
    assert look.presumed
    assert len(look.changes) == 2
    file, _ = read("src/any.py", PYTHON, look)
    quoted = [it for kind in file.kinds() for it in parts({kind: list(file.all(kind))})]
    assert [it.text for it in quoted] == [look.source[it.span.start : it.span.end].decode() for it in quoted]
    assert {"qsave", "wqsave"} <= {it.text for it in quoted}
