"""Typing: after any edits, in any encoding, what is drawn is what a fresh check of the editor's text says."""

from __future__ import annotations

import os
import random
import re

import pytest
from lsprotocol import types

from drift_lsp.server import convert
from drift_lsp.server.capabilities import Client
from drift_lsp.server.diagnostics import Shown, diagnostics
from drift_lsp.text import Lines
from drift_lsp.workspace.workspace import Workspace
from tests.server.editor import DEPARTS, FOLLOWS, TAUGHT

SEEDS = range(int(os.environ.get("DRIFT_SEEDS", "3")))
"""`DRIFT_SEEDS=200 pytest tests/server/test_typing.py` looks longer."""

TYPED = [
    "",
    "\n",
    "\r\n",
    "\r",
    "\f",
    "\x85",
    "\u2028",
    "\ufeff",
    "😀",
    "e\u0301",
    "x",
    " ",
    "    ",
    "(",
    ")",
    '"',
    "'''",
    "#",
]
PIECES = [
    *TYPED,
    DEPARTS.partition("\n\n\n")[2],
    FOLLOWS.partition("\n\n\n")[2],
    TAUGHT.format(name="é").partition("\n\n\n")[2].replace("\n", "\r\n"),
    "s = '😀\u2028é'  # drift: ignore[errors/raise-cause] -- nothing here\n",
    "try:\n    load()\nexcept OSError as err: s = '😀'; raise SaveError('\f')\n",
]
UNITS = {"utf-8": ("utf-8", 1), "utf-16": ("utf-16-le", 2), "utf-32": ("utf-32-le", 4)}


def position(text: str, index: int, encoding: str) -> types.Position:
    """Count rows and columns the slow and obvious way."""
    ends = [it.end() for it in re.finditer("\r\n|\n|\r", text)]
    row = sum(end <= index for end in ends)
    codec, width = UNITS[encoding]
    return types.Position(row, len(text[ends[row - 1] if row else 0 : index].encode(codec)) // width)


def places(rnd: random.Random, text: str) -> tuple[int, int]:
    """Pick a stretch; between CR and LF is no place."""
    start = rnd.randint(0, len(text))
    found = [start, min(len(text), start + rnd.choice([0, 0, 1, 3, 40, 400]))]
    return tuple(at - (0 < at < len(text) and text[at - 1 : at + 1] == "\r\n") for at in found)


def change(rnd: random.Random, text: str, encoding: str) -> tuple[str, types.TextDocumentContentChangeEvent]:
    """Make one change of a text: sometimes all of it, most often a stretch."""
    new = rnd.choice(PIECES)
    if rnd.random() < 0.05:
        return text + new, types.TextDocumentContentChangeWholeDocument(text + new)
    start, end = places(rnd, text)
    span = types.Range(position(text, start, encoding), position(text, end, encoding))
    return text[:start] + new + text[end:], types.TextDocumentContentChangePartial(span, new)


def key(it: types.Diagnostic) -> tuple[object, ...]:
    return it.range.start.line, it.range.start.character, it.range.end.line, it.range.end.character, it.message


def expected(workspace: Workspace, text: str, encoding: str) -> list[tuple[object, ...]]:
    source = text.encode()
    judged = workspace.judge("shop/new.py", source)
    shown = Shown("", workspace.root, "shop/new.py", 0, source, Lines(source), encoding, judged, False, {})
    return sorted(key(it) for it in diagnostics(shown, Client()))


@pytest.mark.parametrize("encoding", sorted(UNITS))
async def test_what_is_drawn_is_what_a_fresh_check_says(start, project, encoding):
    capabilities = types.ClientCapabilities(general=types.GeneralClientCapabilities(position_encodings=[encoding]))
    (project / "drift.toml").write_text('[check]\nshow = "all"\nbudget = 100\n')
    editor = await start(project, capabilities=capabilities)
    assert editor.encoding == encoding
    await editor.run("drift.scan")
    uri = (project / "shop" / "new.py").as_uri()
    with Workspace.open(project) as workspace:
        for seed in SEEDS:
            rnd = random.Random(f"{encoding} {seed}")
            text = "".join(rnd.choices(PIECES, k=8))
            editor.open(uri, text)
            for _ in range(10):
                before, changes = text, []
                for _ in range(rnd.choice([1, 1, 1, 2, 5])):
                    text, made = change(rnd, text, editor.encoding)
                    changes.append(made)
                editor.change(uri, *changes)
                if rnd.random() < 0.2:  # Undo: the editor puts back what was there, all at once.
                    everything = types.Range(position(text, 0, encoding), position(text, len(text), encoding))
                    editor.change(uri, types.TextDocumentContentChangePartial(everything, before))
                    text = before
                if rnd.random() < 0.5:
                    continue  # Somebody types faster than he is answered.
                drawn = sorted(key(it) for it in await editor.drawn(uri))
                assert drawn == expected(workspace, text, encoding), (seed, text)
            drawn = sorted(key(it) for it in await editor.drawn(uri))
            assert drawn == expected(workspace, text, encoding), (seed, text)
            editor.close(uri)
            await editor.until(lambda: editor.published[-1].version is None)


def test_the_tests_own_counting_is_right():
    text = "a😀\r\n\u2028é\rx"
    for encoding in UNITS:
        for index in range(len(text) + 1):
            if text[index - 1 : index + 1] != "\r\n":
                there = convert.position(text.encode(), Lines(text.encode()), len(text[:index].encode()), encoding)
                assert there == position(text, index, encoding)
