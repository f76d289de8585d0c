"""Forms of returns: returned values in, whether they stand in brackets out."""

from __future__ import annotations

from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Return
from drift_lsp.graphs.project import Project


class ReturnForm(Detector):
    """Does a returned value stand in brackets?

    In old C it does, as if `return` were a function; in most code it does not. Values of several words are not asked:
    there brackets may make them easier to read.
    """

    id = "styling/return-form"
    needs = (Return,)
    slots = {"returned value": "returned values of one word"}
    answers = {"brackets": "the value stands in brackets", "bare": "the value stands without brackets"}
    conventions = frozenset({"brackets", "bare"})
    tier = "listed"
    strict = True
    families = frozenset({"c", "php"})

    examples = (
        Flags("int load(void) { return «3»; }", taught="int save(void) { return (4); }", language="c"),
        Flags("int load(void) { return «(3)»; }", taught="int save(void) { return 4; }", language="c"),
        Allows("int load(int a) { return (a)*(a); }", taught="int save(void) { return 4; }", language="c"),
        Allows("int load(int a) { return (a == 1 && a != 2); }", taught="int save(void) { return 4; }", language="c"),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report the form of each returned value of a single word."""
        for it in file.all(Return):
            if it.value and it.value.size < 200:
                text = it.value.of(file.source)
                bracketed = _is_bracketed(text)
                if not any(mark in text for mark in (" ", "?", "\n")):
                    yield Detection("returned value", "brackets" if bracketed else "bare", it.value)


def _is_bracketed(text: str) -> bool:
    """Tell whether one pair of brackets holds it all."""
    depth = 0
    for at, char in enumerate(text):
        depth += (char == "(") - (char == ")")
        if not depth:
            return at > 0 and at == len(text) - 1
    return False
