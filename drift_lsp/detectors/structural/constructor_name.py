"""Constructor names: functions that make a type of this file in, the word they start with out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.casing import words
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Class, Function, Receiver
from drift_lsp.graphs.project import Project

MADE = re.compile(r"\(?[*&]?(\w+)(?:\[[^\]]*\])?\s*(?:,.*)?\)?", re.DOTALL)
MAKING = frozenset({"new", "make", "create", "init", "construct"})
"""Words that all say that something is made; what is built is put together from something else."""


class ConstructorName(Detector):
    """With which word does the name of a function start that makes a new object?

    `NewCart` is where everybody looks for what makes a `Cart`.
    """

    id = "structural/constructor-name"
    needs = (Function, Class, Receiver)
    slots = {"function that makes a type of its file": "functions that make a type of their file"}
    answers = {"*": "the name starts with `{}`"}
    tier = "listed"
    roles = ("main",)
    families = frozenset({"go"})
    examples = (
        Flags(
            "type Cart struct{}\nfunc «CreateCart»() *Cart { return nil }",
            taught="type Item struct{}\nfunc NewItem() *Item { return nil }",
            language="go",
        ),
        Flags(
            "type Cart struct{}\nfunc «MakeCart»() (*Cart, error) { return nil, nil }",
            taught="type Item struct{}\nfunc NewItem() *Item { return nil }",
            language="go",
        ),
        Allows(  # The word says how it is made.
            "type Cart struct{}\nfunc ParseCart(it string) *Cart { return nil }",
            taught="type Item struct{}\nfunc NewItem() *Item { return nil }",
            language="go",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report the word of each function that returns a type of its file and is named for it."""
        types = {it.name.text for it in file.all(Class) if it.name}
        for it in file.all(Function):
            if it.name is None or it.returns is None or it.receiver or it.is_abstract:
                continue
            made = MADE.fullmatch(it.returns.of(file.source))
            if made is None or made[1] not in types or not _is_named_for(it.name.text, made[1]):
                continue
            first = words(it.name.text)[0].lower() if words(it.name.text) else ""
            if first in MAKING:
                yield Detection("function that makes a type of its file", first, it.name.span)


def _is_named_for(name: str, type_: str) -> bool:
    return type_.lower() in name.lower() or len(words(name)) == 1
