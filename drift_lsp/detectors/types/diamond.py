"""Diamonds: new objects of generic classes in, whether they repeat what the class holds out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Assignment, Call
from drift_lsp.graphs.project import Project
from drift_lsp.text import Span

HELD = re.compile(rb"\s*<(?P<held>[^()]*)>\s*\(")


class Diamond(Detector):
    """Does a new object of a generic class repeat what its variable says that it holds?

    `new ArrayList<>()` takes it from the left, and need not be changed with it.
    """

    id = "types/diamond"
    needs = (Assignment, Call)
    slots = {"object of a generic class": "new objects of generic classes"}
    answers = {"left out": "what it holds is left out", "repeated": "what it holds is written again"}
    conventions = frozenset({"left out"})
    families = frozenset({"java"})
    form = True
    usual = True
    strict = True
    examples = (
        Flags(
            "class Cart { List<Row> rows = new ArrayList«<Row>»(); }",
            taught="class Item { List<Row> rows = new ArrayList<>(); }",
            language="java",
        ),
        *(
            Allows(
                f"class Cart {{ void load() {{ {code} }} }}",
                taught="class Item { List<Row> rows = new ArrayList<>(); }",
                language="java",
            )
            for code in (
                "var rows = new ArrayList<Row>();",  # Nothing else says it.
                "List<Row> rows = new ArrayList<Row>() { { add(it); } };",
                "Row rows = new Row();",
                "List rows = new ArrayList<Row>();",
            )
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report of each variable with a new object of a generic class whether what it holds stands there twice."""
        for it in file.all(Assignment):
            if it.value is None or it.annotation is None or it.keyword or it.called is None:
                continue
            call = file.at(Call, it.value)
            if call is None or not call.is_new or not file.source.startswith(b">", it.annotation.end - 1):
                continue
            found = HELD.match(file.source, it.called.span.end, it.value.end)
            if found and not file.source.startswith(b"}", it.value.end - 1):
                choice = "repeated" if found["held"].strip() else "left out"
                yield Detection(
                    "object of a generic class", choice, Span(found.start("held") - 1, found.end("held") + 1)
                )
