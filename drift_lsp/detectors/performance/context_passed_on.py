"""Whether a function hands on the context it was given: calls in, the given one or a new one out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.detectors.explained import is_explained
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Call, Cleanup, Function, Lambda, Parameter
from drift_lsp.graphs.project import Project
from drift_lsp.text import Span

TYPES = frozenset({"context.Context", "CancellationToken"})
LONGEST = 30
"""Bytes of what could be one."""

CLEANS = re.compile(r"(?i)clean|close|shutdown|release|unlock|rollback|teardown|stop")
"""How is called what ends something, whatever else happens."""

NEAR = 400
"""Bytes before a call in which it is asked."""

NEW = frozenset({"context.Background()", "context.TODO()"})


class ContextPassedOn(Detector):
    """Does a function that may be cancelled hand that on to what it calls?

    With a context of its own, what is called goes on after nobody waits for it any more.
    """

    id = "performance/context-passed-on"
    needs = (Call, Function, Parameter)
    slots = {"context given to a call": "contexts given to calls", "call of * by who may be cancelled": "such calls"}
    answers = {
        "handed on": "the given context is handed on",
        "new": "a new context is given",
        "left out": "no context is given",
    }
    tier = "listed"
    family_tiers = {"go": "throughout"}
    conventions = frozenset({"handed on"})
    roles = ("main",)
    families = frozenset({"go", "csharp"})
    examples = (
        Flags(
            "func drop(ctx context.Context) { load(«context.Background()») }",
            taught="func save(ctx context.Context) { load(ctx) }",
            language="go",
        ),
        Allows(  # It shall outlive the given one.
            "func drop(ctx context.Context) { context.WithTimeout(context.Background(), 3) }",
            taught="func save(ctx context.Context) { load(ctx) }",
            language="go",
        ),
        Allows(  # What was begun is ended.
            "func drop(ctx context.Context) { cleanUp(context.Background()) }",
            taught="func save(ctx context.Context) { load(ctx) }",
            language="go",
        ),
        Allows(  # The given one has ended.
            "func drop(ctx context.Context) {\n\tif ctx.Err() != nil {\n\t\tload(context.Background())\n\t}\n}",
            taught="func save(ctx context.Context) { load(ctx) }",
            language="go",
        ),
        Allows(  # Whoever lets go of the given one means to.
            "func drop(ctx context.Context) {\n\tfree := context.WithoutCancel(ctx)\n\ttell(free)\n\tload(context.Background())\n}",
            taught="func save(ctx context.Context) { load(ctx) }",
            language="go",
        ),
        Allows(
            "func drop(ctx context.Context) {\n\t// It goes on in the background.\n\tload(context.Background())\n}",
            taught="func save(ctx context.Context) { load(ctx) }",
            language="go",
        ),
        *(
            Allows(  # It is given to another function, or by nobody.
                code, taught="func save(ctx context.Context) { load(ctx) }", language="go"
            )
            for code in (
                "func drop() { load(context.Background(), func(ctx context.Context) { tell() }) }",
                "func drop(_ context.Context) { load(context.Background()) }",
            )
        ),
        Flags(
            "class Cart { async Task Load(CancellationToken token) { await b.«KeepAsync»(it); } }",
            taught="class Item { async Task Save(CancellationToken token) { await b.KeepAsync(it, token); } }",
            language="csharp",
        ),
        Allows(
            "class Cart { async Task Load(CancellationToken token) { try { A(); } finally { await b.KeepAsync(it); } } }",
            taught="class Item { async Task Save(CancellationToken token) { await b.KeepAsync(it, token); } }",
            language="csharp",
        ),
        Allows(
            "func drop() { load(context.Background()) }",
            taught="func save(ctx context.Context) { load(ctx) }",
            language="go",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Look at every context that is given to a call in a function that has one."""
        given: dict[Span, str] = {}
        for it in file.all(Parameter):
            function, taker = file.enclosing(it.span, Function), file.enclosing(it.span, Lambda)
            if function is None or (taker and taker.span in function.span):
                continue
            if it.name and it.name.text != "_" and it.annotation and it.annotation.of(file.source) in TYPES:
                given[function.span] = it.name.text
        if not given:
            return
        for call in file.all(Call):
            # What derives a context says how long it lives; a closure may run when the given one has ended.
            if (call.name and call.name.text.startswith("With")) or file.enclosing(call.span, Lambda):
                continue
            if call.name and CLEANS.match(call.name.text):
                continue  # That is done even where somebody has given up.
            if (last := file.enclosing(call.span, Cleanup)) and last.resource and call.span in last.resource:
                continue  # What is done at last is done even where somebody has given up.
            function = file.enclosing(call.span, Function)
            name = given.get(function.span) if function else None
            if name and call.name and call.name.text.endswith("Async"):
                given_on = any(_names(argument, name, file.source) for argument in call.arguments)
                slot = f"call of {call.name.text} by who may be cancelled"
                yield Detection(slot, "handed on" if given_on else "left out", call.name.span)
            for argument in call.arguments if name else ():
                said = argument.of(file.source) if argument.size < LONGEST else ""
                if said == name:
                    yield Detection("context given to a call", "handed on", argument)
                elif function and name and said in NEW and not _is_meant(name, call, function, file):
                    yield Detection("context given to a call", "new", argument)


def _is_meant(name: str, call: Call, function: Function, file: FileFacts) -> bool:
    """Tell whether a new context is needed: somebody says so, the given one has just been asked whether it has ended,
    or the function has let go of it.
    """
    ended, free = (form % name.encode() for form in (rb"\b%b\.(?:Err|Done)\(\)", rb"WithoutCancel\(%b\b"))
    before = file.source[function.span.start : call.span.start]
    return bool(re.search(ended, before[-NEAR:]) or re.search(free, before)) or is_explained(file, call.span)


def _names(argument: Span, name: str, source: bytes) -> bool:
    """Tell whether an argument is the context, or made from something of that name."""
    return re.search(rb"\b" + re.escape(name.encode()) + rb"\b|[tT]oken\b", argument.of(source).encode()) is not None
