"""Copies in loops: loops over elements in, whether each element is referred to or copied out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Loop
from drift_lsp.graphs.project import Project
from drift_lsp.text import Span

HEAD = re.compile(
    rb"for\s*\(\s*(?P<kind>(?:const\s+)?auto(?:\s+const)?\s*(?P<by>&&?|\*)?)\s*(?:\w+|\[[\w\s,]+\])\s*:(?!:)"
)


class LoopCopy(Detector):
    """Does a loop refer to each element, or does it copy it?

    A copy costs what the element costs, and what is done to it is lost. Pointers and small numbers can well be copied.
    """

    id = "styling/loop-copy"
    tier = "listed"
    needs = (Loop,)
    slots = {"element of a loop": "elements whose type a loop leaves open"}
    answers = {"reference": "the loop refers to it", "copy": "the loop copies it"}
    conventions = frozenset({"reference"})
    languages = frozenset({"cpp"})
    strict = True
    local = True
    examples = (
        Flags(
            "void load() { for («auto» it : carts) { drop(it); } }",
            taught="void save() { for (const auto &it : items) { keep(it); } }",
            language="cpp",
        ),
        Allows(
            "void load() { for (int it : carts) { drop(it); } }",
            taught="void save() { for (const auto &it : items) { keep(it); } }",
            language="cpp",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report how each element is held."""
        for it in file.all(Loop):
            found = HEAD.match(file.source, it.span.start, it.span.end)
            if found and found["by"] != b"*":
                place = Span(found.start("kind"), found.start("kind") + len(found["kind"].rstrip()))
                yield Detection("element of a loop", "reference" if found["by"] else "copy", place)
