"""Choices: types of which one value is chosen in, whether they are enums or unions out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import TypeDefinition
from drift_lsp.graphs.project import Project

UNION = re.compile(r"""type\s+\w+\s*=\s*\|?\s*(['"])[^'"]*\1(?:\s*\|\s*(['"])[^'"]*\2)+\s*;?""")

NUMBERED = re.compile(rb"\w\s*=\s*-?\d")
"""A value of an enum that is a number: no text stands for it."""


class ChoiceForm(Detector):
    """Is one of a few values an enum, or a union of texts?

    An enum has names for its values; a union is written as it is stored.
    """

    id = "types/choice-form"
    needs = (TypeDefinition,)
    slots = {"choice": "types with a few values"}
    answers = {"enum": "the type is an enum", "union": "the type is a union of texts"}
    tier = "throughout"
    families = frozenset({"typescript"})
    roles = ("main",)

    examples = (
        Flags("enum «Size» { small = 's', large = 'l' }", taught="type Kind = 'cart' | 'row'", language="typescript"),
        Flags("type «Size» = 'small' | 'large'", taught="enum Kind { cart = 'c', row = 'r' }", language="typescript"),
        Allows("enum Size { small = 10, large = 20 }", taught="type Kind = 'cart' | 'row'", language="typescript"),
        Allows("type Size = 'small' | number", taught="enum Kind { cart = 'c', row = 'r' }", language="typescript"),
        Allows("type Size = 'small'", taught="enum Kind { cart = 'c', row = 'r' }", language="typescript"),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report the form of each such type."""
        for it in file.all(TypeDefinition):
            if it.name and it.enum and not NUMBERED.search(file.source, it.span.start, it.span.end):
                yield Detection("choice", "enum", it.name.span, token=it.name.text)
            elif it.name and it.alias and it.span.size < 1000 and UNION.fullmatch(it.span.of(file.source)):
                yield Detection("choice", "union", it.name.span, token=it.name.text)
