"""Where docstrings start: docstrings of several lines in, beside their quotes or below out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Class, Function
from drift_lsp.graphs.project import Project
from drift_lsp.text import first_line

MEANT = re.compile(rb"[ \t]*#\s*(?i:noqa)")
"""Behind a docstring: another tool is told that it is meant so."""


SHORT = "docstring of one line"
ONE = re.compile(rb"(?:\"{3}|'{3})[ \t]*(\n)?[ \t]*[^\s\"'][^\n]*(?(1)\n[ \t]*)(?:\"{3}|'{3})")


class DocstringStart(Detector):
    """Does a docstring of several lines start beside its quotes, or on the line below?

    Either reads well; where both are mixed, each next one has to be thought about.
    """

    id = "documentation/docstring-start"
    needs = (Function, Class)
    slots = {"docstring": "docstrings of several lines", SHORT: "docstrings that say it in one line"}
    answers = {
        "beside": "the docstring starts beside its quotes",
        "below": "the docstring starts below its quotes",
        "one line": "its quotes stand on that line",
        "three lines": "its quotes stand on lines of their own",
    }
    tier = "listed"
    roles = ("main",)
    families = frozenset({"python"})
    strict = firm = True
    local = True
    examples = (
        Flags(
            'def load():\n    «"""Load it.»\n\n    All of it.\n    """',
            taught='def save():\n    """\n    Save it.\n\n    At once.\n    """',
        ),
        Flags(
            'def load():\n    «"""»\n    Load it.\n    """',
            taught='def save():\n    """Save it.\n\n    At once.\n    """',
        ),
        Flags('def load():\n    «"""Load it."""»', taught='def save():\n    """\n    Save it.\n    """'),
        Allows('def load():\n    """Load it."""', taught='def save():\n    """\n    Save it.\n\n    At once.\n    """'),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report where each docstring of several lines starts."""
        definitions: list[Function | Class] = [*file.all(Function), *file.all(Class)]
        for it in definitions:
            span = it.docstring.span if it.docstring else None
            if span and (written := ONE.fullmatch(file.source, span.start, span.end)):
                yield Detection(SHORT, "three lines" if written[1] else "one line", first_line(file.source, span))
            if span and file.source.count(b"\n", span.start, span.end):
                if MEANT.match(file.source, span.end):
                    continue
                line = first_line(file.source, span)
                bare = line.of(file.source).lower().lstrip("rbuf") in ('"""', "'''")
                yield Detection("docstring", "below" if bare else "beside", line)
