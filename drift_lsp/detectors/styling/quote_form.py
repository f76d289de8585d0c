"""Quotes: plain texts in, the quotes that most of a file has and those that differ out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.sql import OPENING
from drift_lsp.facts.vocabulary import Import, TemplateCode, Text
from drift_lsp.graphs.project import Project
from drift_lsp.text import Span, first_line

FREE = re.compile(rb"""(['"])(?!\1\1)[^'"\\$\n]*\1""")
"""A text that could stand between either quotes."""

FEWEST = 3
"""Texts that a file has at least."""

MOST = 2
"""Texts unlike its others that a file is counted with: more would outweigh the files beside it."""


TEXTS, MODULES, SHOWN = "quotes", "quotes of modules", "quotes in a template"

ATTRIBUTE = re.compile(rb"=\{?\Z")
"""What stands before the value of an attribute in markup."""

ASIDE = re.compile(rb"fmt: off.*?(?:fmt: on|\Z)", re.DOTALL)
"""What a formatter is told to leave as it is."""

QUOTES = (b"'", b'"')

NEAR = 80
"""Bytes before and behind a text that are looked at."""


class QuoteForm(Detector):
    """Do texts stand between single or double quotes?

    Either will do; where both are mixed, a search for a text finds half of them. Texts that hold quotes or signs that
    only one kind understands are not asked, nor is SQL. A file counts once, and each text that differs from its file's;
    so it does for the modules that it imports.
    """

    id = "styling/quote-form"
    needs = (Text,)
    beyond = True
    tier = "listed"
    family_tiers = {"python": "throughout", "php": "throughout"}
    form = True
    layout = True
    slot_tiers = {MODULES: "throughout"}
    slots = {
        TEXTS: "files, and texts unlike their file's",
        MODULES: "files that import modules, and imports unlike their file's",
        SHOWN: "files with texts in their template, and texts unlike those",
    }
    answers = {"single": "texts stand between single quotes", "double": "texts stand between double quotes"}
    families = frozenset({"javascript", "typescript", "python", "php"})
    strict = True
    examples = (
        Flags("a = ['b', 'c', 'd', «\"e\"»]", taught="a = ['b', 'c', 'd']"),
        Flags("<?php $a = ['b', 'c', 'd', «\"e\"»];", taught="<?php $a = ['b', 'c', 'd'];", language="php"),
        Flags('const a = ["b", "c", "d", «\'e\'»];', taught='const a = ["b", "c", "d"];', language="typescript"),
        Flags("a = ['b', 'c', 'd', «\"\"»]", taught="a = ['b', 'c', 'd']"),
        Allows("a = ['b', 'c', 'd', \"it's\", \"\\n\"]", taught="a = ['b', 'c', 'd']"),
        Allows(  # The rest of it needs them.
            "a = ['b', 'c', 'd', \"e \" + \"it's\"]", taught="a = ['b', 'c', 'd']"
        ),
        Allows("a = ['b', 'c', 'd', f\"{e['f']}\"]", taught="a = ['b', 'c', 'd']"),
        Flags(
            "import a from 'b';\nimport c from «\"d\"»;",
            taught="import e from 'f';\nimport g from 'h';",
            language="typescript",
        ),
        Flags(
            "<template><p>{{ a('b', 'c', 'd') }}</p><p>{{ a(«\"e\"») }}</p></template>",
            taught="<template><p>{{ a('b', 'c', 'd') }}</p></template>",
            language="vue",
        ),
        Allows(
            "<template><p>{{ a('b', 'c', 'd') }}</p><p :a='b(\"e\")' /></template>",
            taught="<template><p>{{ a('b', 'c', 'd') }}</p></template>",
            language="vue",
        ),
        Allows("# fmt: off\na = ['b', 'c', 'd', \"e\"]\n# fmt: on", taught="a = ['b', 'c', 'd']"),
        Allows("a = ['b', 'c', 'd', \"SELECT e FROM f\"]", taught="a = ['b', 'c', 'd']"),
        Allows("const a = <b c={\"d\"}>{['e', 'f', 'g']}</b>;", taught="const a = ['b', 'c', 'd'];", language="tsx"),
        Allows("const a = <b c=\"d\">{['e', 'f', 'g']}</b>;", taught="const a = ['b', 'c', 'd'];", language="tsx"),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report the usual quotes of a file, and each text that stands between others."""
        source, markup = file.source, file.language.name in ("tsx", "javascript")
        aside = [it.span() for it in file.search(ASIDE)]
        found = [
            it
            for it in file.all(Text)
            if not (markup and ATTRIBUTE.search(source, max(0, it.span.start - NEAR), it.span.start))
            and FREE.fullmatch(source, it.span.start, it.span.end)
            and not OPENING.match(source, it.span.start)
            and not (aside and any(start < it.span.start < end for start, end in aside))
        ]
        shown = [
            Text(span=Span(*it.span()))
            for code in file.all(TemplateCode)
            if source[code.span.start - 1 : code.span.start] not in QUOTES  # Those around it choose for all in it.
            for it in FREE.finditer(source, code.span.start, code.span.end)
        ]
        texts, modules = list[Text](), list[Text]()
        for it in found:
            (modules if file.enclosing(it.span, Import) else texts).append(it)
        yield from _told(MODULES, modules, file) if modules else ()
        yield from _told(TEXTS, texts, file) if len(texts) >= FEWEST else ()
        yield from _told(SHOWN, shown, file) if shown else ()

    def stood(self, was: bytes, stands: bytes, choice: str) -> bool:
        """Tell whether a text of a line stood between the expected quotes, and does not any more."""
        mark = b'"' if choice == "double" else b"'"
        held, holds = ([it[1] for it in FREE.finditer(line)] for line in (was, stands))
        return held.count(mark) > holds.count(mark) and len(holds) - holds.count(mark) > len(held) - held.count(mark)


def _told(slot: str, found: list[Text], file: FileFacts) -> Iterator[Detection]:
    """Report the usual quotes of texts, and each that stands between others."""
    source = file.source
    double = sum(source.startswith(b'"', it.span.start) for it in found)
    most, few, mark = ("double", "single", b"'") if double * 2 > len(found) else ("single", "double", b'"')
    usual = next(it for it in found if not source.startswith(mark, it.span.start))
    yield Detection(slot, most, first_line(source, usual.span))
    others = (
        it
        for it in found
        if source.startswith(mark, it.span.start)
        and file.enclosing(it.span, Text) is None
        and not _is_joined(source, it, mark)
    )
    yield from (Detection(slot, few, it.span) for it in islice(others, MOST))


def _is_joined(source: bytes, it: Text, mark: bytes) -> bool:
    """Tell whether a text is put together with one between the same quotes, which may need them."""
    behind = source[it.span.end : it.span.end + NEAR].lstrip().lstrip(b".+").lstrip()
    before = source[max(0, it.span.start - NEAR) : it.span.start].rstrip().rstrip(b".+").rstrip()
    return behind.startswith(mark) or before.endswith(mark)
