"""What is left of a search for a mistake: calls that dump a value in, findings out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Comment, Function, Output, TestRegion, Text
from drift_lsp.graphs.project import Project
from drift_lsp.text import Span

DUMPS = frozenset({"dd", "ddd", "dump", "ray", "var_dump", "dbg"})
CASE = re.compile(rb"\b(?:it|test)\(")
"""Tests of Pest."""

SPEAKS = ("dump", "debug")

STOPS = re.compile(rb"(?m)^[ \t]*(debugger)(?:;[ \t]*\r?$|(?=[ \t]*\r?\n\s*[^\s.)\]}]))")
"""Stops a script where somebody looks at it; a value of that name goes on behind it, or is the last in its brackets."""


class LeftBehind(Detector):
    """Is a value dumped to be looked at?

    It is written while somebody looks for a mistake, and shows users what they should not see.
    """

    id = "logging/left-behind"
    needs = (Output, Function)
    beyond = True
    slots = {"dumped value": "dumped values"}
    answers = {"dumped": "a value is dumped to be looked at"}
    absolute = frozenset({"dumped"})
    severity = "warning"
    remedy = "Take it out, or log the value."

    examples = (
        Flags("<?php\nfunction save($cart) { «dd($cart)»; }", language="php"),
        Flags("<?php\n«var_dump($cart)»;", language="php"),
        Flags("fn save(cart: Cart) { «dbg!(cart)»; }", language="rust"),
        Allows("#[cfg(test)]\nmod tests { #[test]\nfn saves() { dbg!(cart); } }", language="rust"),
        Allows("<?php\nvar_dump($cart);", language="php", path="tests/files/src/cart.php"),
        Flags(
            "<?php\nclass CartTest extends TestCase { public function testIt() { «dump($cart)»; } }",
            language="php",
            path="tests/CartTest.php",
        ),
        Flags("function load() {\n  «debugger»;\n  return 3;\n}", language="javascript"),
        Flags("function load() {\n  «debugger»\n  return 3\n}", language="javascript"),
        Allows("fn load(mut debugger: Stop) -> Stop {\n    debugger.stop();\n    debugger\n}", language="rust"),
        Allows("fn load(debugger: Stop) {\n    debugger\n        .stop();\n}", language="rust"),
        Allows("/* With a\ndebugger\nthat is open. */\nfunction load() { return 3; }", language="javascript"),
        Allows("<?php\n$this->dump($cart);", language="php"),
        Allows("<?php\nfunction dump($it) { var_dump($it); }", language="php"),  # That is what it is for.
        Allows("<?php\n$said = print_r($cart, true);", language="php"),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Look at every call that dumps a value."""
        if _is_input(file):
            return
        for found in file.search(STOPS):
            place = Span(*found.span(1))
            if not file.enclosing(place, Comment) and not file.enclosing(place, Text):
                yield Detection("dumped value", "dumped", place)
        for it in file.all(Output):
            if it.name and it.name.text in DUMPS:
                function = file.enclosing(it.span, Function)
                if it.name.text == "dbg" and _is_in_test(it, function, file):
                    continue  # It shows what there was where the test fails, and nothing else.
                if not (function and function.name and any(word in function.name.text.lower() for word in SPEAKS)):
                    yield Detection("dumped value", "dumped", it.span)


def _is_in_test(it: Output, function: Function | None, file: FileFacts) -> bool:
    inside = file.enclosing(it.span, TestRegion) or (function and function.is_test)
    return bool(inside) or _is_among_tests(file) or file.path.endswith("/tests.rs")


def _is_among_tests(file: FileFacts) -> bool:
    return "/tests/" in f"/{file.path}"


def _is_input(file: FileFacts) -> bool:
    """Tell whether a file lies among tests and holds none: a test reads it or runs it, and sees what it shows."""
    return _is_among_tests(file) and not (CASE.search(file.source) or any(it.is_test for it in file.all(Function)))
