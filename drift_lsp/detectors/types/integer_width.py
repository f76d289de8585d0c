"""Widths of numbers: whole numbers that are declared in, whether their type says how wide they are out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Function
from drift_lsp.graphs.project import Project
from drift_lsp.text import Span

DECLARES = rb"(?=[ \t]+\w+[ \t]*[=;,)])"
FORMS = (
    re.compile(rb"uint(?:16|32)_t" + DECLARES),
    re.compile(rb"int64_t" + DECLARES),
    re.compile(rb"unsigned(?:[ \t]+(?:int|short|long(?:[ \t]+long)?))?" + DECLARES),
    re.compile(rb"long[ \t]+long" + DECLARES),
)
LETTERS = frozenset(bytes([it]) for it in b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_")
UNSIGNED = re.compile(rb"unsigned[ \t]+\Z")


class IntegerWidth(Detector):
    """Does the type of a number without a sign, or of a very wide one, say how wide it is?

    `uint32_t` is the same everywhere; how wide `unsigned long` is hangs on the machine.
    """

    id = "types/integer-width"
    tier = "listed"
    needs = (Function,)
    beyond = True
    form = True
    slots = {"width of a number": "numbers without a sign", "width of a long number": "very wide numbers"}
    answers = {"fixed": "the type says how wide it is", "plain": "the type does not say how wide it is"}
    families = frozenset({"c"})
    strict = True
    local = True
    examples = (
        Flags(
            "void load(void) { «unsigned int» size = 3; }",
            taught="void save(uint32_t size) { uint64_t all = size; }",
            language="c",
        ),
        Allows(
            "void load(void) { int size = 3; }",
            taught="void save(uint32_t size) { uint64_t all = size; }",
            language="c",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report the kind of each such type."""
        for it in (it for form in FORMS for it in file.search(form)):
            start = it.start() - file.source.startswith(b"u", it.start() - 1)
            if start and file.source[start - 1 : start] in LETTERS:
                continue
            if it[0].startswith(b"long") and UNSIGNED.search(file.source, max(0, start - 12), start):
                continue
            slot = "width of a long number" if b"64" in it[0] or b"long" in it[0] else "width of a number"
            yield Detection(slot, "fixed" if it[0].endswith(b"_t") else "plain", Span(start, it.end()))
