"""The order of modifiers: declarations with several in, which word comes first out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Assignment, Class, Function
from drift_lsp.graphs.project import Project
from drift_lsp.text import Span

WORDS = rb"public|protected|internal|private|static|final|readonly|abstract|virtual|override|sealed|async|synchronized"
SEVERAL = re.compile(rb"(?:\b(?:%b)\s+){2,}" % WORDS)
VISIBLE = frozenset({b"public", b"protected", b"internal", b"private"})
EITHER_SIDE = frozenset({b"static", b"async", b"abstract", b"virtual"})
"""Of these many put some before `static`, as the language itself does."""

LONGEST = 90
"""Bytes before the name of a declaration in which its modifiers are looked for."""


class ModifierOrder(Detector):
    """In which order do the words stand that say what a declaration is?

    `static final` and `final static` say the same; with one order a reader's eye knows where to look.
    """

    id = "styling/modifier-order"
    needs = (Function, Class, Assignment)
    slots = {
        "visibility": "declarations with several modifiers",
        "shared": "shared members with several modifiers",
        "async": "async functions with several modifiers",
    }
    answers = {
        "visible first": "the word for who may use it comes first",
        "visible later": "the word for who may use it comes later",
        "static before": "`static` comes before the words for how it may change",
        "static behind": "`static` comes behind the words for how it may change",
        "async last": "`async` comes last",
        "async earlier": "`async` comes before other words",
    }
    families = frozenset({"java", "csharp"})
    form = True
    layout = True
    usual = True
    strict = True
    examples = (
        Flags(
            "class Cart { «private final static» int SIZE = 1; }",
            taught="class Item { private static final int PRICE = 1; }",
            language="java",
        ),
        Flags(
            "class Cart { «static public» void Load() { } }",
            taught="class Item { public static void Save() { } }",
            language="csharp",
        ),
        Flags(
            "class Cart { «public async override» Task Load() { } }",
            taught="class Item { public override async Task Save() { } }",
            language="csharp",
        ),
        Allows(
            "class Cart { private static final int SIZE = 1; }",
            taught="class Item { public static final int PRICE = 1; }",
            language="java",
        ),
        Allows(  # So the language itself has it.
            "class Cart { abstract static class Row { } }",
            taught="class Item { public static final int PRICE = 1; }",
            language="java",
        ),
        Allows(
            "class Cart { static int SIZE = 1; }",
            taught="class Item { public static final int PRICE = 1; }",
            language="java",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report of each declaration with several modifiers in which order they stand."""
        declared: list[Function | Class | Assignment] = [
            *file.all(Function),
            *file.all(Class),
            *(it for it in file.all(Assignment) if it.member),
        ]
        for it in declared:
            if it.name is None:
                continue
            found = SEVERAL.search(file.source, max(it.span.start, it.name.span.start - LONGEST), it.name.span.start)
            if found:
                yield from _asked(found[0].split(), Span(found.start(), found.start() + len(found[0].rstrip())))


def _asked(words: list[bytes], span: Span) -> Iterator[Detection]:
    seen = [number for number, word in enumerate(words) if word in VISIBLE]
    others = [number for number, word in enumerate(words) if word not in VISIBLE]
    if seen and others:
        yield Detection("visibility", "visible first" if seen[0] < others[0] else "visible later", span)
    changing = [number for number in others if words[number] not in EITHER_SIDE]
    if b"static" in words and changing:
        before = words.index(b"static") < changing[0]
        yield Detection("shared", "static before" if before else "static behind", span)
    if b"async" in words and len(others) > 1:
        yield Detection("async", "async last" if words[-1] == b"async" else "async earlier", span)
