"""Expression bodies: methods that only give a value in, whether they are written with an arrow out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Function, Lambda, Return
from drift_lsp.graphs.project import Project
from drift_lsp.text import Span, first_line

LONGEST = 100
"""Bytes of a method without its modifiers that fit on a line."""

NOTHING = re.compile(rb"void\b|(?:Value)?Task\b(?!<)")
"""The type of what gives no value."""

_ONE_STEP = re.compile(rb"\{\s*(?!(?:return|throw|var|using|yield)\b)[\w(][^;{}\n]*;\s*\}")
_ONE_RETURN = re.compile(rb"\{\s*return\b[^;{}]*;\s*\}")


class ExpressionBody(Detector):
    """Is a function that only gives a value written with an arrow, or with a block and `return`?

    The short form says that nothing else happens; the long one looks like all other functions.
    """

    id = "styling/expression-body"
    tier = "listed"
    needs = (Function, Lambda, Return)
    slots = {
        "method that gives a value": "methods that only give a value",
        "method that does one thing": "methods that do one thing",
        "lambda": "lambdas that only give a value",
    }
    answers = {"arrow": "it is written with an arrow", "block": "it is written with a block"}
    older = frozenset({"block"})
    strict = True
    firm = True
    families = frozenset({"csharp", "java"})
    local = True

    examples = (
        Allows(
            "class Cart { void Load() { Run(Get); static int Get() { return 3; } } }",
            taught="class Item { int Save() => 3; }",
            language="csharp",
        ),
        Flags(
            "class Cart { int «Total»() { return 3; } }", taught="class Item { int Price() => 3; }", language="csharp"
        ),
        Flags(
            "class Cart { void «Load»() { rows.Load(); } }",
            taught="class Item { void Save() => rows.Save(); }",
            language="csharp",
        ),
        Allows(  # Whether a value is given is another question.
            "class Cart { void Load() { rows.Load(); } }", taught="class Item { int Price() => 3; }", language="csharp"
        ),
        Allows(  # Whoever writes blocks does so from before there was another way.
            "class Cart { int Total() => 3; }", taught="class Item { int Price() { return 3; } }", language="csharp"
        ),
        Flags(
            "class Cart { void a() { b(c -> «{ return c.d(); }»); } }",
            taught="class Item { void a() { b(c -> c.d()); } }",
            language="java",
        ),
        Allows(  # An arrow would make it no shorter.
            "class Cart {\n    int Total()\n    {\n        return rows.Sum()\n            + 3;\n    }\n}",
            taught="class Item { int Price() => 3; }",
            language="csharp",
        ),
        Allows(
            "class Cart { void a() { b(c =>\n{\n    return c\n        .d();\n}); } }",
            taught="class Item { void a() { b(c => c.d()); } }",
            language="csharp",
        ),
        Allows(
            "class Cart { int Total() { Load(); return 3; } }",
            taught="class Item { int Price() => 3; }",
            language="csharp",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report the form of each function that does nothing but give a value."""
        source = file.source
        for it in file.all(Function):
            # A function inside of another has a custom of its own.
            if it.name and it.body and it.returns and not it.accessor and not file.is_nested(it):
                if NOTHING.match(source, it.returns.start):
                    if source.startswith(b"=>", it.body.start):
                        yield Detection("method that does one thing", "arrow", it.name.span)
                    elif _ONE_STEP.fullmatch(source, it.body.start, it.body.end) and _is_short(it, source):
                        yield Detection("method that does one thing", "block", it.name.span)
                elif source.startswith(b"=>", it.body.start):
                    yield Detection("method that gives a value", "arrow", it.name.span)
                elif _ONE_RETURN.fullmatch(source, it.body.start, it.body.end) and _is_short(it, source):
                    yield Detection("method that gives a value", "block", it.name.span)
        for function in file.all(Lambda):
            if function.body is None:
                continue
            if _ONE_RETURN.fullmatch(source, function.body.start, function.body.end):
                if b"\n" not in _given(function.body, source):
                    yield Detection("lambda", "block", first_line(source, function.body))
            elif not source.startswith(b"{", function.body.start):
                yield Detection("lambda", "arrow", first_line(source, function.body))


def _is_short(it: Function, source: bytes) -> bool:
    """Tell whether a function fits on one line with an arrow in it."""
    assert it.body
    assert it.returns
    head = source[it.returns.start : it.body.start].strip()
    given = _given(it.body, source)
    return b"\n" not in head + given and len(head + given) < LONGEST


def _given(body: Span, source: bytes) -> bytes:
    return source[body.start : body.end].strip(b"{} \t\r\n")
