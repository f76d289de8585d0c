"""Spacing of keywords: branches and loops in, whether a space stands behind their word out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.usual import unusual
from drift_lsp.facts.vocabulary import Branch, Loop
from drift_lsp.graphs.project import Project
from drift_lsp.text import Span

WORD = re.compile(rb"(?:if|for|while|foreach)(?P<blank> ?)\(")


class KeywordSpacing(Detector):
    """Does a space stand between `if`, `for` or `while` and its bracket?

    With it a branch looks unlike a call; a mixture is the first thing that a search by text stumbles over.
    """

    id = "styling/keyword-spacing"
    needs = (Branch, Loop)
    form = True
    layout = True
    slots = {"blank behind a word": "branches and loops"}
    answers = {"blank": "a space stands before the bracket", "close": "no space stands before the bracket"}
    strict = True
    families = frozenset({"c", "php", "java", "csharp", "javascript", "typescript"})
    examples = (
        Flags(
            "int load(int n) { «if(»n) { return 1; } return 2; }",
            taught="int save(int n) { if (n) { return 1; } return 2; }",
            language="c",
        ),
        Flags(
            "class Cart { void load() { «while (»one()) { } } }",
            taught="class Item { void save() { if(two()) { drop(); } } }",
            language="java",
        ),
        Allows("<?php\nif ($one): load(); endif;", taught="<?php\nif ($two) { return 2; }", language="php"),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report of each branch and loop how it begins."""
        for way, span in unusual(_words(file)):
            yield Detection("blank behind a word", way, span)


def _words(file: FileFacts) -> Iterator[tuple[str, Span]]:
    for kind in (Branch, Loop):
        for it in file.all(kind):
            if word := WORD.match(file.source, it.span.start, it.span.end):
                yield ("blank" if word["blank"] else "close"), Span(*word.span())
