"""Comparisons with yes: conditions that ask one thing in, whether they compare it with `true` or `false` out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Branch, Comparison
from drift_lsp.graphs.project import Project

BARE = re.compile(rb"\(?\s*!?[A-Za-z_][\w.]*(?:->\w+|::\w+)*(?:\(\))?\s*\)?")
VALUES = frozenset({"true", "false", "TRUE", "FALSE"})


class TruthComparison(Detector):
    """Is what is true or false compared with `true` and `false`?

    The condition says the same without it.
    """

    id = "styling/truth-comparison"
    tier = "listed"
    needs = (Branch, Comparison)
    form = True
    slots = {"question of yes or no": "conditions that ask one thing"}
    answers = {"bare": "the condition is the thing itself", "compared": "it is compared with `true` or `false`"}
    conventions = frozenset({"bare"})
    families = frozenset({"go", "rust", "c"})
    strict = True
    local = True
    examples = (
        Flags(
            "func load() { if «full == true» { open() } }",
            taught="func save() { if empty { drop() } }",
            language="go",
        ),
        Flags(
            "fn load() { if «full == false» { open(); } }",
            taught="fn save() { if empty { drop(); } }",
            language="rust",
        ),
        Allows(
            "func load() { if full == 3 { open() } }",
            taught="func save() { if empty { drop() } }",
            language="go",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report of each such condition how it asks."""
        for it in file.all(Branch):
            if it.condition and BARE.fullmatch(file.source, it.condition.start, it.condition.end):
                yield Detection("question of yes or no", "bare", it.condition)
        for compared in file.all(Comparison):
            if compared.right and compared.right.of(file.source) in VALUES and file.enclosing(compared.span, Branch):
                yield Detection("question of yes or no", "compared", compared.span)
