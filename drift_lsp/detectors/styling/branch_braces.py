"""Branch braces: branches with one statement in, whether it stands in braces out."""

from __future__ import annotations

from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Branch
from drift_lsp.graphs.project import Project
from drift_lsp.text import Span


class BranchBraces(Detector):
    """Does a branch of one statement have braces?

    With braces a second statement can be added without a thought; without them there is less to read.
    """

    id = "styling/branch-braces"
    needs = (Branch,)
    slots = {"branch of one statement": "branches with one statement"}
    answers = {"braces": "the branch has braces", "bare": "the branch has no braces"}
    families = frozenset({"java", "csharp", "javascript", "typescript"})
    examples = (
        Flags(
            "class Cart { void load() { «if» (full) return; } }",
            taught="class Item { void save() { if (full) { return; } } }",
            language="java",
        ),
        Flags(
            "class Cart { void Load() { «if» (full) { return; } } }",
            taught="class Item { void Save() { if (full) return; } }",
            language="csharp",
        ),
        Allows(
            "class Cart { void Load() { if (full) { Stop(); return; } } }",
            taught="class Item { void Save() { if (full) return; } }",
            language="csharp",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report for each branch of one plain statement whether it has braces."""
        source = file.source
        for it in file.all(Branch):
            if it.body is None or it.alternative:
                continue
            braced = source.startswith(b"{", it.body.start)
            inside = source[it.body.start : it.body.end]
            if inside.count(b"\n") > 2 or inside.count(b";") != 1 or inside.count(b"{") > braced:
                continue
            yield Detection("branch of one statement", "braces" if braced else "bare", _word(it))


def _word(it: Branch) -> Span:
    return Span(it.span.start, it.span.start + len("if"))
