"""Import order: the imports at the top of a file in, whether they stand in groups out."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.opening import opening
from drift_lsp.facts.vocabulary import Class, Fact, Function, Handler, Import, ImportedName
from drift_lsp.graphs.modules import Modules
from drift_lsp.graphs.project import Project

STOPS: tuple[type[Fact], ...] = (Function, Class, Handler)
"""Where the first of these begins, the imports at the top have ended."""

OWN = 2
RANK = {"standard": 0, "foreign": 1, "own": OWN}


class ImportOrder(Detector):
    """Do imports stand in groups: the language's, then those of others, then this project's?

    In groups a reader sees at once what is ours. Whether a blank line parts
    this project's imports from those before is a question of its own.
    """

    id = "structural/import-order"
    needs = (Import, ImportedName)
    slots = {
        "order of imports": "files with imports of several kinds",
        "lines between imports": "files with groups of imports",
    }
    answers = {
        "grouped": "imports stand in groups: the language's, those of others, this project's",
        "mixed": "imports of several kinds stand mixed",
        "separated": "a blank line parts this project's imports from others",
        "together": "no blank line parts this project's imports from others",
    }

    strict = True
    conventions = frozenset({"grouped", "separated", "together"})

    examples = (
        Flags("import requests\n«import os»", taught="import os\n\nimport requests"),
        Flags(
            "import { a } from './a'\n«import { b } from 'b'»",
            taught="import { b } from 'b'\nimport { a } from './a'",
            language="typescript",
        ),
        Flags("import os\n«from .cart import Cart»", taught="import os\n\nfrom .item import Item"),
        Allows("import os\nimport requests", taught="import os\n\nfrom .item import Item"),
        Allows("import os\nimport sys", taught="import os\n\nimport requests"),
        Allows("import os\n\nimport requests\n\ndef load():\n    import sys", taught="import os\n\nimport requests"),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report whether the groups of a file are in order, and if so, whether blank lines part them."""
        modules = Modules(file, project)
        ranked = [(rank, it) for it in _block(file) if (rank := _rank(it, file, modules)) is not None]
        if len({rank for rank, _ in ranked}) < 2:
            return
        steps = list(pairwise(ranked))
        for (before, _), (rank, it) in steps:
            if rank < before:
                yield Detection("order of imports", "mixed", it.span)
                return
        yield Detection("order of imports", "grouped", opening(file.source))
        if ranked[-1][0] != OWN:
            return
        for (before, last), (rank, it) in steps:
            if before < rank == OWN and b"\n\n" not in file.source[last.span.end : it.span.start].replace(b"\r", b""):
                yield Detection("lines between imports", "together", it.span)
                return
        yield Detection("lines between imports", "separated", opening(file.source))


def _block(file: FileFacts) -> list[Import]:
    """List the plain imports at the margin before the first definition and the first `try`."""
    source = file.source
    end = min((facts[0].span.start for kind in STOPS if (facts := file.all(kind))), default=len(source))
    found = []
    for it in file.all(Import):
        start = it.span.start
        if start > end:
            break
        if (start == 0 or source[start - 1] in b"\n\r") and not it.dynamic and not it.type_only:
            found.append(it)
    return found


def _rank(it: Import, file: FileFacts, modules: Modules) -> int | None:
    """Tell the group of an import; None for a neighbour package, which may stand with ours or with others'."""
    if it.module:
        return None if modules.is_neighbour(it.module.text) else RANK[modules.whose(it.module.text)]
    name = next(iter(file.inside(ImportedName, it.span)), None)
    return RANK[modules.whose(name.name.text)] if name and name.name else RANK["foreign"]
