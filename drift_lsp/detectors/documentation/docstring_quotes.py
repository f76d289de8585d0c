"""The quotes of docstrings: functions and classes in, between which quotes their documentation stands out."""

from __future__ import annotations

from collections.abc import Iterator

from drift_lsp.detectors.contract import OTHER, Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Class, Function
from drift_lsp.graphs.project import Project
from drift_lsp.text import first_line

QUOTES = {b'"""': "double", b"'''": "single"}
"""What three quotes are called."""


class DocstringQuotes(Detector):
    """Between which quotes does a docstring stand?

    Three double ones nearly everywhere; tools and eyes look for them.
    """

    id = "documentation/docstring-quotes"
    needs = (Function, Class)
    slots = {"docstring": "docstrings"}
    answers = {
        "double": "the docstring stands between three double quotes",
        "single": "the docstring stands between three single quotes",
        OTHER: "the docstring stands between plain quotes",
    }
    families = frozenset({"python"})
    strict = True
    form = True
    local = True
    examples = (
        Flags("def load():\n    «'''Load it.'''»", taught='def save():\n    """Save it."""'),
        Flags("def load():\n    «'Load it.'»", taught='def save():\n    """Save it."""'),
        Flags('def load():\n    «"""Load it."""»', taught="def save():\n    '''Save it.'''"),
        Allows(  # It holds the others.
            "def load():\n    '''Load a \"\"\"b\"\"\".'''", taught='def save():\n    """Save it."""'
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report the quotes of each docstring."""
        definitions: list[Function | Class] = [*file.all(Function), *file.all(Class)]
        for it in definitions:
            if it.docstring is None:
                continue
            span = it.docstring.span
            quotes = file.source[span.start : span.start + 5].lstrip(b"rRbBuUfF")[:3]
            choice = QUOTES.get(quotes, OTHER)
            if choice == "double" or b'"""' not in file.source[span.start + 3 : span.end - 3]:
                yield Detection("docstring", choice, first_line(file.source, span))
