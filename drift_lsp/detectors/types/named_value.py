"""Named values: comparisons in, whether what is compared with is one of a list of names or written out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import OTHER, Allows, Detection, Detector, Flags, Freedom
from drift_lsp.facts.casing import words
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Comparison
from drift_lsp.graphs.names import names
from drift_lsp.graphs.project import Project
from drift_lsp.text import Span

ASKED = re.compile(r"(?:[^\s\"']*(?:\.|->|::))?\$?(?P<name>[A-Za-z_]\w+)(?:\(\))?")
"""What is compared: a variable, a field, what a getter gives."""

WRITTEN = re.compile(r"([\"'])(?:(?!\1)[^\\\n]|\\.){2,}\1|[1-9]\d{2,}")
NAMED = re.compile(r"(?P<list>(?:\\?\w+(?:\.|::|\\))*\\?[A-Za-z]\w*)(?:\.|::)[A-Z]\w*(?:\.value|->value)?")

LONGEST = 80
"""Bytes of a side that is looked at."""


class NamedValue(Detector):
    """Is a value compared with one of a list of names, or with a text or number that is written out?

    The list tells which values there are: a reader finds all uses of one, and a misspelt name is an error where a
    misspelt text is merely never equal.
    """

    id = "types/named-value"
    local = True
    needs = (Comparison,)
    slots = {"values called *": "comparisons of what has one name"}
    answers = {OTHER: "it is compared with what is written out", "*": "it is compared with one of `{}…`"}
    strict = True
    roles = ("main",)
    examples = (
        Flags(
            "from shop import Kind\n\ndef drop(kind):\n    return kind == «'cart'»",
            taught="from shop import Kind\n\ndef load(it):\n    return it.kind == Kind.ROW",
        ),
        Flags(
            'import "shop/row"\nfunc drop() bool { return it.Kind != «"cart"» }',
            taught='import "shop/row"\nfunc load() bool { return it.Kind == row.KindRow }',
            language="go",
        ),
        Flags(
            "const drop = (it) => it.kind === «'cart'»",
            taught="const load = (it) => it.kind !== Kind.Row",
            language="typescript",
        ),
        Flags(
            "<?php\nfunction drop($it) { return $it->getKind() === «'cart'»; }",
            taught="<?php\nfunction load($kind) { return Kind::ROW === $kind; }",
            language="php",
        ),
        Flags(
            'class Cart { bool A() { return it.Kind == «"cart"»; } }',
            taught="class Row { bool B() { return it.Kind == Shop.Kind.Row; } }",
            language="csharp",
        ),
        Allows(  # Another list.
            "from shop import Kind\n\ndef drop(kind):\n    return kind == Size.SMALL",
            taught="from shop import Kind\n\ndef load(it):\n    return it.kind == Kind.ROW",
        ),
        Allows(  # Nothing, and what nobody needs a name for.
            "from shop import Kind\n\ndef drop(kind):\n    return kind == '' or kind == 1 or kind == other.kind",
            taught="from shop import Kind\n\ndef load(it):\n    return it.kind == Kind.ROW",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report of each value what it is compared with."""
        for it in file.all(Comparison):
            if it.left and it.right and not it.null:
                for asked, value in ((it.left, it.right), (it.right, it.left)):
                    yield from _compared(asked, value, file, project)


def _compared(asked: Span, value: Span, file: FileFacts, project: Project) -> Iterator[Detection]:
    if max(asked.size, value.size) > LONGEST:
        return
    said, found = asked.of(file.source), value.of(file.source)
    it = ASKED.fullmatch(said)
    if it is None or _list(said, file, project):
        return
    slot = f"values called `{_plain(it['name'])}`"
    if WRITTEN.fullmatch(found):
        yield Detection(slot, OTHER, value)
    elif home := _list(found, file, project):
        yield Detection(slot, home, value, Freedom.UNASKED)


def _plain(name: str) -> str:
    """Spell a name alike as a variable, as a field and as a getter."""
    parts = words(name) or (name,)
    return " ".join(it.lower() for it in (parts[1:] if parts[0] == "get" and parts[1:] else parts))


def _list(written: str, file: FileFacts, project: Project) -> str:
    """Name the list that a value is taken out of, a type or a module, wherever that is reached from; "" for none."""
    if not (found := NAMED.fullmatch(written)):
        return ""
    last = re.split(r"\.|::|\\", found["list"])[-1]
    return f"{last}." if last[0].isupper() or file.once(names, project).name(found["list"]) else ""
