"""Import statements: the imports of a file in, whether one statement brings them all out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.opening import opening
from drift_lsp.facts.vocabulary import Import
from drift_lsp.graphs.project import Project
from drift_lsp.text import Span

WORD = re.compile(rb"^import\b(?![ \t]*(?:\([ \t]*)?\"C\")", re.MULTILINE)
"""What begins a statement; what C offers is brought by one of its own, below its comment."""


class ImportStatements(Detector):
    """Do all imports of a file stand in one statement?

    There they are sorted together, and none is overlooked.
    """

    id = "structural/import-statements"
    needs = (Import,)
    slots = {"imports of a file": "files with several imports"}
    answers = {"one": "one statement brings them all", "several": "another statement brings more"}
    conventions = frozenset({"one"})
    families = frozenset({"go"})
    strict = True
    examples = (
        Flags(
            'import "os"\n\n«import» (\n\t"fmt"\n)\n',
            taught='import (\n\t"fmt"\n\t"os"\n)\n',
            language="go",
        ),
        Allows(
            'import "C"\n\nimport (\n\t"fmt"\n\t"os"\n)\n',
            taught='import (\n\t"fmt"\n\t"os"\n)\n',
            language="go",
        ),
        Allows('import "os"\n', taught='import (\n\t"fmt"\n\t"os"\n)\n', language="go"),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report the second statement of a file that has one."""
        imports = file.all(Import)
        if len(imports) < 2:
            return
        words = [it.start() for it in WORD.finditer(file.source, 0, imports[-1].span.end)]
        if len(words) > 1:
            yield Detection("imports of a file", "several", Span(words[1], words[1] + len(b"import")))
        elif words:
            yield Detection("imports of a file", "one", opening(file.source))
