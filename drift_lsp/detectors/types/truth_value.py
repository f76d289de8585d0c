"""Values of truth: what functions give out that answer yes or no in, how it is written out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Function, Lambda, Return
from drift_lsp.graphs.project import Project

BOOL = re.compile(rb"\b_?[bB]ool\b")
WRITTEN = {"true": "word", "false": "word", "TRUE": "capitals", "FALSE": "capitals", "1": "number", "0": "number"}


class TruthValue(Detector):
    """How does a function of type `bool` say yes or no?

    `true` says that it is an answer; `1` and `TRUE` look as if somebody counted, or had a type of his own for it.
    """

    id = "types/truth-value"
    local = True
    needs = (Return, Function)
    form = True
    slots = {"answer of a `bool` function": "answers of `bool` functions"}
    answers = {
        "word": "it is `true` or `false`",
        "capitals": "it is `TRUE` or `FALSE`",
        "number": "it is a number",
    }
    conventions = frozenset({"word"})
    strict = True
    usual = True
    families = frozenset({"c"})
    examples = (
        Flags("bool a(void) { return «1»; }", taught="bool b(void) { return false; }", language="c"),
        Flags("static bool a(void) { return «FALSE»; }", taught="bool b(void) { return true; }", language="c"),
        Flags("bool Cart::has(int n) { return «0»; }", taught="bool Item::has(int n) { return true; }", language="cpp"),
        Allows("int a(void) { return 1; }", taught="bool b(void) { return false; }", language="c"),
        Allows("gboolean a(void) { return TRUE; }", taught="bool b(void) { return false; }", language="c"),
        Allows(  # What stands inside gives something else.
            "bool a() { auto size = [] { return 1; }; return size() > 3; }",
            taught="bool b() { return false; }",
            language="cpp",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report how each answer is written that stands alone behind `return`."""
        if b"ool" not in file.source:
            return
        for it in file.all(Return):
            written = it.value and it.value.size <= len("FALSE") and WRITTEN.get(it.value.of(file.source))
            function = file.enclosing(it.span, Function) if written else None
            if written and it.value and function and function.name and _says_yes_or_no(function, file):
                inner = file.enclosing(it.span, Lambda)
                if inner is None or inner.span not in function.span:
                    yield Detection("answer of a `bool` function", written, it.value)


def _says_yes_or_no(it: Function, file: FileFacts) -> bool:
    assert it.name
    return BOOL.search(file.source, it.span.start, it.name.span.start) is not None
