"""Places of parameters: parameters of well-known types in, whether they come first out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags, Freedom
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Function, Parameter
from drift_lsp.graphs.project import Project
from drift_lsp.text import Span

KNOWN = re.compile(r"[*&]?(\w+(?:\.|::)\w+)")
"""A type of another module, spelled with where it comes from: `context.Context`."""

FIRST = frozenset({"context.Context", "testing.T", "testing.B", "testing.TB", "testing.F", "http.ResponseWriter"})
"""Types that everybody puts first, in one order or another."""


class ParameterPlace(Detector):
    """Does a parameter of a well-known type come first?

    What every function takes, as a context, is looked for in the same place.
    """

    id = "structural/parameter-place"
    family_tiers = {"go": "throughout"}
    needs = (Parameter, Function)
    slots = {"parameters of type *": "parameters of a type"}
    answers = {"first": "it comes first", "later": "it comes later"}
    conventions = frozenset({"first"})
    strict = True
    families = frozenset({"go"})
    examples = (
        Flags(
            "func drop(id int, «ctx» context.Context) {}",
            taught="func save(ctx context.Context, id int) {}",
            language="go",
        ),
        Allows(  # One that has its place there is there already.
            "func drop(t *testing.T, id int, ctx context.Context) {}",
            taught="func save(ctx context.Context, id int) {}",
            language="go",
        ),
        Allows("func drop(ctx context.Context) {}", taught="func save(ctx context.Context, id int) {}", language="go"),
        Allows("func drop(id int, it int) {}", taught="func save(ctx context.Context, id int) {}", language="go"),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report the place of each such parameter among several."""
        for function in file.all(Function):
            end = function.body.start if function.body else function.span.end
            found = file.inside(Parameter, Span(function.span.start, end))
            first = True  # Whether all before has its place there itself.
            taken = bool(found) and _known(found[0], file) in FIRST
            behind = False  # Whether something stands before that is no parameter of this kind.
            for number, it in enumerate(found if len(found) > 1 else ()):
                known = _known(it, file)
                if known and it.name:
                    # Behind another of a well-known type it may have to stand: no departure, but no first place either.
                    free = Freedom.FREE if not number or (behind and not taken) else Freedom.UNASKED
                    choice = "later" if number else "first"
                    if behind or not number or not first:
                        yield Detection(f"parameters of type {known}", choice, it.name.span, free)
                behind = behind or known is None
                first = first and known in FIRST


def _known(it: Parameter, file: FileFacts) -> str | None:
    """Name the type of a parameter, if it is one of another module."""
    known = KNOWN.fullmatch(it.annotation.of(file.source)) if it.annotation and not it.rest else None
    return known[1] if known else None
