"""Import order: the imports at the top of a file in, whether they stand in groups out."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.opening import opening
from drift_lsp.facts.vocabulary import Import, ImportedName
from drift_lsp.graphs.modules import Modules, ranked
from drift_lsp.graphs.project import Project


class ImportOrder(Detector):
    """Do imports stand in groups: the language's, then those of others, then this project's?

    In groups a reader sees at once what is ours.
    """

    id = "structural/import-order"
    needs = (Import, ImportedName)
    slots = {"order of imports": "files with imports of several kinds"}
    answers = {
        "grouped": "imports stand in groups: the language's, those of others, this project's",
        "mixed": "imports of several kinds stand mixed",
    }

    strict = True
    conventions = frozenset({"grouped"})

    examples = (
        Flags("import requests\n«import os»", taught="import os\n\nimport requests"),
        Flags(
            "import { a } from './a'\n«import { b } from 'b'»",
            taught="import { b } from 'b'\nimport { a } from './a'",
            language="typescript",
        ),
        Allows("import os\nimport requests", taught="import os\n\nfrom .item import Item"),
        Allows(  # What is imported for its effect stands where the effect is needed.
            "import 'server-only'\nimport fs from 'node:fs'",
            taught="import fs from 'node:fs'\nimport { b } from 'b'",
            language="typescript",
        ),
        Allows("import os\nimport sys", taught="import os\n\nimport requests"),
        Allows("import os\n\nimport requests\n\ndef load():\n    import sys", taught="import os\n\nimport requests"),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report whether the groups of a file are in order."""
        found = ranked(file, Modules(file, project))
        if len({rank for rank, _ in found}) < 2:
            return
        for (before, _), (rank, it) in pairwise(found):
            if rank < before:
                yield Detection("order of imports", "mixed", it.span)
                return
        yield Detection("order of imports", "grouped", opening(file.source))
