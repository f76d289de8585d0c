"""New objects: variables and members with a type and a new object in, whether the type is written twice out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Assignment, Call
from drift_lsp.graphs.project import Project
from drift_lsp.text import Span

HELD = re.compile(r"[<\[?]")
"""Behind the name of a type."""


class TargetNew(Detector):
    """Does a new object repeat the type that its variable has?

    `List<Cart> carts = new()` says it once, and need not be changed in two places. Where another type is made than the
    one that stands before it, it has to be said.
    """

    id = "types/target-new"
    tier = "listed"
    local = True
    needs = (Assignment, Call)
    form = True
    slots = {"member": "members with a new object", "variable": "variables with a type and a new object"}
    answers = {"once": "the type is written once: `new()`", "twice": "the type is written again behind `new`"}
    conventions = frozenset({"once"})
    strict = True
    families = frozenset({"csharp"})
    examples = (
        Flags(
            "class Cart { List<Row> rows = «new List»<Row>(); }",
            taught="class Item { List<Row> rows = new(); }",
            language="csharp",
        ),
        Flags(
            "class Cart { void Load() { Row row = «new Row»(3); } }",
            taught="class Item { void Save() { Row row = new(4); } }",
            language="csharp",
        ),
        *(
            Allows(
                f"class Cart {{ void Load() {{ {code} }} }}",
                taught="class Item { void Save() { Row row = new(4); } }",
                language="csharp",
            )
            for code in (
                "var row = new Row(3);",
                "IRow row = new Row(3);",
                "Row row = Made();",
                "Row[] row = new Row[3];",
            )
        ),
        Allows(
            "class Cart { List<Row> rows = new(); }",
            taught="class Item { List<Row> rows = new List<Row>(); }",
            language="csharp",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report of each such object whether its type is written again."""
        for it in file.all(Assignment):
            if it.value is None or it.annotation is None or it.keyword:
                continue
            call = file.at(Call, it.value)
            if call is None or not call.is_new:
                continue
            slot = "member" if it.member else "variable"
            if call.name is None:
                if file.source.startswith(b"(", it.value.start + len(b"new")):
                    yield Detection(slot, "once", Span(it.value.start, it.value.start + len(b"new")))
            elif HELD.split(it.annotation.of(file.source))[0].rpartition(".")[2] == call.name.text:
                yield Detection(slot, "twice", Span(it.value.start, call.name.span.end))
