"""Any: annotations in, whether they stand for every type out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags, Freedom
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import (
    Assignment,
    Cast,
    Class,
    Function,
    Lambda,
    Parameter,
    SignedParameter,
    TypeReference,
)
from drift_lsp.graphs.project import Project
from drift_lsp.text import Span

ALL = re.compile(r"(?:Promise<)?any>?")
"""Nothing more is said of the value than that it may come later."""


ANYTHING = frozenset(
    [
        "a",
        "b",
        "e",
        "err",
        "error",
        "ex",
        "reason",
        "arg",
        "data",
        "input",
        "obj",
        "object",
        "payload",
        "thing",
        "val",
        "value",
        "x",
        "y",
    ]
)
"""Anything can be thrown; and what is called so is looked at whatever it is."""


UNKNOWN = "unknown"
"""The type of what may be anything, and has to be looked at before it is used."""

ABOVE = 3000
"""Bytes before a function in which its other forms stand."""


class AnyType(Detector):
    """Do annotations say what a value is, or `any`?

    `any` switches the checking off for all that follows from the value.
    """

    id = "types/any-type"
    needs = (TypeReference, Parameter, SignedParameter, Function, Assignment, Cast)
    slots = {
        "type of a parameter": "annotated parameters",
        "type of a result": "annotated results",
        "type of a variable": "annotated variables",
        "type of what may be anything": "parameters that may be anything",
        "type of a described parameter": "parameters of functions that are described",
        "type of a callback's parameter": "annotated parameters of functions that are handed on",
        "type of anything": "types of what may be anything",
        "type that something is said to be": "values that are said to be of a type",
    }
    answers = {
        "stated": "the annotation says what the value is",
        "any": "the annotation stands for every type",
        "unknown": "the annotation says that nobody knows",
    }
    conventions = frozenset({"stated", UNKNOWN})
    tier = "listed"
    reasoned = True
    strict = True
    few = 15
    families = frozenset({"typescript"})
    roles = ("main",)

    examples = (
        Flags("function load(row: «any») {}", taught="function save(cart: Cart) {}", language="typescript"),
        Flags("function load(): Promise<«any»> {}", taught="function save(): Cart {}", language="typescript"),
        Flags("const row: «any» = load()", taught="const cart: Cart = load()", language="typescript"),
        Allows("load((row: any) => { return row.id })", taught="function save(cart: Cart) {}", language="typescript"),
        Allows("function load(row: unknown) {}", taught="type Cart = { body: any }", language="typescript"),
        Flags("const load = (row: «any») => {}", taught="function save(cart: Cart) {}", language="typescript"),
        Flags(
            "interface Row { load: (row: «any») => void }",
            taught="interface Cart { save: (cart: Cart) => void }",
            language="typescript",
        ),
        Flags(
            "interface Row { load(row: «any»): void }",
            taught="interface Cart { save(cart: Cart): void }",
            language="typescript",
        ),
        Allows("type Loads = (data: any) => void", taught="type Saves = (cart: Cart) => void", language="typescript"),
        Allows("function load(err: any) {}", taught="function save(cart: Cart) {}", language="typescript"),
        Flags("function load(err: «any») {}", taught="function save(error: unknown) {}", language="typescript"),
        Allows("function load(_row: any) {}", taught="function save(cart: Cart) {}", language="typescript"),
        Allows(
            "class Cart extends Base { override load(row: any) {} }",
            taught="function save(cart: Cart) {}",
            language="typescript",
        ),
        Allows(  # Its forms are declared above it.
            "class A {\n  load(row: Row): A\n  load(rows: Row[]): A\n  load(it: any): any { return this }\n}",
            taught="function save(cart: Cart): Cart {}",
            language="typescript",
        ),
        Flags(  # That of another class is no form of it.
            "class A { constructor(row: Row) {} }\nclass B { constructor(row: «any») {} }",
            taught="function save(cart: Cart) {}",
            language="typescript",
        ),
        Flags("rows.map((row: «any») => row.id)", taught="carts.map((cart: Cart) => cart.id)", language="typescript"),
        Flags("const row = load() as «any»", taught="const cart = save() as Cart", language="typescript"),
        Flags("type Row = { body: «any» }", taught="type Cart = { body: unknown }", language="typescript"),
        Allows("function load(row: unknown) {}", taught="function save(cart: Cart) {}", language="typescript"),
        Allows(
            "function load(row: Record<string, any>) {}", taught="function save(cart: Cart) {}", language="typescript"
        ),
        Allows("function load(...rows: any[]) {}", taught="function save(cart: Cart) {}", language="typescript"),
        Allows("function load<T extends any>(row: T) {}", taught="function save(cart: Cart) {}", language="typescript"),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report for each annotation whether `any` stands in it."""
        open_ended = file.once(_open_ended, None)
        functions = [it for it in file.all(Function) if not it.overrides and it.span not in open_ended]
        annotated = [
            (_slot(it), it.annotation, it.name)
            for it in file.all(Parameter)
            if _is_asked(it, file) and _around(it, file) not in open_ended
        ]
        annotated += [
            ("type of a described parameter", it.annotation, it.name)
            for it in file.all(SignedParameter)
            if it.name and not it.name.text.startswith("_") and it.name.text not in ANYTHING
        ]
        annotated += [("type of a result", it.returns, it.name) for it in functions]
        annotated += [("type of a variable", it.annotation, it.name) for it in file.all(Assignment)]
        annotated += [
            ("type of a callback's parameter", it.annotation, it.name)
            for it in file.all(Parameter)
            if it.annotation and not it.rest and _is_called_back(it, file)
        ]
        asked = set[Span]()
        for slot, annotation, name in annotated:
            if annotation is None:
                continue
            found = next((it for it in file.inside(TypeReference, annotation) if it.any), None)
            if found and ALL.fullmatch(annotation.of(file.source)):
                # What is called alike elsewhere and may be anything there, too, can hardly be said better.
                asked.add(found.span)
                yield Detection(slot, "any", found.span, token=name.text if name else "")
            elif found:  # What holds anything says what it is itself, but whoever counts will find it.
                yield Detection(slot, "any", found.span, Freedom.UNASKED)
            else:
                yield Detection(slot, "stated", annotation)
        for cast in file.all(Cast):
            if cast.type:
                asked.add(cast.type.span)
                choice = "any" if cast.type.text == "any" else "stated"
                yield Detection("type that something is said to be", choice, cast.type.span)
        for it in file.all(TypeReference):
            if it.span not in asked and (it.any or (it.name and it.name.text == UNKNOWN)):
                yield Detection("type of anything", "any" if it.any else UNKNOWN, it.span)


def _open_ended(file: FileFacts, _: None) -> frozenset[Span]:
    """List the functions of which several forms are declared above: those say what their callers may hand over."""
    return frozenset(
        it.span
        for it in file.all(Function)
        if it.name
        and b"any" in file.source[it.name.span.end : it.body.start if it.body else it.span.end]
        and re.search(
            rb"(?m)^\s*(?:[a-z]+\s+)*%b\s*[(<]" % re.escape(it.name.text.encode()),
            file.source[max(0, it.span.start - ABOVE, _owner(it, file)) : it.span.start],
        )
    )


def _owner(it: Function, file: FileFacts) -> int:
    """Tell where the class begins that a function stands in: what is called alike in another one is no form of it."""
    owner = file.enclosing(it.span, Class)
    return owner.span.start if owner else 0


def _around(it: Parameter, file: FileFacts) -> Span | None:
    function = file.enclosing(it.span, Function)
    return function.span if function else None


def _is_asked(it: Parameter, file: FileFacts) -> bool:
    """Tell whether a type of its own may be wanted of a parameter: not where it goes unused, a base gave it one, or
    whoever calls the function back decides.
    """
    if it.rest or (it.name and it.name.text.startswith("_")):
        return False
    function = file.enclosing(it.span, Function)
    return not (_is_called_back(it, file) or (function and function.overrides))


def _is_called_back(it: Parameter, file: FileFacts) -> bool:
    function, inner = file.enclosing(it.span, Function), file.enclosing(it.span, Lambda)
    return inner is not None and (function is None or (inner.span in function.span and inner.body != function.body))


def _slot(it: Parameter) -> str:
    return "type of what may be anything" if it.name and it.name.text in ANYTHING else "type of a parameter"
