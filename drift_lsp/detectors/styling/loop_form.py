"""Loops: what is done for each element of a collection in, a loop or a call with a callback out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags, Freedom
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Call, Lambda, Loop
from drift_lsp.graphs.project import Project
from drift_lsp.text import Span

EACH = re.compile(
    rb"for\s*\(\s*(?:const|let|var)\s+(?:\w+|[\[{][^;()]{0,120}[\]}])\s+of\s"
    rb"|foreach\s*\(|for\s*\(\s*(?:final\s+)?[\w.<>\[\], ?]+\s\w+\s*:\s"
)
"""The head of a loop over what a collection holds."""

LEAVES = re.compile(rb"\b(?:return|break|continue|await|yield)\b")
TAKES_ONE = re.compile(rb"(?:async\s+)?(?:function\s*)?\(?\s*(?:\w+|[\[{][^()]*[\]}])\s*(?::[^,()]*)?\)?\s*(?:=>|->)")

OBJECT = re.compile(r"Object\.\w+\([\w.]+\)$")
"""Lists what an object holds; what other calls give is mostly the end of a chain."""

NAMES = frozenset({"forEach", "ForEach"})


class LoopForm(Detector):
    """Is something done for each element in a loop, or in a callback?

    A loop can be left early and waits for what it awaits; a callback cannot and does not. One way is read faster.
    """

    id = "styling/loop-form"
    needs = (Loop, Call, Lambda)
    tier = "throughout"
    form = True
    layout = True
    slots = {"walk": "places where something is done for each element"}
    answers = {"loop": "it is a loop", "callback": "it is a callback given to `forEach`"}
    families = frozenset({"javascript", "typescript", "java", "csharp"})
    strict = True
    examples = (
        Flags(
            "items.«forEach»((it) => { save(it); });",
            taught="for (const it of items) { save(it); }",
            language="typescript",
        ),
        Flags(
            "«for» (const it of items) { save(it); }",
            taught="items.forEach((it) => { save(it); });",
            language="javascript",
        ),
        Flags(
            "class A { void a() { items.«forEach»(it -> { save(it); }); } }",
            taught="class B { void b() { for (Cart it : items) { save(it); } } }",
            language="java",
        ),
        Flags(
            "class A { void B() { items.«ForEach»(it => { Save(it); }); } }",
            taught="class C { void D() { foreach (var it in items) { Save(it); } } }",
            language="csharp",
        ),
        Allows(  # A callback cannot wait, nor end the function around it.
            "async function f() { for (const it of items) { await save(it); } }",
            taught="items.forEach((it) => { save(it); });",
            language="javascript",
        ),
        Allows(  # What has a name is handed on.
            "items.forEach(save);",
            taught="for (const it of items) { save(it); }",
            language="typescript",
        ),
        Allows(  # The end of a chain.
            "class A { void a() { items.stream().forEach(it -> { save(it); }); } }",
            taught="class B { void b() { for (Cart it : items) { save(it); } } }",
            language="java",
        ),
        Allows(  # No loop runs over it.
            "class A { void a(Stream<Cart> items) { items.forEach(it -> { save(it); }); } }",
            taught="class B { void b() { for (Cart it : items) { save(it); } } }",
            language="java",
        ),
        Allows(  # The ends of chains are walks all the same, for whoever counts them.
            "items.forEach((it) => { save(it); });",
            taught="for (const it of items) { save(it); }\nitems.filter(Boolean).forEach((it) => { save(it); });",
            language="typescript",
        ),
        Allows(  # It counts as well.
            "items.forEach((it, n) => { save(it, n); });",
            taught="for (const it of items) { save(it); }",
            language="typescript",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report each walk; what could hardly have been written the other way only counts."""
        for it in file.all(Loop):
            if it.body and EACH.match(file.source, it.span.start):
                free = Freedom.UNASKED if _leaves(file.source, it.body) else Freedom.FREE
                yield Detection("walk", "loop", Span(it.span.start, it.span.start + 3), free)
        for call in file.all(Call):
            if call.name and call.name.text in NAMES and call.receiver and len(call.arguments) == 1:
                given = file.at(Lambda, call.arguments[0])
                made = call.receiver.text[-1:] in ("", ")") and not OBJECT.match(call.receiver.text)
                plain = given is not None and given.body and file.source.startswith(b"{", given.body.start)
                forced = made or (given and _takes_more(file.source, given)) or _is_stream(file, call)
                free = Freedom.FREE if plain and not forced else Freedom.UNASKED
                yield Detection("walk", "callback", call.name.span, free)


def _is_stream(file: FileFacts, call: Call) -> bool:
    """Tell whether what is walked is a stream, which no loop runs over."""
    name = re.escape(call.receiver.text.encode()) if call.receiver else b""
    declared = rb"Stream\s*(?:<[^;={}]*>)?\s+%b\b|\b%b\s*=[^;]*\.stream\(" % (name, name)
    return re.search(declared, file.source) is not None


def _leaves(source: bytes, body: Span) -> bool:
    """Tell whether a loop does what a callback cannot."""
    return LEAVES.search(source, body.start, body.end) is not None


def _takes_more(source: bytes, given: Lambda) -> bool:
    """Tell whether a callback is given more than the element."""
    head = source[given.span.start : given.body.start].strip() if given.body else b""
    return TAKES_ONE.fullmatch(head) is None
