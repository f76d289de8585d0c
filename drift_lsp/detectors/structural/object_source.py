"""Objects on the heap: what makes them in, whether a pointer owns them from the beginning out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags, Freedom
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Call
from drift_lsp.graphs.project import Project

MAKERS = frozenset({"make_unique", "make_shared"})
PLACED = re.compile(rb"new\s*\(")
HANDED = re.compile(rb"(?:unique_ptr|shared_ptr)\s*<[^;(){}]*>\s*(?:\w+\s*)?[({]\s*(?:::)?\Z|\breset\(\s*(?:::)?\Z")
"""Stands before an object that is owned at once: its constructor may be hidden, or it is freed in a way of its own."""


class ObjectSource(Detector):
    """Is an object on the heap made by `std::make_unique` and its like, or by `new`?

    What a bare `new` makes has to be given back by somebody; a pointer that owns it does so by itself.
    """

    id = "structural/object-source"
    local = True
    needs = (Call,)
    slots = {"object on the heap": "objects on the heap"}
    answers = {"owned": "`make_unique` or `make_shared` makes it", "bare": "`new` makes it"}
    conventions = frozenset({"owned"})
    strict = True
    roles = ("main",)
    languages = frozenset({"cpp"})
    examples = (
        Flags(
            "void a() { Cart *it = «new Cart(3)»; }",
            taught="void b() { auto it = std::make_unique<Item>(3); }",
            language="cpp",
        ),
        Allows(  # It has its place already.
            "void a() { Cart *it = new (place) Cart(3); }",
            taught="void b() { auto it = std::make_unique<Item>(3); }",
            language="cpp",
        ),
        Allows(  # It is owned at once.
            "void a() { std::unique_ptr<Cart> it(new Cart(3)); it.reset(new Cart(4)); }",
            taught="void b() { auto it = std::make_unique<Item>(3); }",
            language="cpp",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report what makes each object."""
        for call in file.all(Call):
            if call.is_new:
                start = call.span.start
                if not PLACED.match(file.source, start):
                    owned = HANDED.search(file.source, max(0, start - 120), start)
                    free = Freedom.UNASKED if owned else Freedom.FREE
                    yield Detection("object on the heap", "bare", call.span, free)
            elif call.name and call.name.text in MAKERS:
                yield Detection("object on the heap", "owned", call.name.span)
