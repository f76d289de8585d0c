"""Equal texts: calls that compare texts in, whether their outcome is compared with 0 out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Call, Comparison, Function
from drift_lsp.graphs.project import Project
from drift_lsp.text import Edit, Span

COMPARES = re.compile(r"(?:\w*_)?(?:str|wcs|mem)\w*cmp(?!eq)\w*")
"""Gives 0 for what is equal."""

AT_ALL = b"cmp"


class TextEquality(Detector):
    """Are texts found equal by comparing the outcome with 0, or by taking it for false?

    `!strcmp(a, b)` is short and reads like its opposite. Whoever compares one thing with many, one after the other, says
    once how.
    """

    id = "styling/text-equality"
    tier = "throughout"
    local = True
    needs = (Call, Comparison)
    form = True
    slots = {"comparison of texts": "comparisons of texts"}
    answers = {"zero": "the outcome is compared with 0", "truth": "the outcome is taken for true or false"}
    strict = True
    families = frozenset({"c"})
    examples = (
        Flags(
            "int a(char *it) { return «!strcmp(it, name)»; }",
            taught="int b(char *it) { return strcmp(it, title) == 0; }",
            fixed="int a(char *it) { return strcmp(it, name) == 0; }",
            language="c",
        ),
        Flags(
            "int a(char *it) { return «strncmp(it, name, 3) == 0»; }",
            taught="int b(char *it) { return !strcmp(it, title); }",
            fixed="int a(char *it) { return !strncmp(it, name, 3); }",
            language="c",
        ),
        Allows(  # It tells by itself whether they are equal.
            "int a(char *it) { return !strcmpeq(it, name); }",
            taught="int b(char *it) { return strcmp(it, title) == 0; }",
            language="c",
        ),
        Allows(
            "int a(char *it) { return strcmp(it, name) != 0; }",
            taught="int b(char *it) { return !strcmp(it, title); }",
            language="c",
        ),
        Allows(  # Which one comes first is another question.
            "int a(char *it) { return strcmp(it, name) < 0; }",
            taught="int b(char *it) { return !strcmp(it, title); }",
            language="c",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report how each outcome is looked at."""
        said = set[tuple[Function, str, str]]()
        for call, it in _compared(file) if AT_ALL in file.source else ():
            around = file.enclosing(call.span, Function)
            if around and call.arguments:
                known = around, call.arguments[0].of(file.source), it.choice
                if known in said:
                    continue
                said.add(known)
            yield it

    def fix(self, file: FileFacts, project: Project, at: Span, expected: str) -> Iterator[Edit]:
        """Look at the outcome as usual."""
        if expected == "zero":
            yield Edit(at, f"{at.of(file.source).removeprefix('!')} == 0")
        elif (it := file.at(Comparison, at)) and it.left and it.operator and it.operator.text == "==":
            yield Edit(at, f"!{it.left.of(file.source)}")


def _compares(call: Call) -> bool:
    return call.name is not None and call.receiver is None and COMPARES.fullmatch(call.name.text) is not None


def _compared(file: FileFacts) -> Iterator[tuple[Call, Detection]]:
    for it in file.all(Comparison):
        if it.left is None or it.operator is None or it.operator.text != "==":
            continue  # That they differ may be asked without a 0, too.
        call = file.at(Call, it.left) if it.right and it.right.of(file.source) == "0" else None
        if call and _compares(call):
            yield call, Detection("comparison of texts", "zero", it.span)
    for call in file.all(Call):
        if _compares(call) and file.source.endswith(b"!", 0, call.span.start):
            yield call, Detection("comparison of texts", "truth", Span(call.span.start - 1, call.span.end))
