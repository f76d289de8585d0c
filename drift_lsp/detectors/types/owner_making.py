"""Owners: pointers that own what they lead to in, how what they own is made out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Function
from drift_lsp.graphs.project import Project
from drift_lsp.text import Span

FORMS = {
    re.compile(rb"make_(?:unique|shared)\s*<"): "made",
    re.compile(rb"_ptr\s*<[^;{}()]{1,80}>\s*(?:\w+\s*)?[({]\s*new\b"): "new",
    re.compile(rb"\.reset\(\s*new\b"): "new",
}


class OwnerMaking(Detector):
    """Is what a smart pointer owns made by `make_unique` and `make_shared`, or by `new`?

    They say the type once, and nothing is lost where something fails in between.
    """

    id = "types/owner-making"
    tier = "listed"
    needs = (Function,)
    beyond = True
    form = True
    slots = {"owned object": "objects that smart pointers own"}
    answers = {"made": "`make_unique` or `make_shared` makes it", "new": "`new` makes it"}
    conventions = frozenset({"made"})
    languages = frozenset({"cpp"})
    strict = True
    local = True
    examples = (
        Flags(
            "void load() { auto it = std::unique«_ptr<Cart>(new» Cart(3)); }",
            taught="void save() { auto it = std::make_unique<Item>(3); }",
            language="cpp",
        ),
        Allows(
            "void load() { std::unique_ptr<Cart> it = open(3); }",
            taught="void save() { auto it = std::make_unique<Item>(3); }",
            language="cpp",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report how each such object is made."""
        for form, choice in FORMS.items():
            for it in file.search(form):
                yield Detection("owned object", choice, Span(*it.span()))
