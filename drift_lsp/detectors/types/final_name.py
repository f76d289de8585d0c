"""Final names: parameters and local variables in, whether they say that they are never set again out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.usual import ENOUGH
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
    tier = "throughout"
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
        Flags(  # What is set again is none, in a file that says so of nothing.
            "class Cart { void load() { Page page = a(); Page «next» = b(); while (c(page)) { page = d(page, next); } } }",
            taught="class Item { void save() { final int b = 2; } }",
            language="java",
        ),
        Allows(  # Nobody can set it.
            "interface Cart { void load(int a); }",
            taught="class Item { void save(final int a) { b(a); } }",
            language="java",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report of each name whether it says so; but of those that are set again."""
        if not file.all(Function):
            return
        yield from _told("parameter", file.all(Parameter), file)
        yield from _told("local variable", [it for it in file.all(Assignment) if it.value and not it.member], file)


def _told(slot: str, named: Sequence[Parameter | Assignment], file: FileFacts) -> Iterator[Detection]:
    finals = sum(it.readonly for it in named)
    mostly = 2 * finals >= len(named)  # Elsewhere a few stand for all that do as the file does.
    said = 0
    for it in named:
        if it.name is None or it.annotation is None or (not mostly and not it.readonly and said >= ENOUGH):
            continue
        around = file.enclosing(it.span, Function)
        if around is None or around.body is None or (it.span in around.body) != (slot == "local variable"):
            continue
        if it.readonly:
            yield Detection(slot, "final", it.name.span)
        elif not _is_set(it.name.span, around.body, file.source):
            said += 1
            yield Detection(slot, "plain", it.name.span)


def _is_set(name: Span, body: Span, source: bytes) -> bool:
    word = source[name.start : name.end]
    return re.search(SET % (word, word), source[max(body.start, name.end) : body.end]) is not None
