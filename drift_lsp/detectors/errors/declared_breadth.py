"""Declared errors: methods that say what they throw in, whether they name it or say that it may be anything out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Function
from drift_lsp.graphs.project import Project
from drift_lsp.text import Span

THROWS = re.compile(rb"\)\s*throws\s+(?P<types>[\w.,\s]+?)\s*\Z")
"""The end of a method's head."""

ANYTHING = re.compile(rb"\b(?:Exception|Throwable)\b")
LONGEST = 300
"""Bytes before a body that are looked at."""


class DeclaredBreadth(Detector):
    """Does a method name the errors that it throws, or say that it may throw anything?

    Whoever calls it must catch what it says; of anything nobody knows what to do about it.
    """

    id = "errors/declared-breadth"
    tier = "listed"
    needs = (Function,)
    slots = {"method": "methods"}
    answers = {
        "anything": "it says that it may throw anything",
        "less": "it names what it throws, or throws nothing of the kind",
    }
    conventions = frozenset({"less"})
    strict = True
    roles = ("main",)
    families = frozenset({"java"})
    examples = (
        Flags(
            "class Cart { int load() throws «Exception» { return 1; } }",
            taught="class Item { int save() throws IOException { return 2; } int drop() { return 3; } }",
            language="java",
        ),
        Allows(  # So the base says.
            "class Cart { @Override public void close() throws Exception { } }",
            taught="class Item { int save() throws IOException { return 2; } }",
            language="java",
        ),
        Allows(
            "class Cart { int load() throws ParseException, SQLException { return 1; } }",
            taught="class Item { int save() throws IOException { return 2; } }",
            language="java",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report of each method that is no other's whether what it throws is named."""
        for it in file.all(Function):
            if it.name is None or it.body is None or it.overrides or it.is_test:
                continue
            found = THROWS.search(file.source, max(it.name.span.end, it.body.start - LONGEST), it.body.start)
            broad = ANYTHING.search(file.source, *found.span("types")) if found else None
            place = Span(*broad.span()) if broad else it.name.span
            yield Detection("method", "anything" if broad else "less", place)
