"""Names of a type: parameters and fields of well-known types in, what they are called out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.casing import words
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Assignment, Function, Lambda, Parameter
from drift_lsp.graphs.project import Project

KNOWN = re.compile(r"[*&]?(?:mut )?(\w+(?:\.|::)\w+)")
"""A type of another module, spelled with where it comes from: `context.Context`, `*http.Request`."""


class NameOfType(Detector):
    """What are a parameter and a field of a well-known type called?

    A context is called `ctx` everywhere, or each is a riddle. Types are asked that are spelled with the module they
    come from; closures are not, for the name may be taken around them.
    """

    id = "structural/name-of-type"
    needs = (Parameter, Assignment)
    slots = {
        "parameters of type *": "parameters of a type",
        "fields of type *": "fields of a type",
    }
    answers = {
        "*": "it is called `{}`",
    }
    tier = "listed"
    reasoned = True
    strict = True
    families = frozenset({"go"})
    asks_text = ("parameters of type ", "fields of type ")

    examples = (
        Flags("func drop(«context» context.Context) {}", taught="func save(ctx context.Context) {}", language="go"),
        Flags(
            "type Cart struct {\n\t«lock» sync.Mutex\n}",
            taught="type Item struct {\n\tmu sync.Mutex\n}",
            language="go",
        ),
        Allows("func drop(id int) {}", taught="func save(ctx context.Context, id int) {}", language="go"),
        Allows(
            "func drop(ctx context.Context, outer context.Context) {}",
            taught="func save(ctx context.Context) {}",
            language="go",
        ),
        Allows(
            "type Cart struct {\n\trowsMu sync.Mutex\n}",
            taught="type Item struct {\n\tmu sync.Mutex\n}",
            language="go",
        ),
        Allows("func drop(_ context.Context) {}", taught="func save(ctx context.Context) {}", language="go"),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report the name of each parameter and each field of such a type."""
        of_type = Counter(
            (around.span, well_known(it, file))
            for it in file.all(Parameter)
            if (around := file.enclosing(it.span, Function))
        )
        for it in file.all(Parameter):
            known = well_known(it, file)
            if known and it.name and it.name.text != "_" and not file.enclosing(it.span, Lambda):
                around = file.enclosing(it.span, Function)
                if around is None or of_type[around.span, known] == 1:  # Two of a kind need two names.
                    yield Detection(f"parameters of type {known}", it.name.text, it.name.span)
        for field in file.all(Assignment):
            known = well_known(field, file) if field.member else ""
            if known and field.name:
                yield Detection(f"fields of type {known}", _called(field.name.text), field.name.span)


def _called(name: str) -> str:
    """Tell what a field is called: `metricsCtx` is a `ctx` that is told from others."""
    parts = words(name)
    return f"{name}|{parts[-1].lower()}" if len(parts) > 1 else name


def well_known(it: Parameter | Assignment, file: FileFacts) -> str:
    """Spell the type of a parameter or field, if it says where it comes from; "" for any other."""
    known = KNOWN.fullmatch(it.annotation.of(file.source)) if it.annotation else None
    return known[1] if known and not (isinstance(it, Parameter) and it.rest) else ""
