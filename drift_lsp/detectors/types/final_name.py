"""Final names: parameters and local variables in, whether they say that they are never set again out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Assignment, Function, Parameter
from drift_lsp.graphs.project import Project
from drift_lsp.text import Span

SET = rb"(?<![\w.])%b\s*(?:(?:[-+*/%%&|^]|<<|>>>?)?=(?!=)|\+\+|--)|(?:\+\+|--)%b\b"


class FinalName(Detector):
    """Do parameters and local variables that are never set again say so?

    Where all say so, a reader takes a name without the word for one that changes, and looks for the place.
    """

    id = "types/final-name"
    needs = (Parameter, Assignment, Function)
    form = True
    slots = {"parameter": "parameters", "local variable": "local variables"}
    answers = {"final": "it is `final`", "plain": "it is not `final`"}
    conventions = frozenset({"final"})
    strict = True
    families = frozenset({"java"})
    examples = (
        Flags(
            "class Cart { void load(int «a», final int c) { b(a); } }",
            taught="class Item { void save(final int a) { b(a); } }",
            language="java",
        ),
        Flags(
            "class Cart { void load() { final int a = 1; int «b» = 2; c(a, b); } }",
            taught="class Item { void save() { final int b = 2; } }",
            language="java",
        ),
        Allows(
            "class Cart { void load(int a, final int c) { a = 3; b(a); } }",
            taught="class Item { void save(final int a) { b(a); } }",
            language="java",
        ),
        Allows(  # Nobody can set it.
            "interface Cart { void load(int a); }",
            taught="class Item { void save(final int a) { b(a); } }",
            language="java",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report of each name whether it says so; where some of a file do, those that are set again are left out."""
        asked = b"final " in file.source
        for one in file.all(Parameter):
            around = file.enclosing(one.span, Function) if one.name and one.annotation else None
            if one.name and around and around.body and one.span.end <= around.body.start:
                yield from _told("parameter", one.readonly, one.name.span, around.body, file, asked)
        for it in file.all(Assignment):
            if it.name and it.value and not it.member and not it.constant:
                function = file.enclosing(it.span, Function)
                if function and function.body and it.span in function.body:
                    yield from _told("local variable", it.readonly, it.name.span, function.body, file, asked)


def _told(slot: str, final: bool, name: Span, body: Span, file: FileFacts, asked: bool) -> Iterator[Detection]:
    if final:
        yield Detection(slot, "final", name)
    elif not (asked and _is_set(name, body, file.source)):
        yield Detection(slot, "plain", name)


def _is_set(name: Span, body: Span, source: bytes) -> bool:
    word = source[name.start : name.end]
    return re.search(SET % (word, word), source[max(body.start, name.end) : body.end]) is not None
