"""Tests for nothing: conditions in, whether what may be missing is compared with null or denied out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Branch, Comparison
from drift_lsp.graphs.project import Project
from drift_lsp.text import Span, first_line

DENIED = re.compile(rb"(?<![\w)\]!])!\s*[A-Za-z_]\w*(?:(?:->|\.)\w+|\[\w+\])*(?![\w(\[.]|->|\s*[=!]=)")


class NothingThere(Detector):
    """Is a pointer asked whether it is null by `!`, or compared?

    `if (!cart)` is short; `if (cart == NULL)` tells a pointer from a number. Flags are denied as well, so only a project
    that hardly ever compares is known to have a custom.
    """

    id = "styling/nothing-there"
    local = True
    needs = (Branch, Comparison)
    form = True
    layout = True
    slots = {"test for nothing": "tests whether something is missing or false"}
    answers = {"denied": "it is denied: `!cart`", "compared": "it is compared with null"}
    conventions = frozenset({"denied"})
    strict = True
    roles = ("main",)
    families = frozenset({"c"})
    examples = (
        Flags(
            "void load(struct cart *it) { if («it == NULL») return; }",
            taught="void save(struct cart *it) { if (!it) return; }",
            language="c",
        ),
        Flags(
            "void load(Cart *it) { if (ready && «it == nullptr») return; }",
            taught="void save(Cart *it) { if (ready && !it->rows) return; }",
            language="cpp",
        ),
        Allows(
            "void load(struct cart *it) { if (!it) return; }",
            taught="void save(struct cart *it) { if (it == NULL) return; if (!item) return; }",
            language="c",
        ),
        Allows(
            "void load(int it) { if (it == 0) return; }",
            taught="void save(struct cart *it) { if (!it) return; }",
            language="c",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report how each condition asks."""
        for branch in file.all(Branch):
            if branch.condition:
                for it in DENIED.finditer(file.source, branch.condition.start, branch.condition.end):
                    yield Detection("test for nothing", "denied", Span(it.start(), it.end()))
        for compared in file.all(Comparison):
            if compared.null and compared.operator and compared.operator.text == "==":
                yield Detection("test for nothing", "compared", first_line(file.source, compared.span))
