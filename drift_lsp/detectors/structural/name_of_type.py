"""Names of a type: parameters and fields of well-known types in, what they are called and where they stand out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Assignment, Function, Lambda, Parameter
from drift_lsp.graphs.project import Project
from drift_lsp.text import Span

KNOWN = re.compile(r"[*&]?(?:mut )?(\w+(?:\.|::)\w+)")
"""A type of another module, spelled with where it comes from: `context.Context`, `*http.Request`."""


class NameOfType(Detector):
    """What are a parameter and a field of a well-known type called, and where does the parameter stand?

    `ctx` comes first and is called so everywhere, or it is a riddle. Types are asked that are spelled with the module
    they come from.
    """

    id = "structural/name-of-type"
    needs = (Parameter, Function, Assignment)
    slots = {
        "parameters of type *": "parameters of a type",
        "fields of type *": "fields of a type",
        "parameters of type * among others": "parameters of a type",
    }
    answers = {
        "first": "it comes first",
        "later": "it comes later",
        "*": "it is called `{}`",
    }
    strict = True
    families = frozenset({"go"})
    examples = (
        Flags("func drop(«context» context.Context) {}", taught="func save(ctx context.Context) {}", language="go"),
        Flags(
            "func drop(id int, «ctx» context.Context) {}",
            taught="func save(ctx context.Context, id int) {}",
            language="go",
        ),
        Flags(
            "type Cart struct {\n\t«lock» sync.Mutex\n}",
            taught="type Item struct {\n\tmu sync.Mutex\n}",
            language="go",
        ),
        Allows("func drop(id int) {}", taught="func save(ctx context.Context, id int) {}", language="go"),
        Allows("func drop(_ context.Context) {}", taught="func save(ctx context.Context) {}", language="go"),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report the name and place of each parameter, and the name of each field, of such a type."""
        before: Function | Lambda | None = None
        siblings: list[Parameter] = []
        for it in file.all(Parameter):
            known = KNOWN.fullmatch(it.annotation.of(file.source)) if it.annotation and not it.rest else None
            if known is None or it.name is None:
                continue
            if it.name.text != "_":
                yield Detection(f"parameters of type {known[1]}", it.name.text, it.name.span)
            inner = file.enclosing(it.span, Lambda) or file.enclosing(it.span, Function)
            if inner is None:
                continue
            if inner is not before:
                before, siblings = inner, _parameters(file, inner)
            if len(siblings) > 1 and it in siblings:
                yield Detection(
                    f"parameters of type {known[1]} among others",
                    "first" if it is siblings[0] else "later",
                    it.name.span,
                )
        for field in file.all(Assignment):
            known = KNOWN.fullmatch(field.annotation.of(file.source)) if field.member and field.annotation else None
            if known and field.name:
                yield Detection(f"fields of type {known[1]}", field.name.text, field.name.span)


def _parameters(file: FileFacts, inner: Function | Lambda) -> list[Parameter]:
    """List a function's own parameters."""
    end = inner.body.start if inner.body else inner.span.end
    return [*file.inside(Parameter, Span(inner.span.start, end))]
