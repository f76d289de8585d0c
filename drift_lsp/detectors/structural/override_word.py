"""Words of overriding methods: methods that say `override` in, whether `virtual` stands beside it out."""

from __future__ import annotations

from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Class, Function
from drift_lsp.graphs.project import Project
from drift_lsp.text import Span

TAUGHT = "class Item : public Base { int size() const override; };"


class OverrideWord(Detector):
    """Does `virtual` stand beside `override`?

    `override` says it already; where `virtual` stands as well, a reader looks for what is meant by it.
    """

    id = "structural/override-word"
    needs = (Function, Class)
    slots = {"overriding method": "methods that say `override`"}
    answers = {"alone": "`override` says it alone", "both": "`virtual` is written as well"}
    strict = True
    families = frozenset({"c"})
    examples = (
        Flags("class Cart : public Base { «virtual» int load() const override; };", taught=TAUGHT, language="cpp"),
        Allows("class Cart : public Base { virtual int load() const; };", taught=TAUGHT, language="cpp"),
        Allows("class Cart { virtual int load() const; };", taught=TAUGHT, language="cpp"),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report for each method that says `override` whether it says `virtual` as well."""
        for it in file.all(Function):
            if it.overrides and it.name:
                word = Span(it.span.start, it.span.start + len(b"virtual"))
                both = file.source.startswith(b"virtual", it.span.start)
                yield Detection("overriding method", "both" if both else "alone", word if both else it.name.span)
