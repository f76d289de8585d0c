"""Outcomes that are thrown away: calls that may fail in, each file that drops what one gives back out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.detectors.shunned import Shunned, Shunning, is_in, uses
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Comment, IgnoredError
from drift_lsp.graphs.project import Project
from drift_lsp.text import Span

AWAY = Shunned("outcomes", "every outcome is looked at", facts=(IgnoredError,))

MAY = re.compile(
    r"(?i)close|unmap|wait|join|cleanup|drop|stop|shutdown|cancel|send|try|notify|write|print|log|best_?effort|background|remove|restore|release"
    r"|unlock|rollback|discard|flush|kill|abort|unsubscribe|deregister|^into_|\binto_raw|compare_exchange|\.set\("
)
"""In the name of what is called, or of the function around it: nothing is to be done about its failure."""


ABOVE = 5
"""Lines above a place in which somebody may say why."""

CALLED = re.compile(r"(\w+)!?\(")
"""What is called: where others throw its outcome away as well, there is nothing in it."""


class ThrownAway(Shunning, Detector):
    """Is the outcome of a call thrown away where hardly any file does so?

    What fails is then never heard of again. A comment beside it says why that is right.
    """

    id = "errors/thrown-away"
    needs = (IgnoredError,)
    shunned = (AWAY,)
    answers = {"thrown away": "the outcome is thrown away"}
    tier = "listed"
    roles = ("main",)
    few = 0
    families = frozenset({"go", "rust"})
    examples = (
        Flags("fn load() { «let _ = save();» }", "fn save() -> u32 { 3 }", language="rust"),
        Flags("func load() { «_ = save()» }", "func save() int {\n\treturn 3\n}", language="go"),
        Allows("fn load() { let _ = it.into_raw_fd(); }", "fn save() -> u32 { 3 }", language="rust"),
        Allows("fn load() { let _ = sender.send(3); }", "fn save() -> u32 { 3 }", language="rust"),
        Allows("fn load() {\n    // It may be there already.\n    let _ = save();\n}", "fn save() {}", language="rust"),
        Allows(
            "fn load() {\n    // It may be there already.\n    tell();\n    let _ = save();\n}",
            "fn save() {}",
            language="rust",
        ),
        Flags(
            "fn load() {\n    // Of another thing.\n    tell();\n\n    «let _ = save();»\n}",
            "fn save() -> u32 { 3 }",
            language="rust",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Look at every outcome that nobody says a word about."""
        if not file.all(IgnoredError):
            return
        said = {file.lines.row(it.span.start) for it in file.all(Comment)}
        for it in uses(file, project, self.shunned):
            if (
                said.isdisjoint(_rows(it.span, file))
                and not MAY.search(it.span.of(file.source))
                and not is_in(file, it.span, MAY)
            ):
                called = CALLED.search(it.span.of(file.source))
                yield Detection(AWAY.slot, "thrown away", it.span, token=called[1] if called else "")


def _rows(span: Span, file: FileFacts) -> range:
    """List the row of a place and those above it that stand with it, with no blank line between."""
    row = first = file.lines.row(span.start)
    while first > 0 and row - first < ABOVE and file.lines.span(first).of(file.source).strip():
        first -= 1
    return range(first, row + 1)
