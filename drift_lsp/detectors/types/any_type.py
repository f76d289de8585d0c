"""Any: annotations in, whether they stand for every type out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Assignment, Function, Parameter, TypeReference
from drift_lsp.graphs.project import Project

ALL = re.compile(r"(?:Promise<|Array<)*any(?:\[\])*>*")
"""Nothing more is said of the value than that there may be several of it, or that it comes later."""


class AnyType(Detector):
    """Do annotations say what a value is, or `any`?

    `any` switches the checking off for all that follows from the value.
    """

    id = "types/any-type"
    needs = (TypeReference, Parameter, Function, Assignment)
    slots = {
        "type of a parameter": "annotated parameters",
        "type of a result": "annotated results",
        "type of a variable": "annotated variables",
    }
    answers = {"stated": "the annotation says what the value is", "any": "the annotation stands for every type"}
    conventions = frozenset({"stated"})
    strict = True
    families = frozenset({"typescript"})
    roles = ("main",)

    examples = (
        Flags("function load(row: «any») {}", taught="function save(cart: Cart) {}", language="typescript"),
        Flags("function load(): Promise<«any»> {}", taught="function save(): Cart {}", language="typescript"),
        Flags("const row: «any» = load()", taught="const cart: Cart = load()", language="typescript"),
        Allows("function load(row: unknown) {}", taught="function save(cart: Cart) {}", language="typescript"),
        Allows(
            "function load(row: Record<string, any>) {}", taught="function save(cart: Cart) {}", language="typescript"
        ),
        Allows("function load(...rows: any[]) {}", taught="function save(cart: Cart) {}", language="typescript"),
        Allows("function load<T extends any>(row: T) {}", taught="function save(cart: Cart) {}", language="typescript"),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report for each annotation whether `any` stands in it."""
        annotated = [("type of a parameter", it.annotation) for it in file.all(Parameter) if not it.rest]
        annotated += [("type of a result", it.returns) for it in file.all(Function)]
        annotated += [("type of a variable", it.annotation) for it in file.all(Assignment)]
        for slot, annotation in annotated:
            if annotation is None:
                continue
            found = next((it for it in file.inside(TypeReference, annotation) if it.any), None)
            whole = found and ALL.fullmatch(annotation.of(file.source))
            yield Detection(slot, "any" if found and whole else "stated", found.span if found and whole else annotation)
