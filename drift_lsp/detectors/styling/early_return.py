"""Early returns: branches that end with a return in, whether what comes else stands in a branch of its own out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Branch
from drift_lsp.graphs.project import Project
from drift_lsp.text import Span

LEAVES = re.compile(rb"(?:\A|[\n;{}:])[ \t]*(?:return|throw|raise|continue|break)\b[^\n;{}]*(?:;|\Z)\s*\}?\s*\Z")
"""The last statement of a branch, which goes elsewhere."""

REACH = 200
"""Bytes of the end of a branch that are looked at."""

AGAIN = re.compile(rb"(?:else\s*)?(?:if|elif|elseif)\b")
"""The alternative asks something again: all of them stand side by side."""


class EarlyReturn(Detector):
    """Does what comes behind a branch that returns stand in an `else`?

    Without one, the usual way of a function stands at its left margin; with one, a reader sees two ways side by side.
    """

    id = "styling/early-return"
    tier = "listed"
    needs = (Branch,)
    form = True
    slots = {"branch that returns": "branches that end with a return"}
    answers = {"early": "what comes else stands behind the branch", "else": "what comes else stands in an `else`"}
    conventions = frozenset({"early"})
    strict = True
    roles = ("main",)
    examples = (
        Flags(
            "class Cart { int a() { if (b) { return 1; } «else» { return 2; } } }",
            taught="class Item { int a() { if (b) { return 1; } return 2; } }",
            language="java",
        ),
        *(
            Allows(code, taught="class Item { int a() { if (b) { return 1; } return 2; } }", language="java")
            for code in (
                "class Cart { int a() { if (b) { return 1; } else if (c) { return 2; } return 3; } }",
                "class Cart { int a() { if (b) { c(); } else { return 2; } return 3; } }",
            )
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report of each branch that goes elsewhere where what comes else stands."""
        source = file.source
        chained = {it.alternative.start for it in file.all(Branch) if it.alternative}
        for it in file.all(Branch):
            if it.body is None or it.span.start in chained:
                continue
            if not LEAVES.search(source, max(it.body.start, it.body.end - REACH), it.body.end):
                continue
            if it.alternative is None:
                yield Detection("branch that returns", "early", Span(it.span.start, it.span.start + len(b"if")))
                continue
            at = source.find(b"else", it.body.end, it.alternative.start + len(b"else"))
            if at >= 0 and not AGAIN.match(source, at) and not AGAIN.match(source, it.alternative.start):
                yield Detection("branch that returns", "else", Span(at, at + len(b"else")))
