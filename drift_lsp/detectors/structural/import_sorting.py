"""Sorting of imports: runs of import statements in, whether they stand in alphabetical order out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import pairwise

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.opening import first_line, opening
from drift_lsp.facts.vocabulary import Import, ImportedName
from drift_lsp.graphs.project import Project
from drift_lsp.text import Span

LEAST = 3
"""Imports in a row; two are in order half of the time by chance."""

SEPARATORS = re.compile(r"[\\./:]+")

ORDERS: tuple[Callable[[str], str], ...] = (lambda it: SEPARATORS.sub("\0", it).lower(), str, str.lower)
"""Ways to sort by letters: part by part, capitals first, letter by letter. A file keeps one of them."""


class ImportSorting(Detector):
    """Are imports that stand together sorted?

    Where they are, two people who add an import at the same time do not meet at the end of the list. Only those without
    an empty line between them are compared, and groups each by itself.
    """

    id = "structural/import-sorting"
    needs = (Import,)
    slots = {"sorted imports": "files with several imports in a row"}
    answers = {
        "sorted": "imports are sorted",
        "by length": "imports are sorted by their length",
        "unsorted": "an import does not stand where the order wants it",
    }
    conventions = frozenset({"sorted", "by length"})
    strict = True
    families = frozenset({"php", "c", "java", "csharp", "go", "rust"})

    examples = (
        Flags(
            "<?php\nuse Shop\\A;\nuse Shop\\C;\n«use Shop\\B;»",
            taught="<?php\nuse Shop\\A;\nuse Shop\\B;\nuse Shop\\C;",
            language="php",
        ),
        Flags(
            '#include "a.h"\n#include "c.h"\n«#include "b.h"»\n',
            taught='#include "a.h"\n#include "b.h"\n#include "c.h"\n',
            language="cpp",
        ),
        Allows(  # Each group by itself.
            '#include "a.h"\n#include "c.h"\n\n#include "b.h"\n#include "d.h"\n',
            taught='#include "a.h"\n#include "b.h"\n#include "c.h"\n',
            language="cpp",
        ),
        Allows(
            "<?php\nuse Shop\\C;\nuse Shop\\A;",
            taught="<?php\nuse Shop\\A;\nuse Shop\\B;\nuse Shop\\C;",
            language="php",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report in which orders the imports of a file stand."""
        runs = [run for run in _runs(file) if len(run) > 1]
        if max(map(len, runs), default=0) < LEAST:
            return
        # Of the orders, the one that is broken least was meant.
        broken = min(([out for run in runs if (out := _first_out(run, order))] for order in ORDERS), key=len)
        if not broken:
            yield Detection("sorted imports", "sorted", opening(file.source))
        elif not any(_first_out(run, len) for run in runs):
            yield Detection("sorted imports", "by length", broken[0])
        else:
            yield Detection("sorted imports", "unsorted", broken[0])


def _runs(file: FileFacts) -> Iterator[list[tuple[str, Span]]]:
    """Yield the imports of a file that stand on lines one below the other, by their full names."""
    run, kind, end = list[tuple[str, Span]](), False, -1
    for it in file.all(Import):
        if it.dynamic:
            continue
        span = first_line(file.source, it.span)
        between = file.source[end : it.span.start] if end >= 0 else b""
        if run and (it.is_static != kind or between.strip() or between.count(b"\n") > 1):
            yield run
            run = []
        run.append((_name(it, file), span))
        kind, end = it.is_static, span.end
    yield run


def _name(it: Import, file: FileFacts) -> str:
    module = it.module.text if it.module else ""
    names = file.inside(ImportedName, it.span)
    name = names[0].name.text if len(names) == 1 and names[0].name else ""
    return f"{module}.{name}" if module and name else module or name


def _first_out(run: list[tuple[str, Span]], order: Callable[[str], str] | Callable[[str], int]) -> Span | None:
    """Find the first import that should stand further up; None where all are in order."""
    for (before, _), (name, span) in pairwise(run):
        if order(name) < order(before):  # type: ignore[operator]
            return span
    return None
