"""Loops by index: loops over what a collection holds in, whether they count or take one element after the other out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Function, Loop
from drift_lsp.graphs.project import Project
from drift_lsp.text import Span

COUNTS = re.compile(
    rb"for\s*\(?\s*(?:[\w:]+\s+)?(?P<i>\w+)\s*"
    rb"(?::?=\s*0u?\s*;\s*(?P=i)\s*(?:<|!=)\s*(?:(?P<a>[\w.>-]+?)(?:\.|->)(?:size\(\)|length(?:\(\))?|Count|Length)"
    rb"|len\((?P<b>[\w.]+)\))\s*;\s*(?:\+\+(?P=i)|(?P=i)\+\+|(?P=i)\s*\+=\s*1)\s*[){]"
    rb"|in\s+(?:0\.\.(?P<c>[\w.]+)\.len\(\)|range\(len\((?P<d>[\w.]+)\)\))\s*[:{])"
)
"""The head of a loop that counts up to the size of a collection."""

TAKES = re.compile(
    rb"for\s*\(\s*(?:const|let|var)\s[^;{}]{1,80}?\sof\s|foreach\s*\(|for\s*\([^;()]{1,80}[^:]:[^:][^;]*\)"
    rb"|for\s[^;{]{1,80}:=\s*range\s|for\s+[^;{]{1,80}?\sin\s+(?!\d+\.\.|range\()"
)
"""The head of a loop over the elements."""


GROWS = rb"(?<![\w.])%b(?:\.|->)(?:push|append|add|Add|insert|Insert|extend|remove|Remove|erase|splice)\w*\("
"""What is held becomes more or less while it is gone through."""

OF_LETTERS = rb"(?<![\w.])%b\[%b\]\s*(?:[<>=!]=?)\s*'|\bchar\.\w+\(%b\[%b\]"
"""A text is gone through, where each letter counts."""

OF_BYTES = rb"(?<![\w.])%b\[%b\]\s*(?:[<>=!]=?|[&|])\s*(?:0[xX]|'|\d|utf8\.)|:?=\s*%b\[%b\]\n[^\n]*utf8\."
"""Each element of what is counted is compared as a byte: whoever goes through a text without counting gets letters."""


class IndexLoop(Detector):
    """Does a loop that only wants the elements of a collection count them?

    Where each element comes by itself, none can be missed by a wrong bound. Loops that do more with the number than to
    fetch the element, or that put another one in its place, are not asked.
    """

    id = "styling/index-loop"
    needs = (Loop,)
    tier = "listed"
    family_tiers = {"cpp": "changed"}
    form = True
    slots = {"loop over elements": "loops over the elements of a collection"}
    answers = {"elements": "it takes one element after the other", "index": "it counts, only to fetch each element"}
    conventions = frozenset({"elements"})
    strict = True
    local = True

    examples = (
        Flags(
            "«for» (let i = 0; i < items.length; i++) { save(items[i]); }",
            taught="for (const it of items) { save(it); }",
            language="typescript",
        ),
        Flags(
            "void f() { «for» (size_t i = 0; i < items.size(); ++i) { save(items[i]); } }",
            taught="void g() { for (const auto &it : items) { save(it); } }",
            language="cpp",
        ),
        Flags(
            "func f() { «for» i := 0; i < len(items); i++ { save(items[i]) } }",
            taught="func g() { for _, it := range items { save(it) } }",
            language="go",
        ),
        Flags("«for» i in range(len(items)):\n    save(items[i])", taught="for it in items:\n    save(it)"),
        Flags(
            "class A { void a() { «for» (int i = 0; i < items.size(); i++) { save(items.get(i)); } } }",
            taught="class B { void b() { for (Cart it : items) { save(it); } } }",
            language="java",
        ),
        *(
            Allows(
                f"func f(text string) {{ for i := 0; i < len(text); i++ {{ {body} }} }}",
                taught="func g() { for _, it := range items { save(it) } }",
                language="go",
            )
            for body in ("if text[i] >= 0x80 { stop() }", "c := text[i]\nif c >= utf8.RuneSelf { stop() }")
        ),
        Allows(  # A text is gone through.
            "class A { void F() { for (int i = 0; i < text.Length; i++) { if (char.IsDigit(text[i])) { Save(); } } } }",
            taught="class B { void G() { foreach (var it in items) { Save(it); } } }",
            language="csharp",
        ),
        Allows(  # More comes while it is gone through.
            "for (let i = 0; i < items.length; i++) { items.push(next(items[i])); }",
            taught="for (const it of items) { save(it); }",
            language="typescript",
        ),
        Allows(  # It grows meanwhile.
            "for (let i = 0; i < items.length; i++) { items.push(...found(items[i])); }",
            taught="for (const it of items) { save(it); }",
            language="typescript",
        ),
        Allows(  # It needs the number.
            "for (let i = 0; i < items.length; i++) { save(items[i], i); }",
            taught="for (const it of items) { save(it); }",
            language="typescript",
        ),
        Allows(  # It seeks the number.
            "def load():\n    for i in range(len(items)):\n        if items[i]:\n            break\n    return i",
            taught="for it in items:\n    save(it)",
        ),
        Allows(  # It changes what is held.
            "for i in range(len(items)):\n    items[i] = save(items[i])", taught="for it in items:\n    save(it)"
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report how each such loop goes over the elements."""
        for it in file.all(Loop):
            if it.body is None:
                continue
            start = it.span.start
            if counted := COUNTS.match(file.source, start, it.body.end):
                body = file.source[it.body.start : it.body.end]
                if _only_fetches(counted, body) and not _is_sought(counted["i"], it, file):
                    yield Detection("loop over elements", "index", Span(start, start + 3))
            elif TAKES.match(file.source, start, it.body.start):
                yield Detection("loop over elements", "elements", Span(start, start + 3))


def _is_sought(name: bytes, loop: Loop, file: FileFacts) -> bool:
    """Tell whether the number is read after the loop, before it becomes another one."""
    around = file.enclosing(loop.span, Function)
    behind = file.source[loop.span.end : around.span.end] if around else b""
    used = re.search(rb"(for\s+)?\b%b\b(?!\s*(?::?=[^=]|:\s|in\s))" % re.escape(name), behind)
    made = re.search(rb"\b%b\s*(?::?=[^=]|:\s|in\s)" % re.escape(name), behind)
    return used is not None and not used[1] and (made is None or used.start() < made.start())


def _only_fetches(head: re.Match[bytes], body: bytes) -> bool:
    """Tell whether the number is used for nothing but to read an element of the collection that is counted."""
    held = re.escape(next(filter(None, head.group("a", "b", "c", "d"))))
    i = re.escape(head["i"])
    fetched = re.findall(
        rb"(?<![\w.])%b(?:\[%b\]|\.(?:get|at)\(%b\))(?!\s*(?:[-+*/|&^]?=(?!=)|\+\+|--))" % (held, i, i), body
    )
    if re.search(rb"(?<![\w.])%b\.(?:push|append|add|unshift|insert|push_back|Add|extend)\(" % held, body):
        return False  # It grows meanwhile.
    if head["b"] and re.search(OF_BYTES % (held, i, held, i), body):
        return False
    if re.search(GROWS % held, body) or re.search(OF_LETTERS % (held, i, held, i), body):
        return False
    return bool(fetched) and len(fetched) == len(re.findall(rb"\b%b\b" % i, body))
