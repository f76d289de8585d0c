"""Casts: values said to be of another type in, what they are said to be out."""

from __future__ import annotations

from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Cast
from drift_lsp.graphs.project import Project


class CastForm(Detector):
    """How is a value said to be of another type?

    `item as Item` and `<Item>item` mean the same; `item as any` says that it could be anything.
    """

    id = "types/cast-form"
    needs = (Cast,)
    slots = {"cast": "casts", "type of a cast": "casts with `as`"}
    answers = {
        "as": "it is written `… as …`",
        "<": "it is written `<…>…`",
        "named": "it says which type the value has",
        "any": "it says that the value could be anything",
    }
    conventions = frozenset({"as", "<", "named"})
    tier = "listed"
    families = frozenset({"typescript"})
    strict = True
    firm = True
    roles = ("main",)

    examples = (
        Flags("const row = «<Row>load()»", taught="const cart = load() as Cart", language="typescript"),
        Flags("const row = load() as «any»", taught="const cart = load() as Cart", language="typescript"),
        Allows("const row = load() as Row[]", taught="const cart = load() as Cart", language="typescript"),
        Allows("const row = load() as const", taught="const cart = load() as Cart", language="typescript"),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report the form and the type of each cast."""
        for it in file.all(Cast):
            if it.form is None or it.type is None:
                continue
            yield Detection("cast", it.form.text, it.span)
            if it.form.text == "as":
                yield Detection("type of a cast", "any" if it.type.text == "any" else "named", it.type.span)
