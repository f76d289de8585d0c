"""New values: pointers to empty values in, whether `&` or `new` makes them out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Function
from drift_lsp.graphs.project import Project
from drift_lsp.text import Span

FORMS = {
    "literal": re.compile(rb"&(?:\w+\.)?[A-Z]\w*\{\}"),
    "new": re.compile(rb"new\((?:\w+\.)?[A-Z]\w*\)"),
}
PART = re.compile(rb"[\w.&]")
"""Before it, it is the end of something else."""


class NewValue(Detector):
    """Is a pointer to an empty value of a type made by `&` or by `new`?

    Both give the same.
    """

    id = "types/new-value"
    tier = "listed"
    needs = (Function,)
    beyond = True
    form = True
    slots = {"pointer to an empty value": "pointers to empty values"}
    answers = {"literal": "`&` makes it: `&Cart{}`", "new": "`new` makes it: `new(Cart)`"}
    families = frozenset({"go"})
    strict = True
    local = True
    examples = (
        Flags("func load() { it := «new(Cart)» }", taught="func save() { it := &Item{} }", language="go"),
        Flags("func load() { it := «&Cart{}» }", taught="func save() { it := new(Item) }", language="go"),
        Allows("func load() { it := new(int) }", taught="func save() { it := &Item{} }", language="go"),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report how each of them is made."""
        for choice, form in FORMS.items():
            for it in file.search(form):
                if not PART.match(file.source, it.start() - 1, it.start()):
                    yield Detection("pointer to an empty value", choice, Span(*it.span()))
