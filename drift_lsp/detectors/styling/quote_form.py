"""Quotes: plain texts in, the quotes that most of a file has and those that differ out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Text
from drift_lsp.graphs.project import Project
from drift_lsp.text import first_line

FREE = re.compile(rb"""(['"])(?!\1)[^'"\\$\n]+\1""")
"""A text that could stand between either quotes."""

FEWEST = 3
"""Texts that a file has at least."""

MOST = 2
"""Texts unlike its others that a file is counted with: more would outweigh the files beside it."""


NEAR = 80
"""Bytes before and behind a text that are looked at."""


class QuoteForm(Detector):
    """Do texts stand between single or double quotes?

    Either will do; where both are mixed, a search for a text finds half of them. Texts that hold quotes or signs that
    only one kind understands are not asked. A file counts once, and each text that differs from its file's.
    """

    id = "styling/quote-form"
    needs = (Text,)
    tier = "listed"
    form = True
    layout = True
    slots = {"quotes": "files, and texts unlike their file's"}
    answers = {"single": "texts stand between single quotes", "double": "texts stand between double quotes"}
    families = frozenset({"javascript", "typescript", "python", "php"})
    strict = True
    examples = (
        Flags("a = ['b', 'c', 'd', «\"e\"»]", taught="a = ['b', 'c', 'd']"),
        Flags("<?php $a = ['b', 'c', 'd', «\"e\"»];", taught="<?php $a = ['b', 'c', 'd'];", language="php"),
        Flags('const a = ["b", "c", "d", «\'e\'»];', taught='const a = ["b", "c", "d"];', language="typescript"),
        Allows("a = ['b', 'c', 'd', \"it's\", \"\\n\"]", taught="a = ['b', 'c', 'd']"),
        Allows(  # The rest of it needs them.
            "a = ['b', 'c', 'd', \"e \" + \"it's\"]", taught="a = ['b', 'c', 'd']"
        ),
        Allows("a = ['b', 'c', 'd', f\"{e['f']}\"]", taught="a = ['b', 'c', 'd']"),
        Allows("const a = <b c=\"d\">{['e', 'f', 'g']}</b>;", taught="const a = ['b', 'c', 'd'];", language="tsx"),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report the usual quotes of a file, and each text that stands between others."""
        source, markup = file.source, file.language.name in ("tsx", "javascript")
        found = [
            it
            for it in file.all(Text)
            if not (markup and source[it.span.start - 1 : it.span.start] == b"=")
            and FREE.fullmatch(source, it.span.start, it.span.end)
        ]
        if len(found) < FEWEST:
            return
        double = sum(source.startswith(b'"', it.span.start) for it in found)
        most, few, mark = ("double", "single", b"'") if double * 2 > len(found) else ("single", "double", b'"')
        usual = next(it for it in found if not source.startswith(mark, it.span.start))
        yield Detection("quotes", most, first_line(source, usual.span))
        others = (
            it
            for it in found
            if source.startswith(mark, it.span.start)
            and file.enclosing(it.span, Text) is None
            and not _is_joined(source, it, mark)
        )
        yield from (Detection("quotes", few, it.span) for it in islice(others, MOST))


def _is_joined(source: bytes, it: Text, mark: bytes) -> bool:
    """Tell whether a text is put together with one between the same quotes, which may need them."""
    behind = source[it.span.end : it.span.end + NEAR].lstrip().lstrip(b".+").lstrip()
    before = source[max(0, it.span.start - NEAR) : it.span.start].rstrip().rstrip(b".+").rstrip()
    return behind.startswith(mark) or before.endswith(mark)
