"""Casts of memory: calls that ask for room in, whether what they give is cast out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Call
from drift_lsp.graphs.project import Project
from drift_lsp.text import Span

GIVES = re.compile(r"(?i)(?:x|k|kv|v|\w*_)?(?:m|c|re|z)alloc(?:array)?")
"""Gives room for anything; others may be macros that give the type they are told."""

CASTS = re.compile(rb"\(\s*(?:const\s+|struct\s+|unsigned\s+)*\w+\s*\*+\s*\)\s*$")
FURTHEST = 60
"""Bytes before a call in which a cast must begin."""


class MemoryCast(Detector):
    """Is memory cast to the type that it is for?

    C needs no cast there, and one would hide that a declaration is missing; C++ needs it.
    """

    id = "types/memory-cast"
    tier = "listed"
    local = True
    needs = (Call,)
    slots = {"memory that was asked for": "calls that give memory"}
    answers = {"cast": "what it gives is cast", "plain": "what it gives is not cast"}
    strict = True
    roles = ("main",)
    languages = frozenset({"c"})
    examples = (
        Flags(
            "void a(void) { char *it = «(char *)malloc»(3); }",
            taught="void b(void) { char *to = malloc(4); }",
            language="c",
        ),
        Flags(
            "void a(void) { char *it = «malloc»(3); }",
            taught="void b(void) { char *to = (char *) malloc(4); }",
            language="c",
        ),
        Allows(
            "void a(char *from) { int *it = (int *) crealloc(from, 3); }",
            taught="void b(void) { char *to = malloc(4); }",
            language="c",
        ),
        Allows(
            "void a(void) { int n = (int) count(3); }", taught="void b(void) { char *to = malloc(4); }", language="c"
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report of each such call whether a type in brackets stands before it."""
        if b"alloc" not in file.source:
            return
        for call in file.all(Call):
            if call.name and call.receiver is None and GIVES.fullmatch(call.name.text):
                start = max(0, call.span.start - FURTHEST)
                cast = CASTS.search(file.source[start : call.span.start])
                begin = start + cast.start() if cast else call.span.start
                span = Span(begin, call.name.span.end)
                yield Detection("memory that was asked for", "cast" if cast else "plain", span)
