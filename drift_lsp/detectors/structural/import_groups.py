"""Import groups: the imports at the top of a file in, whether a blank line parts ours from others out."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.opening import opening
from drift_lsp.facts.vocabulary import Import, ImportedName
from drift_lsp.graphs.modules import OWN, ranked
from drift_lsp.graphs.project import Project


class ImportGroups(Detector):
    """Does a blank line part this project's imports from those of others?

    A matter of taste that formatters settle; it is told in lists and to those who write new files.
    """

    id = "structural/import-groups"
    needs = (Import, ImportedName)
    slots = {"lines between imports": "files with groups of imports"}
    answers = {
        "separated": "a blank line parts this project's imports from others",
        "together": "no blank line parts this project's imports from others",
    }
    tier = "listed"
    strict = True
    about = "layout of imports"

    examples = (
        Flags("import os\n«from .cart import Cart»", taught="import os\n\nfrom .item import Item"),
        Allows("import os\n\nfrom .cart import Cart", taught="import os\n\nfrom .item import Item"),
        Allows("import os\nimport requests", taught="import os\n\nfrom .item import Item"),
        Allows("from .cart import Cart\nimport os", taught="import os\n\nfrom .item import Item"),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report whether a blank line stands before a file's imports of own modules."""
        found = file.once(ranked, project)
        if not found or found[-1][0] != OWN or found[0][0] == OWN or found != sorted(found, key=lambda it: it[0]):
            return
        for (before, last), (rank, it) in pairwise(found):
            if before < rank == OWN:
                parted = b"\n\n" in file.source[last.span.end : it.span.start].replace(b"\r", b"")
                span = opening(file.source) if parted else it.span
                yield Detection("lines between imports", "separated" if parted else "together", span)
