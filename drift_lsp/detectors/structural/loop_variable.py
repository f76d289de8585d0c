"""Variables of loops: loops that count in, whether their variable is declared in them out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Loop
from drift_lsp.graphs.project import Project
from drift_lsp.text import Span

HEAD = re.compile(rb"for\s*\(\s*(?P<declared>(?:const\s+)?\w[\w:.<>]*\s*[\s*&]\s*)?(?P<name>\w+)\s*=[^=]")


class LoopVariable(Detector):
    """Is the variable of a loop that counts declared in it?

    Declared there it is gone after the loop, and cannot be mistaken for one that is still needed.
    """

    id = "structural/loop-variable"
    needs = (Loop,)
    tier = "listed"
    form = True
    slots = {"loop variable": "loops that count"}
    answers = {"inside": "its variable is declared in it", "outside": "its variable is declared before it"}
    conventions = frozenset({"inside"})
    strict = True
    families = frozenset({"c", "java", "csharp", "javascript", "typescript"})
    examples = (
        Flags(
            "void load() { int i; for («i» = 0; i < 3; i++) { } }",
            taught="void save() { for (int i = 0; i < 3; i++) { } }",
            language="c",
        ),
        Flags(
            "let i; for («i» = 0; i < 3; i++) { load(i) }",
            taught="for (let i = 0; i < 3; i++) { save(i) }",
            language="typescript",
        ),
        Allows(
            "void load() { Cart *it; for (it = first(); it; it = it->next) { } }",
            taught="void save() { for (Item *it = first(); it; it = it->next) { } for (int i = 0; i < 3; i++) { } }",
            language="c",
        ),
        Allows(
            "void load() { int i; for (i = 0; i < 3; i++) { } use(i); }",
            taught="void save() { for (int i = 0; i < 3; i++) { } }",
            language="c",
        ),
        Allows(  # It is needed behind the loop as well.
            "void load() { int i; for (i = 0; i < 3; i++) { } if (full) { i = 9; } }",
            taught="void save() { for (int i = 0; i < 3; i++) { } }",
            language="c",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report for each loop whose variable counts where it is declared."""
        for it in file.all(Loop):
            if (head := HEAD.match(file.source, it.span.start, it.span.end)) and _counts(head, file.source, it.span):
                yield Detection("loop variable", "inside" if head["declared"] else "outside", Span(*head.span("name")))


def _counts(head: re.Match[bytes], source: bytes, loop: Span) -> bool:
    """Tell whether a loop steps through numbers with a variable that is not asked for behind it."""
    name = head["name"]
    if not re.compile(rb"[^;{}]*;[^;{}]*;[^{}]*?(?:\+\+|--)?\b" + name + rb"\b\s*(?:\+\+|--|\+=|-=|\))").match(
        source, head.end(), loop.end
    ):
        return False
    block = source.find(b"\n}", loop.end)
    return bool(head["declared"]) or not re.search(
        rb"\b" + name + rb"\b",
        source[loop.end : loop.end + 400 if block < 0 else min(block, loop.end + 400)],
    )
