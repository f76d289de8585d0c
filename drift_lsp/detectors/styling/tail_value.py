"""Tail values: functions that give something back in, whether their last line says `return` out."""

from __future__ import annotations

from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Function, Return
from drift_lsp.graphs.project import Project
from drift_lsp.text import Span


class TailValue(Detector):
    """Does the last line of a function say `return`?

    Without the word, the value of a function is the last thing in it; the word is kept for those who leave early.
    """

    id = "styling/tail-value"
    tier = "listed"
    needs = (Function, Return)
    form = True
    slots = {"last line": "functions that give something back"}
    answers = {"value": "the value stands there by itself", "return": "the last line says `return`"}
    families = frozenset({"rust"})
    strict = True
    examples = (
        Flags("fn load() -> u8 { «return» 3; }", taught="fn save() -> u8 { 4 }", language="rust"),
        Flags("fn load() -> u8 { «return» 3 }", taught="fn save() -> u8 { 4 }", language="rust"),
        Allows("fn load() -> u8 { if a { return 3; } 4 }", taught="fn save() -> u8 { 4 }", language="rust"),
        Allows("fn load() { return; }", taught="fn save() -> u8 { 4 }", language="rust"),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report how each function ends that gives something back."""
        source = file.source
        ends = {_behind(source, one.span.end): one.span for one in file.all(Return)}
        for it in file.all(Function):
            if it.returns is None or it.body is None or it.body.size < len(b"{ a }"):
                continue
            if said := ends.get(it.body.end - 1):
                yield Detection("last line", "return", Span(said.start, said.start + len(b"return")))
                continue
            last = it.body.start + len(source[it.body.start : it.body.end - 1].rstrip()) - 1
            if source[last] not in b";{":
                yield Detection("last line", "value", Span(last, last + 1))


def _behind(source: bytes, at: int) -> int:
    """Find what stands behind a statement."""
    while at < len(source) and source[at] in b"; \t\r\n":
        at += 1
    return at
