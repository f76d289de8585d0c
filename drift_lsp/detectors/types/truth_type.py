"""Types of answers: functions that say yes or no in, the type of what they give out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Function
from drift_lsp.graphs.project import Project

ASKS = re.compile(
    r"(?:\w+_)?(?:is|has|can|should|needs|wants|was|are|does)_\w+|(?:[A-Za-z]\w*_)?(?:is|has|can)[A-Z]\w*"
)
TYPE = re.compile(r"(\w+)\s*$")
TRUTH = re.compile(r"_?[bB]ool(?:ean)?|g?boolean|BOOL(?:EAN)?|int|bool_t|Bool|_Bool|char|u?int8_t|unsigned")
"""What a yes or a no may be."""


class TruthType(Detector):
    """Of which type is what a function says that answers yes or no?

    `bool` says that there are two answers; with `int` somebody will look for a third.
    """

    id = "types/truth-type"
    tier = "listed"
    local = True
    needs = (Function,)
    slots = {"answer of yes or no": "functions that answer yes or no"}
    answers = {"*": "it gives `{}`"}
    conventions = frozenset({"bool", "Bool", "_Bool", "bool_t", "boolean", "gboolean", "BOOL", "BOOLEAN"})
    strict = True
    languages = frozenset({"c"})
    examples = (
        Flags(
            "int «cart_is_empty»(void) { return 1; }",
            taught="static bool item_has_price(void) { return true; }",
            language="c",
        ),
        Allows(  # Nobody asks for a number.
            "bool cart_is_empty(void) { return 1; }",
            taught="static int item_has_price(void) { return 1; }",
            language="c",
        ),
        Allows("int cart_size(void) { return 1; }", taught="bool item_is_open(void) { return true; }", language="c"),
        Allows("struct row *is_in(void) { return 0; }", taught="bool item_is_open(void) { return 1; }", language="c"),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report the type that stands before each name that asks."""
        for it in file.all(Function):
            if it.name and ASKS.fullmatch(it.name.text):
                before = file.source[it.span.start : it.name.span.start].decode(errors="replace")
                said = TYPE.search(before)
                if said and TRUTH.fullmatch(said[1]):
                    yield Detection("answer of yes or no", said[1], it.name.span, token=it.name.text)
