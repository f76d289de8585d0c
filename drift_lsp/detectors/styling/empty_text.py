"""Empty texts: texts with nothing in them in, whether they are written out or named out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags, Freedom
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Call, Comment, Decorator, Parameter, Text
from drift_lsp.graphs.project import Project
from drift_lsp.text import Span

NAMED = re.compile(rb"(?<![\w.])[sS]tring\.Empty\b")
CONSTANT = re.compile(rb"\bconst\b|\bcase\b|\bis\s*(?:not\s*)?$|[\[@$]$|=>\s*$")
"""Before what must be known when the program is built, or is a pattern."""

BEHIND = re.compile(rb"\s*(?:=>|[+)]?\s*\+)")
"""An arm of a switch, or one piece of several."""

DEFAULT = re.compile(rb"(?:.*[(,])?\s*[\w<>?\[\].]+\s+\w+\s*=\s*\"\"[,)]")
"""What a parameter is where nobody gives it one."""


class EmptyText(Detector):
    """Is a text with nothing in it written `""`, or named `string.Empty`?

    A name cannot be taken for a text that somebody forgot to fill in.
    """

    id = "styling/empty-text"
    tier = "listed"
    needs = (Text, Call)
    beyond = True
    slots = {"empty text": "empty texts"}
    answers = {"written": '`""` is written', "named": "`string.Empty` is written"}
    conventions = frozenset({"named"})
    strict = True
    form = True
    roles = ("main",)
    families = frozenset({"csharp"})
    examples = (
        Flags(
            'class Cart { string A() { return it ?? «""»; } }',
            taught="class Item { string B() { return all ?? string.Empty; } }",
            language="csharp",
        ),
        Allows(
            'record Cart(\n    int Size,\n    string Title = "");',
            taught="class Item { string Save() => string.Empty; }",
            language="csharp",
        ),
        Allows(  # Who writes nothing needs no name for it.
            "class Cart { string A() { return string.Empty; } }",
            taught='class Item { string B() { return all ?? ""; } }',
            language="csharp",
        ),
        Allows(  # It must be known when the program is built.
            'class Cart { const string A = ""; [Show("")] void B(string it = "") {} }',
            taught="class Item { string B() { return all ?? string.Empty; } }",
            language="csharp",
        ),
        Allows(
            "class Cart { void A() { B(); } /* string.Empty */ }",
            taught='class Item { string B() { return all ?? ""; } }',
            language="csharp",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report how each empty text is written that could be written in both ways."""
        source = file.source
        for it in file.all(Text):
            if it.content is None and it.span.size == len('""') and source.startswith(b'""', it.span.start):
                start = source.rfind(b"\n", 0, it.span.start) + 1
                must = CONSTANT.search(source[start : it.span.start].rstrip()) or BEHIND.match(source, it.span.end)
                must = must or DEFAULT.fullmatch(source, start, it.span.end + 1)
                inside = file.enclosing(it.span, Decorator) or file.enclosing(it.span, Parameter)
                free = Freedom.FORCED if must or inside else Freedom.FREE
                yield Detection("empty text", "written", it.span, free)
        for found in NAMED.finditer(source) if b"tring.Empty" in source else ():
            place = Span(found.start(), found.end())
            if not file.enclosing(place, Comment) and not file.enclosing(place, Text):
                yield Detection("empty text", "named", place)
