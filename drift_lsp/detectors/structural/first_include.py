"""First includes: source files in, the header that comes before all others out."""

from __future__ import annotations

from collections.abc import Iterator

from drift_lsp.detectors.contract import OTHER, Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.opening import first_line
from drift_lsp.facts.vocabulary import Import
from drift_lsp.graphs.modules import is_own_header
from drift_lsp.graphs.project import Project

SOURCES = (".c", ".cc", ".cpp", ".cxx", ".m", ".mm")


class FirstInclude(Detector):
    """Is there a header that every source includes before all others?

    What says how all others are to be read (`config.h`, a header of the project's own) only does so in front of them.
    """

    id = "structural/first-include"
    needs = (Import,)
    slots = {"first include": "sources that include headers"}
    answers = {OTHER: "the file's own header comes first", "*": "`{}` comes first"}
    tier = "listed"
    conventions = None
    strict = True
    form = True
    roles = ("main",)
    families = frozenset({"c"})
    examples = (
        Flags('«#include "a.h"»\n#include "b.h"\n', taught='#include "config.h"\n#include "b.h"\n', language="c"),
        Flags(
            '«#include <stdio.h>»\n#include "config.h"\n',
            taught='#include "config.h"\n#include <stdio.h>\n',
            language="cpp",
        ),
        Allows('#include "a.h"\n', taught='#include "config.h"\n#include "b.h"\n', language="c"),
        Allows(  # That has a question of its own.
            '#include "b.h"\n#include "c.h"\n', taught='#include "module.h"\n#include "b.h"\n', language="c"
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report the first of several headers that a source includes."""
        found = [it for it in file.all(Import) if it.module and not it.is_static] if self._asks(file) else []
        if len(found) > 1 and (first := found[0].module):
            own = is_own_header(first.text, file)
            yield Detection("first include", OTHER if own else first.text, first_line(file.source, found[0].span))

    def _asks(self, file: FileFacts) -> bool:
        return file.path.endswith(SOURCES)
