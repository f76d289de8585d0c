"""Import lines: statements that import whole modules in, whether each brings only one out."""

from __future__ import annotations

from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Import, ImportedName
from drift_lsp.graphs.project import Project
from drift_lsp.text import first_line


class ImportLines(Detector):
    """Has each module that is imported as a whole a line of its own?

    A list of lines can be sorted, and a change of one import touches no other.
    """

    id = "structural/import-lines"
    needs = (Import, ImportedName)
    slots = {"import of whole modules": "imports of whole modules"}
    answers = {"one": "it brings one module", "several": "it brings several modules"}
    conventions = frozenset({"one"})
    tier = "throughout"
    form = True
    families = frozenset({"python"})
    examples = (
        Flags("«import os, re»", taught="import ast\nimport json"),
        Flags("def load():\n    «import os, re»", taught="import ast\nimport json"),
        Allows("import os.path", taught="import ast\nimport json"),
        Allows("from os import path, sep", taught="import ast\nimport json"),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report of each such statement how many modules it brings."""
        for it in file.all(Import):
            brought = file.inside(ImportedName, it.span) if it.module is None and not it.dynamic else ()
            if brought:
                yield Detection(
                    "import of whole modules",
                    "several" if len(brought) > 1 else "one",
                    first_line(file.source, it.span),
                )
