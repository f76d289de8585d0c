"""Standard imports: the imports at the top of a file in, whether the language's own come first out."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.opening import first_line, opening
from drift_lsp.facts.vocabulary import Import
from drift_lsp.graphs.modules import ranked
from drift_lsp.graphs.project import Project


class StandardImports(Detector):
    """Do the imports of the language's own modules come before all others?

    Then a reader sees where what has to be installed begins, however the rest is ordered.
    """

    id = "structural/standard-imports"
    needs = (Import,)
    slots = {"imports of the language's own modules": "files that import modules of the language and others"}
    answers = {"first": "those of the language come first", "later": "one of the language comes after others"}
    conventions = frozenset({"first"})
    strict = True
    family_tiers = {"rust": "listed"}
    families = frozenset({"go", "rust"})
    examples = (
        Flags(
            'import (\n\t"example.com/a"\n\n\t«"fmt"»\n)',
            taught='import (\n\t"os"\n\n\t"example.com/b"\n)',
            language="go",
        ),
        Flags("use serde::Serialize;\n«use std::fmt;»", taught="use std::io;\nuse serde::Serialize;", language="rust"),
        Allows(
            'import (\n\t"fmt"\n\n\t"example.com/c"\n)',
            taught='import (\n\t"os"\n\n\t"example.com/b"\n)',
            language="go",
        ),
        Allows(
            "#[macro_use]\nextern crate tracing;\nuse std::fmt;\nuse serde::Serialize;",
            taught="use std::io;\nuse serde::Serialize;",
            language="rust",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report whether one of the language's own modules is imported after another."""
        found = file.once(ranked, project)
        if len({rank == 0 for rank, _ in found}) < 2:
            return
        late = next((it for (before, _), (rank, it) in pairwise(found) if before > 0 == rank), None)
        span = first_line(file.source, late.span) if late else opening(file.source)
        yield Detection("imports of the language's own modules", "later" if late else "first", span)
