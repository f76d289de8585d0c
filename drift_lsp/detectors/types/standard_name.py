"""Names of the standard's numbers: sizes and numbers of a fixed width in, whether `std::` stands before them out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Function
from drift_lsp.graphs.project import Project
from drift_lsp.text import Span

SIZE = re.compile(rb"size_t\b")
WIDTH = re.compile(rb"int(?:8|16|32|64)_t\b")
WORD = re.compile(rb"[\w>.]")


class StandardName(Detector):
    """Does `std::` stand before `size_t` and the numbers of a fixed width?

    Both names are the same type; without the word it is C's.
    """

    id = "types/standard-name"
    tier = "listed"
    needs = (Function,)
    beyond = True
    form = True
    slots = {"name of a size": "sizes", "name of a number of fixed width": "numbers of a fixed width"}
    answers = {"full": "`std::` stands before the name", "short": "the name stands by itself"}
    languages = frozenset({"cpp"})
    strict = True
    local = True
    examples = (
        Flags("void load(«std::size_t» n) { }", taught="void save(size_t n) { }", language="cpp"),
        Flags("void load(«uint8_t» n) { }", taught="void save(std::uint32_t n) { }", language="cpp"),
        Allows("void load(my::size_t n) { }", taught="void save(std::size_t n) { }", language="cpp"),
        Allows("void load(ssize_t n) { }", taught="void save(std::size_t n) { }", language="cpp"),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report how each such type is written."""
        source = file.source
        for slot, form in (("name of a size", SIZE), ("name of a number of fixed width", WIDTH)):
            for it in file.search(form):
                start = it.start() - (form is WIDTH and source.startswith(b"u", it.start() - 1))
                if source.startswith(b"std::", start - 5):
                    yield Detection(slot, "full", Span(start - 5, it.end()))
                elif not source.startswith(b"::", start - 2) and not WORD.match(source, start - 1, start):
                    yield Detection(slot, "short", Span(start, it.end()))
