"""Loops by index: loops over what a collection holds in, whether they count or take one element after the other out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags, Freedom
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

IS_LIST = (
    rb"(?<![\w.])%b(?:\s*,\s*\w+)*\s+(?:\.\.\.|\*?\[)"
    rb"|(?<![\w.])%b\s*:?=\s*(?:\[|&?\[|(?:make|append|slices\.\w+)\()"
)
"""What is counted is declared as a list. Of a text, who goes through it without counting gets letters and no bytes."""

CHANGED = rb"(?<![\w.])(?:&|ref\s+)%b\[%b\]|(?<![\w.])%b\[%b\](?:\.\w+)+\s*(?:[-+*/%%|&^]?=(?!=)|\+\+|--)"
"""The element itself is worked on, where one that comes by itself may be a copy."""

MANY = 4
"""Loops of a file that count, from which on it may have them throughout."""


class IndexLoop(Detector):
    """Does a loop that only wants the elements of a collection count them?

    Where each element comes by itself, none can be missed by a wrong bound. Loops that do more with the number than to
    fetch the element, or that put another one in its place, are not asked.
    """

    id = "styling/index-loop"
    needs = (Loop,)
    tier = "listed"
    family_tiers = dict.fromkeys(("cpp", "java", "javascript", "typescript"), "throughout")
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
            "func f(items []Cart) { «for» i := 0; i < len(items); i++ { save(items[i]) } }",
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
                f"func f({text}) {{ for i := 0; i < len(text); i++ {{ {body} }} }}",
                taught="func g() { for _, it := range items { save(it) } }",
                language="go",
            )
            for text, body in (
                ("text string", "if text[i] >= 0x80 { stop() }"),
                ("text string", "save(text[i])"),
                ("", "save(text[i])"),
                ("text []Cart", "text[i].size = 3"),
                ("text []Cart", "save(&text[i])"),
            )
        ),
        Allows(  # All others of the file that could be so are no better.
            "class A { void a() {"
            + "for (int i = 0; i < rows.size(); i++) { save(rows.get(i), i); }" * MANY
            + "for (int i = 0; i < rows.size(); i++) { save(rows.get(i)); } } }",
            taught="class B { void b() { for (Cart it : items) { save(it); } } }",
            language="java",
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
        usual = file.once(_counts, None)
        for it in file.all(Loop):
            if it.body is None:
                continue
            start = it.span.start
            if counted := COUNTS.match(file.source, start, it.body.end):
                body = file.source[it.body.start : it.body.end]
                if _only_fetches(counted, body, file, it) and not _is_sought(counted["i"], it, file):
                    free = Freedom.UNASKED if usual else Freedom.FREE
                    yield Detection("loop over elements", "index", Span(start, start + 3), free)
            elif TAKES.match(file.source, start, it.body.start):
                yield Detection("loop over elements", "elements", Span(start, start + 3))


def _counts(file: FileFacts, _: None) -> bool:
    """Tell whether a file has many loops that count, whatever for, and hardly any over elements."""
    loops = [it for it in file.all(Loop) if it.body]
    counting = sum(COUNTS.match(file.source, it.span.start, it.span.end) is not None for it in loops)
    taking = sum(TAKES.match(file.source, it.span.start, it.span.end) is not None for it in loops)
    return counting >= MANY and counting > taking


def _is_list(held: bytes, loop: Loop, file: FileFacts) -> bool:
    """Tell whether the function around a loop says that what is counted is a list."""
    around = file.enclosing(loop.span, Function)
    return (
        around is not None
        and re.search(IS_LIST % (held, held), file.source[around.span.start : loop.span.start]) is not None
    )


def _is_sought(name: bytes, loop: Loop, file: FileFacts) -> bool:
    """Tell whether the number is read after the loop, before it becomes another one."""
    around = file.enclosing(loop.span, Function)
    behind = file.source[loop.span.end : around.span.end] if around else b""
    used = re.search(rb"(for\s+)?\b%b\b(?!\s*(?::?=[^=]|:\s|in\s))" % re.escape(name), behind)
    made = re.search(rb"\b%b\s*(?::?=[^=]|:\s|in\s)" % re.escape(name), behind)
    return used is not None and not used[1] and (made is None or used.start() < made.start())


def _only_fetches(head: re.Match[bytes], body: bytes, file: FileFacts, loop: Loop) -> bool:
    """Tell whether the number is used for nothing but to read an element of the collection that is counted."""
    held = re.escape(next(filter(None, head.group("a", "b", "c", "d"))))
    i = re.escape(head["i"])
    fetched = re.findall(
        rb"(?<![\w.])%b(?:\[%b\]|\.(?:get|at)\(%b\))(?!\s*(?:[-+*/|&^]?=(?!=)|\+\+|--))" % (held, i, i), body
    )
    if re.search(rb"(?<![\w.])%b\.(?:push|append|add|unshift|insert|push_back|Add|extend)\(" % held, body):
        return False  # It grows meanwhile.
    if head["b"] and not _is_list(held, loop, file):
        return False
    if file.language.copies_elements and re.search(CHANGED % (held, i, held, i), body):
        return False
    if re.search(GROWS % held, body) or re.search(OF_LETTERS % (held, i, held, i), body):
        return False
    return bool(fetched) and len(fetched) == len(re.findall(rb"\b%b\b" % i, body))
