"""Suffixes of numbers: long numbers that are written out in, whether their letter is a capital out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Call, Comment, Text
from drift_lsp.graphs.project import Project
from drift_lsp.text import Span

LONG = re.compile(rb"(?<![\w.$])\d[\d_]*(?P<mark>[lL])(?!\w)")


class NumberSuffix(Detector):
    """Is the letter of a long number a capital?

    A small `l` looks like a one.
    """

    id = "styling/number-suffix"
    tier = "listed"
    needs = (Call,)
    beyond = True
    form = True
    slots = {"long number": "long numbers that are written out"}
    answers = {"L": "it ends with `L`", "l": "it ends with `l`"}
    conventions = frozenset({"L"})
    strict = True
    families = frozenset({"csharp", "java"})
    examples = (
        Flags("class Cart { long size = 10«l»; }", taught="class Item { long size = 20L; }", language="java"),
        Allows(
            'class Cart { String size = "10l"; /* 3l */ }', taught="class Item { long size = 20L; }", language="java"
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report the letter of each long number."""
        for it in LONG.finditer(file.source):
            place = Span(*it.span("mark"))
            if file.enclosing(place, Text) is None and file.enclosing(place, Comment) is None:
                yield Detection("long number", it["mark"].decode(), place)
