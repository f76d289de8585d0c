"""Memory: calls that ask for room for one thing in, what they call out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Call
from drift_lsp.graphs.project import Project

GIVES = re.compile(r"(?i)\w*(?:alloc|_new0?|_zero)\w*")
AGAIN = re.compile(r"(?i)re\w*alloc|alloca|\w*realloc\w*")
"""Gives more room to what has some, or room that nobody gives back."""

SIZE = re.compile(rb"sizeof\s*(?:\(\s*(?:\*\s*)?[\w\s]+(?:->\w+|\.\w+)*\s*\**\s*\)|\*?\s*\w+)")
"""The size of one thing."""

PLAIN = re.compile(rb"1|\w+(?:(?:->|\.)\w+)*")
"""What else may be handed over: how many, or from where."""


CALLOC = "calloc|malloc"
"""Whoever wants it cleared takes it from the same place: that is the other question."""

LIBRARY = frozenset({"malloc", "calloc", "aligned_alloc"})
ROOM = re.compile(r"(?i)\w*[mcz]alloc(?:z|0|_n|_array)?")
CLEARED = re.compile(r"(?i)\w*(?:calloc|zalloc|new0|_zero)\w*")


class MemorySource(Detector):
    """Who gives the memory for one thing, and is it cleared?

    One way clears it, another ends the program where there is none, a third knows the pool it comes from. Who reads the
    rest of the code counts on the usual one.
    """

    id = "structural/memory-source"
    tier = "listed"
    local = True
    needs = (Call,)
    slots = {
        "memory for one thing": "calls that give memory for one thing",
        "memory of some size": "calls that give memory of some size",
        "state of memory for one thing": "calls that give memory for one thing",
        "size of one thing": "sizes of what memory is asked for",
    }
    answers = {
        "own": "it comes from no function of the standard library",
        "cleared": "it is cleared",
        "raw": "it holds what was in it before",
        "variable": "it is that of the variable: `sizeof(*cart)`",
        "type": "it is that of the type: `sizeof(struct cart)`",
        "*": "it comes from `{}`",
    }
    conventions = frozenset({"own", "malloc", "cleared", "variable", "type"})
    roles = ("main",)
    families = frozenset({"c"})
    examples = (
        Flags(
            "cart *a(void) { return «calloc»(1, sizeof(cart)); }",
            taught="item *b(void) { return xcalloc(1, sizeof(struct item)); }",
            language="c",
        ),
        Flags(
            "void a(void) { struct cart *it = «malloc»(sizeof(*it)); }",
            taught="void b(void) { item *it = grab(alloc, sizeof(item)); item *to = xmalloc(sizeof(*to)); }",
            language="c",
        ),
        Flags(
            "void a(void) { struct cart *it = malloc(«sizeof(struct cart)»); }",
            taught="void b(void) { struct item *it = malloc(sizeof(*it)); }",
            language="c",
        ),
        Flags(
            "void a(int n) { char *text = «malloc»(n + 1); }",
            taught="void b(int n) { char *name = xmalloc(n + 1); }",
            language="c",
        ),
        Allows(
            "void a(void) { struct cart *it = calloc(1, sizeof(*it)); }",
            taught="void b(void) { struct item *it = malloc(sizeof(*it)); }",
            language="c",
        ),
        Allows(  # Room for many, or for letters.
            "void a(int n) { cart *it = malloc(n * sizeof(cart)); char *text = malloc(n + 1); }",
            taught="item *b(void) { return item_alloc(1, sizeof(struct item)); }",
            language="c",
        ),
        Allows(
            "void a(int n) { it = realloc(it, sizeof(cart)); }",
            taught="item *b(void) { return xcalloc(1, sizeof(struct item)); }",
            language="c",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report what is called with the size of one thing, and with nothing else that is more than a name."""
        for call in file.all(Call):
            name = call.name.text if call.name and not call.receiver else ""
            if not call.arguments or not GIVES.fullmatch(name) or AGAIN.fullmatch(name) or not call.name:
                continue
            sizes = [it for it in call.arguments if SIZE.fullmatch(file.source, it.start, it.end)]
            others = [it for it in call.arguments if it not in sizes]
            source = CALLOC if name == "calloc" else name if name in LIBRARY else "own"
            if ROOM.fullmatch(name):
                yield Detection("memory of some size", source, call.name.span)
            if len(sizes) == 1 and all(PLAIN.fullmatch(file.source, it.start, it.end) for it in others):
                yield Detection("memory for one thing", source, call.name.span)
                state = "cleared" if CLEARED.fullmatch(name) else "raw"
                yield Detection("state of memory for one thing", state, call.name.span)
                if way := _size(sizes[0].of(file.source)):
                    yield Detection("size of one thing", way, sizes[0])


def _size(written: str) -> str:
    """Tell whether a size is that of what a variable points to, or that of a type; "" where nobody sees which."""
    inner = written.removeprefix("sizeof").strip(" ()")
    if inner.startswith("*"):
        return "variable"
    return "type" if inner.startswith(("struct ", "union ")) or inner.endswith("_t") else ""
