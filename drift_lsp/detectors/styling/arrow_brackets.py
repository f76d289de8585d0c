"""Brackets of arrow functions: those with one parameter in, how most of a file write it and those that do not out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Function, Lambda
from drift_lsp.graphs.project import Project
from drift_lsp.text import Span

BEGINS = re.compile(rb"(?:async\s+)?(?P<said>(?P<bracket>\()?\s*[A-Za-z_$][\w$]*(?(bracket)\s*\)))\s*=>")
"""An arrow function with one parameter that has no type."""

WRITTEN = re.compile(rb"(?P<bracket>\()?(?<![\w$.])[A-Za-z_$][\w$]*(?(bracket)\)) =>")

FEWEST = 2
MOST = 2
"""Functions of either kind that a file is counted with."""


class ArrowBrackets(Detector):
    """Does the only parameter of an arrow function stand in brackets?

    Either will do; where both are mixed, each edit adds to the noise. A few functions of a file count, and a few that
    are written otherwise.
    """

    id = "styling/arrow-brackets"
    needs = (Lambda, Function)
    slots = {"only parameter": "arrow functions with one parameter, a few of each file"}
    answers = {"brackets": "the parameter stands in brackets", "bare": "the parameter stands without brackets"}
    tier = "listed"
    form = True
    layout = True
    strict = True
    families = frozenset({"javascript", "typescript"})
    examples = (
        Flags(
            "a.map((it) => it.id); b.map((it) => it.id); c.map(«it» => it.id);",
            taught="d.map((it) => it.id); e.map((it) => it.id);",
            language="javascript",
        ),
        Flags(
            "a.map(it => it.id); b.map(it => it.id); c.map(«(it)» => it.id);",
            taught="d.map(it => it.id); e.map(async it => it.id);",
            language="typescript",
        ),
        Allows(
            "a.map((it) => it.id); b.map((it) => it.id); c.map(() => 3); d.map((a, b) => a);",
            taught="d.map((it) => it.id); e.map((it) => it.id);",
            language="javascript",
        ),
        Allows(  # Its type asks for them.
            "a.map(it => it.id); b.map(it => it.id); c.map((it: Row) => it.id);",
            taught="d.map(it => it.id); e.map(it => it.id);",
            language="typescript",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report how most of them are written, and each that is written otherwise."""
        places: dict[str, list[Span]] = {"brackets": [], "bare": []}
        for it in file.all(Lambda):
            if found := BEGINS.match(file.source, it.span.start, it.span.end):
                places["brackets" if found["bracket"] else "bare"].append(Span(*found.span("said")))
        if sum(map(len, places.values())) < FEWEST:
            return
        for choice, spans in places.items():
            yield from (Detection("only parameter", choice, span) for span in spans[:MOST])

    def stood(self, was: bytes, stands: bytes, choice: str) -> bool:
        """Tell whether a parameter of a line was written as is expected, and is not any more."""
        held, holds = ([bool(it["bracket"]) for it in WRITTEN.finditer(line)] for line in (was, stands))
        wanted = choice == "brackets"
        return held.count(wanted) > holds.count(wanted) and holds.count(not wanted) > held.count(not wanted)
