"""Translated values: lists of texts in, whether each is translated out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.detectors.translating import SENTENCE, TRANSLATED, TRANSLATORS
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Call, Text
from drift_lsp.graphs.project import Project
from drift_lsp.text import Span

ROW = re.compile(rb"(?P<indent>[ \t]+)\S[^\n]*?[ \t]*(?:=>|:)[ \t]+(?P<value>\S[^\n]*?),?\s*(?:(?://|#)[^\n]*\n?)?")
"""A line that gives something a value: `'open' => __('Open'),`."""

LONGEST = 200
"""Bytes of a line that may be one of a list."""

FEWEST = 2
"""Texts beside it that are translated."""

TAUGHT = "<?php\n$items = [\n    'a' => __('Some'),\n    'b' => __('More'),\n    'c' => __('All of it'),\n];"


class TranslatedValue(Detector):
    """Is a text of a list translated, where those beside it are?

    Labels are listed together, and the one that was forgotten stays as it is in every language.
    """

    id = "components/translated-value"
    needs = (Call, Text)
    slots = {"text of a list": "texts in lists of which two and more are translated"}
    answers = {"translated": "it is translated", "literal": "it is written out"}
    conventions = frozenset({"translated"})
    roles = ("main",)

    examples = (
        Flags(
            "<?php\n$carts = [\n    'a' => __('One'),\n    'b' => «'Another one'»,\n    'c' => __('None'),\n];",
            taught=TAUGHT,
            language="php",
        ),
        Flags(
            "carts = {\n    'a': _('One'),\n    'b': «'Another one'»,  # So\n    'c': _('None'),\n}",
            taught="items = {\n    'a': _('Some'),\n    'b': _('More'),\n    'c': _('All of it'),\n}",
        ),
        Allows(  # No text that people read.
            "<?php\n$carts = [\n    'a' => __('One'),\n    'b' => 'cart_row',\n    'c' => __('None'),\n];",
            taught=TAUGHT,
            language="php",
        ),
        Allows(  # It stands in another list.
            "<?php\n$carts = [\n    'a' => __('One'),\n    'c' => __('None'),\n];\n$rows = [\n    'b' => 'Another one',\n];",
            taught=TAUGHT,
            language="php",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report of each text in a list whether it is translated, where others beside it are."""
        for rows in _lists(file):
            said = {it for it in rows if TRANSLATED.match(file.source, it.start, it.end)}
            if len(said) < FEWEST:
                continue
            for it in rows:
                if it in said:
                    yield Detection("text of a list", "translated", it)
                elif SENTENCE.fullmatch(file.source, it.start, it.end):
                    yield Detection("text of a list", "literal", it)


def _lists(file: FileFacts) -> Iterator[list[Span]]:
    """List the values on lines that follow each other and are indented alike, where one of them is translated."""
    source, end = file.source, 0
    for start in sorted(it.span.start for name in TRANSLATORS for it in file.called(name)):
        at = source.rfind(b"\n", 0, start) + 1
        if (
            at >= end
            and source[max(0, start - 8) : start].rstrip().endswith((b":", b"=>"))
            and (own := _row(source, at))
        ):
            above = list(_alike(source, own, lambda at: source.rfind(b"\n", 0, at - 1) + 1 if at else -1))
            below = list(_alike(source, own, lambda at: source.find(b"\n", at) + 1 or -1))
            rows = [*reversed(above), own, *below]
            end = rows[-1].end()
            yield [Span(*row.span("value")) for row in rows]


def _alike(source: bytes, row: re.Match[bytes], following: Callable[[int], int]) -> Iterator[re.Match[bytes]]:
    """List the rows that follow one in a direction, as long as they are indented as it is."""
    at = following(row.start())
    while at >= 0 and (found := _row(source, at)) and found["indent"] == row["indent"]:
        yield found
        at = following(at)


def _row(source: bytes, at: int) -> re.Match[bytes] | None:
    end = source.find(b"\n", at)
    end = len(source) if end < 0 else end
    return ROW.fullmatch(source, at, end) if end - at <= LONGEST else None
