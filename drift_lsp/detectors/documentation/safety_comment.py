"""Whether unsafe code says why it is right: unsafe blocks in, explained or not out."""

from __future__ import annotations

from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Comment, Unsafe
from drift_lsp.graphs.project import Project
from drift_lsp.text import Span

WINDOW = 5
"""Lines above a block in which a comment speaks of it."""


class SafetyComment(Detector):
    """Does a comment say why an unsafe block is right?

    The compiler no longer checks it, so whoever changes the code must know what to keep.
    """

    id = "documentation/safety-comment"
    needs = (Unsafe, Comment)
    slots = {"unsafe block": "unsafe blocks"}
    answers = {"present": "a comment says why it is right", "absent": "no comment says why it is right"}
    conventions = frozenset({"present"})
    roles = ("main",)
    examples = (
        Flags(
            "fn drop() {\n    let it = «unsafe» { read() };\n}",
            taught="fn save() {\n    // SAFETY: it was checked.\n    let it = unsafe { read() };\n}",
            language="rust",
        ),
        Allows(
            "fn drop() {\n    let it = unsafe {\n        // Safety: it is checked.\n        read()\n    };\n}",
            taught="fn save() {\n    // SAFETY: it was checked.\n    let it = unsafe { read() };\n}",
            language="rust",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Look above and inside each unsafe block for a comment that speaks of safety."""
        comments = {file.lines.row(it.span.start): it.span for it in file.all(Comment)}
        for it in file.all(Unsafe):
            row, last = file.lines.row(it.span.start), file.lines.row(it.span.end)
            near = [comments[at] for at in range(row - WINDOW, last + 1) if at in comments]
            said = any("safety" in comment.of(file.source).lower() for comment in near)
            yield Detection("unsafe block", "present" if said else "absent", Span(it.span.start, it.span.start + 6))
