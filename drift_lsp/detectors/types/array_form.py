"""Array types: types of arrays in, which of the two ways they are written out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags, Freedom
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import TypeReference
from drift_lsp.graphs.project import Project
from drift_lsp.text import Edit, Span

PLAIN = re.compile(r"[\w.]+(?:\[\])*")
"""A name, or an array of what has one."""


class ArrayForm(Detector):
    """Is the type of an array written `Cart[]` or `Array<Cart>`?

    Both mean the same. Many write the short form for a name and the long one for what is put together, so both are asked
    apart.
    """

    id = "types/array-form"
    needs = (TypeReference,)
    slots = {"array of a named type": "arrays of named types", "array of another type": "arrays of types put together"}
    tier = "listed"
    family_tiers = {"typescript": "throughout"}
    strict = True
    answers = {"[]": "the type is written `…[]`", "Array": "the type is written `Array<…>`"}
    families = frozenset({"typescript"})
    local = True

    examples = (
        Flags("let rows: «Array<Row>»", taught="let carts: Cart[]", fixed="let rows: Row[]", language="typescript"),
        Flags(
            "let rows: «Row[]»", taught="let carts: Array<Cart>", fixed="let rows: Array<Row>", language="typescript"
        ),
        Flags(
            "let rows: «Array<Row[]>»", taught="let carts: Cart[][]", fixed="let rows: Row[][]", language="typescript"
        ),
        Allows("let rows: Row[][]", taught="let carts: Array<Cart | null>", language="typescript"),
        Allows("let rows: Array<Row | null>", taught="let carts: Cart[]", language="typescript"),
        Allows(  # It goes with its neighbour, which is better off so.
            "function load(rows: Array<Row | null>,\n  more: Array<Row>) {}",
            taught="let carts: Cart[]",
            language="typescript",
        ),
        Allows("let rows: ReadonlyArray<Row>", taught="let carts: Cart[]", language="typescript"),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report how each type of an array is written."""
        found = [it for it in file.all(TypeReference) if it.array and it.name and it.name.text in ("[", "Array")]
        plain = {it for it in found if PLAIN.fullmatch(_inside(it, file))}
        arrays = {it for it in found if it.name and it.name.text == "Array"}
        long = {file.lines.row(it.span.start) for it in arrays - plain}
        for it in found:
            row = file.lines.row(it.span.start)
            follows = it in plain and it in arrays and not long.isdisjoint((row - 1, row, row + 1))
            slot = "array of a named type" if it in plain else "array of another type"
            free = Freedom.UNASKED if follows else Freedom.FREE
            yield Detection(slot, "Array" if it in arrays else "[]", it.span, free)

    def fix(self, file: FileFacts, project: Project, at: Span, expected: str) -> Iterator[Edit]:
        """Write the type of a named element the other way."""
        it = file.at(TypeReference, at)
        if it and PLAIN.fullmatch(inside := _inside(it, file)):
            yield Edit(at, f"{inside}[]" if expected == "[]" else f"Array<{inside}>")


def _inside(it: TypeReference, file: FileFacts) -> str:
    written = it.span.of(file.source)
    return (
        written[len("Array<") : -1] if written.endswith(">") and it.name and it.name.text == "Array" else written[:-2]
    )
