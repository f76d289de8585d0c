"""What is gone through: loops over what is borrowed in, whether `&` or a method lends it out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Loop
from drift_lsp.graphs.project import Project
from drift_lsp.text import Span

HEAD = re.compile(
    rb"for\s[^{;=]{1,80}?\sin\s+(?:(?P<sign>&(?:mut\s+)?[\w.]+)|(?P<method>[\w.]+?\.iter(?:_mut)?\(\)))\s*\{"
)


class IteratedForm(Detector):
    """Does a loop borrow what it goes through by `&`, or by `iter`?

    Both are the same; where more is done to the elements on the way, only the method can be written.
    """

    id = "styling/iterated-form"
    tier = "listed"
    needs = (Loop,)
    form = True
    slots = {"borrowed by a loop": "collections that a loop borrows"}
    answers = {"sign": "`&` lends it", "method": "`iter` lends it"}
    families = frozenset({"rust"})
    strict = True
    local = True
    examples = (
        Flags(
            "fn load() { for it in «carts.iter()» { put(it); } }",
            taught="fn save() { for it in &items { keep(it); } }",
            language="rust",
        ),
        Flags(
            "fn load() { for it in «&mut carts» { put(it); } }",
            taught="fn save() { for it in items.iter_mut() { keep(it); } }",
            language="rust",
        ),
        Allows(
            "fn load() { for it in carts.iter().rev() { put(it); } }",
            taught="fn save() { for it in &items { keep(it); } }",
            language="rust",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report how each loop borrows what it goes through."""
        for it in file.all(Loop):
            if found := HEAD.match(file.source, it.span.start, it.span.end):
                kind = found.lastgroup or ""
                yield Detection("borrowed by a loop", kind, Span(*found.span(kind)))
