"""Words of overriding methods: methods of heirs in, whether they say `override` out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Class, Function
from drift_lsp.graphs.project import Project

PURE = re.compile(rb"=\s*0\s*;?\s*$")
TAUGHT = "class Item : public Base { int size() const override; };"


class OverrideWord(Detector):
    """Does a virtual method of a class that extends another say `override`?

    With the word a method that replaces nothing does not compile: a misspelt name, a forgotten `const`. Whether `virtual`
    stands beside it is asked by itself.
    """

    id = "structural/override-word"
    needs = (Function, Class)
    slots = {"virtual method": "virtual methods of heirs", "overriding method": "methods that say `override`"}
    answers = {
        "marked": "`override` is written",
        "unmarked": "`override` is not written",
        "alone": "`override` says it alone",
        "both": "`virtual` is written as well",
    }
    conventions = frozenset({"marked", "alone", "both"})
    strict = True
    families = frozenset({"c"})
    examples = (
        Flags("class Cart : public Base { virtual int «load»() const; };", taught=TAUGHT, language="cpp"),
        Flags("class Cart : public Base { «virtual» int load() const override; };", taught=TAUGHT, language="cpp"),
        Allows("class Cart : public Base { virtual int load() const = 0; };", taught=TAUGHT, language="cpp"),
        Allows("class Cart { virtual int load() const; };", taught=TAUGHT, language="cpp"),
        Allows("class Cart : public Base { virtual ~Cart(); };", taught=TAUGHT, language="cpp"),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report the words of each virtual method of a class with a base."""
        for it in file.all(Function):
            if it.name is None or it.accessor:
                continue
            virtual = file.source.startswith(b"virtual", it.span.start)
            if not it.overrides and not virtual:
                continue
            owner = file.enclosing(it.span, Class)
            if owner is None or not owner.bases or PURE.search(file.source, it.span.start, it.span.end):
                continue
            yield Detection("virtual method", "marked" if it.overrides else "unmarked", it.name.span)
            if it.overrides:
                word = type(it.span)(it.span.start, it.span.start + len(b"virtual")) if virtual else it.name.span
                yield Detection("overriding method", "both" if virtual else "alone", word)
