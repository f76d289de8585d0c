"""Ends of type names: names given to types in, whether they end in `_t` out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import TypeDefinition
from drift_lsp.graphs.project import Project

CALLED = re.compile(rb"typedef\b[^;{]*\(\s*\*")
"""Names a pointer to a function: such names mostly say what is called."""


class TypeSuffix(Detector):
    """Does the name that is given to a type end in `_t`?

    Where all do, a name without it reads like a variable or a function.
    """

    id = "structural/type-suffix"
    tier = "throughout"
    local = True
    needs = (TypeDefinition,)
    slots = {"name given to a type": "names given to types by `typedef`"}
    answers = {"suffix": "its name ends in `_t`", "plain": "its name has no such end"}
    conventions = frozenset({"suffix"})
    strict = True
    counts_names = True
    roles = ("main",)
    languages = frozenset({"c"})
    examples = (
        Flags(
            "typedef struct { int size; } «cart»;",
            taught="typedef struct item { int price; } item_t;",
            language="c",
        ),
        Allows(
            "typedef void (*done)(int size);",
            taught="typedef struct item { int price; } item_t;",
            language="c",
        ),
        Allows(  # Nobody asks for it.
            "typedef struct { int size; } cart_t;",
            taught="typedef struct item { int price; } item;",
            language="c",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report the end of each name that a `typedef` gives to what is no function."""
        for it in file.all(TypeDefinition):
            written = file.source.startswith(b"typedef", it.span.start)
            if it.name and written and not CALLED.match(file.source, it.span.start, it.span.end):
                end = "suffix" if it.name.text.endswith("_t") else "plain"
                yield Detection("name given to a type", end, it.name.span, token=it.name.text)
