"""Keywords of variables: declarations in, which word they begin with out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Assignment, Function, Lambda, Script
from drift_lsp.graphs.project import Project
from drift_lsp.text import Edit, Span

SET = rb"(?:\+\+|--)\s*%b\b|\b%b\s*(?:[-+*/%%&|^?<>]{0,3}=(?![=>])|\+\+|--)|[\[{,]\s*(?:\.\.\.)?%b\s*[\]},=]"
DECLARED = re.compile(rb"\b(?:const|let|var)\s+\w+\s*(?::[^=;\n]+)?=")
"""Another variable, perhaps of the same name, gets its value."""


LARGE = 200_000
"""Bytes; a larger file is not searched for what sets a variable."""


class VariableKeyword(Detector):
    """With which word is a variable declared?

    `var` is seen in the whole function. `const` says that nothing else is ever put in; where nothing is, `let` makes a
    reader look for it.
    """

    id = "structural/variable-keyword"
    needs = (Assignment,)
    slots = {"variable": "variables that are set once"}
    answers = {
        "const": "it is declared with `const`",
        "let": "it is declared with `let`",
        "var": "it is declared with `var`",
    }
    families = frozenset({"javascript", "typescript"})

    examples = (
        Flags("«var» row = load()", taught="const cart = save()", language="javascript"),
        Flags(
            "«let» row = load();\nsave(row)",
            taught="const cart = save()",
            fixed="const row = load();\nsave(row)",
            language="typescript",
        ),
        Allows("let row = load();\nrow = next(row)", taught="const cart = save()", language="typescript"),
        Flags(
            "function load() { «let» row = next(); save(row) }\nfunction drop() { const row = next(); row.id = 3 }",
            taught="const cart = save()",
            fixed="function load() { const row = next(); save(row) }\nfunction drop() { const row = next(); row.id = 3 }",
            language="typescript",
        ),
        Allows("let count = 0;\nrun(() => count++)", taught="const cart = save()", language="typescript"),
        Allows("let row;\nif (cart) row = cart", taught="const cart = save()", language="typescript"),
        Allows("let row = load();\n({ row, cart } = next())", taught="const cart = save()", language="typescript"),
        Allows("<script>let row = load()</script>", taught="<script>const cart = save()</script>", language="svelte"),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report the word of each declaration."""
        unsure = bool(file.all(Script)) or len(file.source) > LARGE  # A template may set a variable.
        for it in file.all(Assignment):
            if it.keyword is None or it.name is None or it.keyword.text not in ("var", "let", "const"):
                continue
            word = it.keyword.text
            # Without a value `var` may be the only word there is: in what is said of the world outside.
            if word == "const" or (it.value and (word == "var" or (not unsure and _is_set_once(it, file)))):
                yield Detection("variable", word, it.keyword.span)

    def fix(self, file: FileFacts, project: Project, at: Span, expected: str) -> Iterator[Edit]:
        """Put `const` where nothing is ever put in again."""
        if expected == "const" and at.of(file.source) == "let":
            yield Edit(at, "const")


def _is_set_once(it: Assignment, file: FileFacts) -> bool:
    """Tell whether nothing around can put anything else into a variable, by what stands around its name."""
    assert it.name
    name = re.escape(it.name.text.encode())
    found = re.compile(SET.replace(b"%b", name).replace(b"%%", b"%"))
    inner, function = file.enclosing(it.span, Lambda), file.enclosing(it.span, Function)
    around = inner.span if inner and (function is None or inner.span in function.span) else function and function.span
    source, start, end = file.source, around.start if around else 0, around.end if around else len(file.source)
    others = source[start : it.name.span.start] + b" " + source[it.name.span.end : end]
    alone = b"," not in source[it.span.start : it.name.span.start] and it.span.of(source).rstrip(";").count(",") < 1
    return alone and not found.search(DECLARED.sub(b" ", others))
