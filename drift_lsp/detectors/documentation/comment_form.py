"""Forms of comments: comments above definitions in, the marks they are written with out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.opening import first_line
from drift_lsp.facts.vocabulary import Class, Function, TypeDefinition
from drift_lsp.graphs.project import Project

MARKS = re.compile(rb"/\*\*(?!\*)|/\*!|/\*(?!\*)|///(?!/)|//!|//(?!/)")
"""A whole line of stars or slashes is a fence and documents nothing."""

_MANY = (
    "methods functions members fields accessors getters setters constructors operators callbacks slots signals types"
)
HEADING = re.compile(rb"\W*(?:\w+\s+){0,2}(?:" + "|".join(_MANY.split()).encode() + rb")\b[^.\n]*")
"""What stands above several definitions, and is no documentation of the first."""

CODE = re.compile(rb"/\*(?s:.)*[;{}]\s*\*/|//[^\n]*[;{}]\s*")
"""What was code once."""


class CommentForm(Detector):
    """With which marks are comments written that stand above a definition?

    Tools that make documents from them read one form and pass over another.
    """

    id = "documentation/comment-form"
    needs = (Function, Class)
    beyond = True
    tier = "listed"
    form = True
    slots = {"comment above a definition": "comments above definitions"}
    answers = {"*": "the comment starts with `{}`"}
    strict = True
    roles = ("main",)
    families = frozenset({"c"})

    examples = (
        Flags(
            "«// Loads it.»\nint load(void) { return 1; }",
            taught="/** Saves it. */\nint save(void) { return 1; }",
            language="c",
        ),
        Flags(
            "«/* Loads it. */»\nint load();",
            taught="/// Saves it.\nint save();",
            language="cpp",
        ),
        Allows(  # A fence.
            "/**** LOADING ****/\nint load(void) { return 1; }",
            taught="// Saves it.\nint save(void) { return 1; }",
            language="c",
        ),
        Allows("/* int size;\n   int drop(); */\nint load();", taught="/** Saves it. */\nint save();", language="cpp"),
        Allows(  # Nobody else reads it.
            "class Cart {\nprivate:\n  /* Loads it. */\n  int load();\n};",
            taught="/** Saves it. */\nint save();",
            language="cpp",
        ),
        Allows(  # It heads what follows.
            "class Cart {\n  /* virtual methods from class Base */\n  int load();\n};",
            taught="/** Saves it. */\nint save();",
            language="cpp",
        ),
        Allows(
            "int load(void) { return 1; /* So. */ }",
            taught="/** Saves it. */\nint save(void) { return 1; }",
            language="c",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report the marks of each comment above a definition."""
        definitions: list[Function | Class | TypeDefinition] = [
            *file.all(Function),
            *file.all(Class),
            *file.all(TypeDefinition),
        ]
        for it in definitions:
            hidden = file.enclosing(it.span, Class) is not None and not file.is_public(it)
            comment = None if hidden or file.is_nested(it) else file.documentation(it)
            if comment is None or any(
                one.fullmatch(file.source, comment.start, comment.end) for one in (HEADING, CODE)
            ):
                continue
            if mark := MARKS.match(file.source, comment.start):
                span = first_line(file.source, comment)
                yield Detection("comment above a definition", mark.group().decode(), span)
