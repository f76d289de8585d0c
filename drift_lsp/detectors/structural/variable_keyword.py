"""Keywords of variables: declarations in, which word they begin with out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags, Freedom
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Assignment, Export, Function, Import, Lambda, Script
from drift_lsp.graphs.project import Project
from drift_lsp.text import Edit, Span

AFTER = re.compile(
    rb"\s*(?:(?:\*\*|<<|>>>?|&&|\|\||\?\?|[-+*/%&|^])?=(?![=>])|\+\+|--)|\s*[,\]}][^;=\n]{0,200}?[\]}]?\s*=(?![=>])"
)
"""What stands behind a name that gets a value, by itself or with others in braces."""

BEFORE = re.compile(rb"(?:\+\+|--)\s*$")
DECLARES = re.compile(rb"\b(?:const|let|var)\s+$")
AROUND = re.compile(rb"[\w$.]")

HOLDS = re.compile(rb"\b(const|let|var)\s+\Z")
"""Stands before the name of a function that a variable holds."""

EXPORTED = b"export "

LARGE = 200_000
"""Bytes; a larger file is not searched for what sets a variable."""


class VariableKeyword(Detector):
    """With which word is a variable declared?

    `var` is seen in the whole function. `const` says that nothing else is ever put in; where nothing is, `let` makes a
    reader look for it.
    """

    id = "structural/variable-keyword"
    needs = (Assignment, Function, Import, Export)
    slots = {"variable": "variables that are set once", "variable set again": "variables that are set again"}
    answers = {
        "const": "it is declared with `const`",
        "let": "it is declared with `let`",
        "var": "it is declared with `var`",
    }
    families = frozenset({"javascript", "typescript"})
    older = frozenset({"var"})

    examples = (
        Allows(
            "export function load(rows) { let size = $derived(rows.length); return size; }",
            taught="const cart = load();",
            language="typescript",
        ),
        Allows(  # Nobody goes back to `var`.
            "let row = load();\nrow = next(row)", taught="var cart = save();\ncart = next()", language="javascript"
        ),
        Allows("const row = load()", taught="let cart = save()", language="javascript"),
        Allows(  # What is declared before it is known counts as well.
            "for (var at = 0; at < 3; at++) load(at)",
            taught="let cart = save();\ncart = next();\nvar row;\nrow = cart;",
            language="javascript",
        ),
        Flags(
            "export function save() { «var» load = () => { next() } }",
            taught="export const drop = () => { const cart = save() }",
            language="typescript",
        ),
        Flags(
            "function save() { «let» load = () => { next() }; load() }",
            taught="function drop() { const cart = save() }",
            fixed="function save() { const load = () => { next() }; load() }",
            language="typescript",
        ),
        Allows(
            "function save() { let load = () => { next() }; load = null }",
            taught="function drop() { const cart = save() }",
            language="typescript",
        ),
        Flags("import 'row';\n«var» row = load()", taught="const cart = save()", language="javascript"),
        Flags("function drop() { «var» row = load() }", taught="const cart = save()", language="javascript"),
        Allows(  # Of a script that is no module, whatever runs beside it can ask for it, and only for `var`.
            "var row = load()", taught="const cart = save()", language="javascript"
        ),
        Allows(  # Who imports the whole module may set it.
            "export let row = load()", taught="export const cart = save()", language="javascript"
        ),
        Flags(
            "«let» row = load();\nsave(row)",
            taught="const cart = save()",
            fixed="const row = load();\nsave(row)",
            language="typescript",
        ),
        Flags(
            "for («var» at = 0; at < 3; at++) load(at)",
            taught="let cart = save();\ncart = next()",
            language="javascript",
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
        Flags(
            "<script setup>«var» row = load()</script>",
            taught="<script setup>const cart = save()</script>",
            language="vue",
        ),
        Allows("<script>let row = load()</script>", taught="<script>const cart = save()</script>", language="svelte"),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report the word of each declaration."""
        large, shown = len(file.source) > LARGE, bool(file.all(Script))
        for it in file.all(Assignment):
            if it.keyword is None or it.name is None or it.keyword.text not in self.answers:
                continue
            word = it.keyword.text
            if word == "const":
                yield Detection("variable", word, it.keyword.span, Freedom.UNASKED)
            elif it.value and not large and (word == "var" or not shown):  # A template may set a variable.
                slot = "variable" if _is_set_once(it, file) else "variable set again"
                # What is set again and has `let` could only go back to `var`.
                back = word == "let" and slot != "variable"
                rune = file.source.startswith(b"$", it.value.start)  # Svelte sets it.
                spared = back or rune or _is_seen_outside(it.keyword.span.start, word, file)
                yield Detection(slot, word, it.keyword.span, Freedom.UNASKED if spared else Freedom.FREE)
            elif it.value is None:  # `var` may be the only word then: of the world outside.
                yield Detection("variable set again", word, it.keyword.span, Freedom.UNASKED)

        for function in file.all(Function):
            start = function.name.span.start if function.name else 0
            if held := HOLDS.search(file.source, max(0, start - len("const  ")), start):
                word = held[1].decode()
                if word == "let" and (large or shown or not function.name or _is_set_again(function, file)):
                    continue
                spared = word == "const" or _is_seen_outside(held.start(), word, file)
                yield Detection("variable", word, Span(*held.span(1)), Freedom.UNASKED if spared else Freedom.FREE)

    def fix(self, file: FileFacts, project: Project, at: Span, expected: str) -> Iterator[Edit]:
        """Put `const` where nothing is ever put in again."""
        if expected == "const" and at.of(file.source) == "let":
            yield Edit(at, "const")


def _is_seen_outside(at: int, word: str, file: FileFacts) -> bool:
    """Tell whether other files see the variable itself, by an export or as one of the world that scripts share."""
    if word == "let":
        return file.source.endswith(EXPORTED, 0, at)
    module = file.has(Import) or file.has(Export)
    return word == "var" and not module and (not at or file.source[at - 1 : at] == b"\n")


def _is_set_once(it: Assignment, file: FileFacts) -> bool:
    """Tell whether nothing in the function around puts anything else into a variable, by what stands around its name."""
    assert it.name
    if b"," in file.source[it.span.start : it.name.span.start] or it.span.of(file.source).rstrip(";").count(","):
        return False
    return not _is_set_again(it, file)


def _is_set_again(it: Assignment | Function, file: FileFacts) -> bool:
    assert it.name
    inner, function = file.enclosing(it.span, Lambda), file.enclosing(it.span, Function)
    around = inner.span if inner and (function is None or inner.span in function.span) else function and function.span
    start, end = (around.start, around.end) if around else (0, len(file.source))
    return any(_sets(at, it.name.text.encode(), file.source) for at in _places(it, start, end, file.source))


def _places(it: Assignment | Function, start: int, end: int, source: bytes) -> Iterator[int]:
    """List where the name stands besides."""
    assert it.name
    name = it.name.text.encode()
    at = source.find(name, start, end)
    while at >= 0:
        whole = not AROUND.match(source, at + len(name)) or source[at + len(name) : at + len(name) + 1] == b"."
        if at != it.name.span.start and whole and not AROUND.match(source, at - 1):
            yield at
        at = source.find(name, at + len(name), end)


def _sets(at: int, name: bytes, source: bytes) -> bool:
    before = source[max(0, at - 12) : at]
    if BEFORE.search(before):
        return True
    return AFTER.match(source, at + len(name)) is not None and not DECLARES.search(before)
