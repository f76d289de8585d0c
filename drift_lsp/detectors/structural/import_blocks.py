"""Import blocks: the imports at the top of a file in, whether a blank line parts the language's own from others out."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.opening import first_line, opening
from drift_lsp.facts.vocabulary import Import
from drift_lsp.graphs.modules import OWN, ranked
from drift_lsp.graphs.project import Project

CONDITION = b"#["
"""Before what only some compile, and which stands apart for that."""

STANDARD, OURS = "imports after the language's own", "imports of own modules after those of others"


class ImportBlocks(Detector):
    """Does a blank line part the language's own imports from others, and those of others from ours?

    In blocks a reader sees at once what a file needs from outside.
    """

    id = "structural/import-blocks"
    family_tiers = {"rust": "listed"}
    needs = (Import,)
    slots = {STANDARD: "files with imports of several kinds", OURS: "files with imports of others and of own modules"}
    answers = {
        "parted": "a blank line parts the two kinds of imports",
        "together": "no blank line parts the two kinds of imports",
    }
    strict = True
    of_neighbours = True
    families = frozenset({"go", "rust"})
    about = "layout of imports"
    examples = (
        Flags(
            'import (\n\t"fmt"\n\t«"example.com/a"»\n)',
            taught='import (\n\t"os"\n\n\t"example.com/b"\n)',
            language="go",
        ),
        Flags(
            "use std::fmt;\n«use serde::Serialize;»", taught="use std::io;\n\nuse serde::Serialize;", language="rust"
        ),
        Flags(
            "use std::fmt;\n\nuse serde::Serialize;\n«use crate::a::B;»",
            taught="use std::fmt;\n\nuse serde::Serialize;\n\nuse crate::b::C;",
            language="rust",
        ),
        Flags(  # Whichever comes first.
            'import (\n\t"example.com/a"\n\t«"fmt"»\n)',
            taught='import (\n\t"os"\n\n\t"example.com/b"\n)',
            language="go",
        ),
        Allows(  # It is there for some only.
            "use std::fmt;\n\n#[cfg(doc)]\nuse crate::a::B;",
            taught="use std::fmt;\nuse crate::b::C;",
            language="rust",
        ),
        Allows(  # A module within has imports of its own.
            "use serde::Serialize;\nmod a {\n    use crate::b::C;\n}",
            taught="use serde::Serialize;\n\nuse crate::b::C;",
            language="rust",
        ),
        Allows(  # The language has new modules each year.
            'import (\n\t"fmt"\n\t"uuid"\n)', taught='import (\n\t"os"\n\n\t"example.com/b"\n)', language="go"
        ),
        Allows('import (\n\t"fmt"\n\t"os"\n)', taught='import (\n\t"os"\n\n\t"example.com/b"\n)', language="go"),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report whether a blank line parts the two kinds wherever a file has both, whichever of them comes first."""
        found = file.once(ranked, project)
        for slot, kinds in (
            (STANDARD, [(rank > 0, it) for rank, it in found]),
            (OURS, [(rank == OWN, it) for rank, it in found if rank]),
        ):
            changes = [(last, it) for (before, last), (kind, it) in pairwise(kinds) if before != kind]
            changes = [it for it in changes if CONDITION not in file.source[it[0].span.end : it[1].span.start]]
            if not changes:
                continue
            mixed = next((it for last, it in changes if not _parted(last, it, file)), None)
            yield Detection(
                slot,
                "together" if mixed else "parted",
                first_line(file.source, mixed.span) if mixed else opening(file.source),
            )
            if mixed:
                return  # Where others and ours stand to each other is no question then.


def _parted(last: Import, it: Import, file: FileFacts) -> bool:
    """Tell whether a blank line stands between two imports."""
    return b"\n\n" in file.source[last.span.end : it.span.start].replace(b"\r", b"").replace(b"\t", b"")
