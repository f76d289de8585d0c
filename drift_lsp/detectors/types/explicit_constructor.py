"""Constructors of one thing: constructors with one parameter in, whether they are `explicit` out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Class
from drift_lsp.graphs.project import Project
from drift_lsp.text import Span

MADE = re.compile(
    rb"^[ \t]*(?P<said>explicit\s+)?(?P<name>[A-Za-z_]\w*)\((?P<given>[^(),;{}]+)\)\s*(?:noexcept\s*)?(?:;|:(?!:)|\{)",
    re.MULTILINE,
)


class ExplicitConstructor(Detector):
    """Is a constructor that takes one thing `explicit`?

    Otherwise that thing becomes an object wherever one is wanted, and nobody sees it.
    """

    id = "types/explicit-constructor"
    tier = "listed"
    needs = (Class,)
    slots = {"constructor of one thing": "constructors that take one thing"}
    answers = {"explicit": "it is `explicit`", "open": "it is not `explicit`"}
    conventions = frozenset({"explicit"})
    languages = frozenset({"cpp"})
    strict = True
    examples = (
        Flags(
            "class Cart {\n    «Cart»(int size);\n};",
            taught="class Item {\n    explicit Item(int price);\n};",
            language="cpp",
        ),
        Allows(  # It copies.
            "class Cart {\n    Cart(const Cart& other);\n};",
            taught="class Item {\n    explicit Item(int price);\n};",
            language="cpp",
        ),
        Allows(
            "class Cart {\n    void load() {\n        Row(size);\n    }\n};",
            taught="class Item {\n    explicit Item(int price);\n};",
            language="cpp",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report of each such constructor whether it says so."""
        names = {it.name.text.encode() for it in file.all(Class) if it.name}
        for it in file.search(MADE):
            if (
                it["name"] not in names
                or re.search(rb"\b%b\b" % it["name"], it["given"])
                or it["given"].strip() == b"void"
            ):
                continue
            span = Span(*it.span("name"))
            owner = file.enclosing(span, Class)
            if owner and owner.name and owner.name.text.encode() == it["name"]:
                yield Detection("constructor of one thing", "explicit" if it["said"] else "open", span)
