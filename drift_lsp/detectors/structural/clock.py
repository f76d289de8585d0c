"""Clocks: places that ask for the time in, where they ask out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Call, Comment, Text
from drift_lsp.graphs.project import Project
from drift_lsp.text import Span

ASKED = re.compile(rb"(?<![\w.])DateTime(?:Offset)?\.(?P<where>UtcNow|Now|Today)\b")
UTC = re.compile(rb"\(\)\s*\.\s*UTC\(\)")


class Clock(Detector):
    """Is the time asked for where the machine stands, or in UTC?

    Where it is kept in UTC throughout, one local time is some hours off, and nobody sees it at home.
    """

    id = "structural/clock"
    needs = (Call,)
    beyond = True
    slots = {"time that is asked for": "times that are asked for"}
    answers = {"utc": "it is asked for in UTC", "local": "it is that of where the machine stands"}
    conventions = frozenset({"utc"})
    roles = ("main",)
    families = frozenset({"csharp", "go"})
    examples = (
        Flags(
            "class Cart { void A() { B(«DateTime.Now»); } }",
            taught="class Item { void A() { B(DateTime.UtcNow); } }",
            language="csharp",
        ),
        Flags("func drop() { save(«time.Now»()) }", taught="func save() { drop(time.Now().UTC()) }", language="go"),
        Allows(
            'class Cart { void A() { B("DateTime.Now"); } }',
            taught="class Item { void A() { B(DateTime.UtcNow); } }",
            language="csharp",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report where each time is asked for."""
        slot = "time that is asked for"
        if b"DateTime" in file.source:
            for it in ASKED.finditer(file.source):
                span = Span(*it.span())
                if not file.enclosing(span, Text) and not file.enclosing(span, Comment):
                    yield Detection(slot, "utc" if it["where"] == b"UtcNow" else "local", span)
        for call in file.all(Call) if b"time.Now()" in file.source else ():
            if call.name and call.name.text == "Now" and call.receiver and call.receiver.text == "time":
                utc = UTC.match(file.source, call.name.span.end)
                yield Detection(slot, "utc" if utc else "local", Span(call.receiver.span.start, call.name.span.end))
