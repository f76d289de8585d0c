"""Short declarations: local variables with a value in, whether `:=` or `var` makes them out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Assignment, Function, Lambda
from drift_lsp.graphs.project import Project
from drift_lsp.text import Span

BEFORE = re.compile(rb"(?:^|[\n;{])[ \t]*(var[ \t]+)?\Z")
"""What stands before the name on its line: one in the head of an `if` has no other form."""

FARTHEST = 60


class ShortDeclaration(Detector):
    """Is a local variable with a value made by `:=` or by `var`?

    Both say the same. Where nearly all are short, a reader takes `var` for a value that is zero or of a type of its own.
    """

    id = "styling/short-declaration"
    tier = "listed"
    needs = (Assignment, Function)
    form = True
    slots = {"local variable": "local variables with a value and no type"}
    answers = {"short": "`:=` makes it", "var": "`var` makes it"}
    families = frozenset({"go"})
    strict = True
    local = True
    examples = (
        Flags("func load() { «var» cart = open() }", taught="func save() { item := open() }", language="go"),
        Allows("func load() { var cart Cart = open() }", taught="func save() { item := open() }", language="go"),
        Allows("func load() { var cart Cart }", taught="func save() { item := open() }", language="go"),
        Allows("var cart = open()", taught="func save() { item := open() }", language="go"),
        Allows(  # Nothing else can stand there.
            "func load() { if cart := open(); cart.full { } }",
            taught="func save() { var item = open() }",
            language="go",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report the word of each variable of a function that has a value and says no type."""
        for it in file.all(Assignment):
            if it.name is None or it.value is None or it.annotation or it.constant or it.member:
                continue
            start = it.name.span.start
            found = BEFORE.search(file.source, max(0, start - FARTHEST), start)
            if found is None or not (file.enclosing(it.span, Function) or file.enclosing(it.span, Lambda)):
                continue
            if b":=" in file.source[it.name.span.end : it.value.start]:
                yield Detection("local variable", "short", it.name.span)
            elif found[1]:
                yield Detection("local variable", "var", Span(found.start(1), found.start(1) + len(b"var")))
