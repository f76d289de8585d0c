"""Brackets of arrays: what is declared as an array in, whether its type or its name says so out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Assignment, Parameter
from drift_lsp.graphs.project import Project
from drift_lsp.text import Span

BRACKETS = re.compile(rb"\s*\[\s*\]")


class ArrayBrackets(Detector):
    """Do the brackets of an array stand behind its type or behind its name?

    Behind the type, the whole type is told in one place.
    """

    id = "types/array-brackets"
    needs = (Assignment, Parameter)
    slots = {"array": "arrays"}
    answers = {"type": "the brackets stand behind the type", "name": "the brackets stand behind the name"}
    conventions = frozenset({"type"})
    families = frozenset({"java"})
    form = True
    layout = True
    usual = True
    strict = True
    examples = (
        Flags("class Cart { byte «rows[]» = a(); }", taught="class Item { byte[] rows = b(); }", language="java"),
        Flags(
            "class Cart { void load(byte «rows[]») { } }",
            taught="class Item { void save(byte[] rows) { } }",
            language="java",
        ),
        Allows("class Cart { byte rows = all[1]; }", taught="class Item { byte[] rows = b(); }", language="java"),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report of each array where its brackets stand."""
        declared: list[Assignment | Parameter] = [*file.all(Assignment), *file.all(Parameter)]
        for it in declared:
            if it.name is None or it.annotation is None:
                continue
            if behind := BRACKETS.match(file.source, it.name.span.end):
                yield Detection("array", "name", Span(it.name.span.start, behind.end()))
            elif file.source.startswith(b"]", it.annotation.end - 1):
                yield Detection("array", "type", it.name.span)
