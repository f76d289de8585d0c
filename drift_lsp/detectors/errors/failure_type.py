"""Types of failures: functions that may fail in, what they say of the failure out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Function
from drift_lsp.graphs.project import Project

RESULT = re.compile(r"(?:\w+::)*Result\s*<(?P<held>.*)>", re.DOTALL)
LONGEST = 300
"""Bytes of a type that is looked at."""

TEXT = re.compile(r"(?:\w+::)*String|&\s*(?:'\w+\s+)?str|(?:\w+::)*Cow\s*<.*")


class FailureType(Detector):
    """Does a function that may fail give back an error, or a text?

    Nobody can tell one text from another but by reading it, and what went wrong below is lost in it.
    """

    id = "errors/failure-type"
    local = True
    needs = (Function,)
    slots = {"failure of a function": "functions that may fail"}
    answers = {"error": "it fails with an error", "text": "it fails with a text"}
    conventions = frozenset({"error"})
    strict = True
    roles = ("main",)
    families = frozenset({"rust"})
    examples = (
        Flags(
            "fn load() -> «Result<Cart, String>» { todo!() }",
            taught="fn save() -> Result<Item> { todo!() }",
            language="rust",
        ),
        Flags(
            "fn load() -> «Result<(), &'static str>» { todo!() }",
            taught="fn save() -> Result<Item, SaveError> { todo!() }",
            language="rust",
        ),
        Allows(
            "fn load() -> io::Result<String> { todo!() }",
            taught="fn save() -> Result<Item, SaveError> { todo!() }",
            language="rust",
        ),
        Allows(
            "fn load() -> Result<HashMap<u8, String>> { todo!() }",
            taught="fn save() -> Result<Item, SaveError> { todo!() }",
            language="rust",
        ),
        Allows(  # The trait says so.
            "impl Load for Cart { fn load() -> Result<Cart, String> { todo!() } }",
            taught="fn save() -> Result<Item, SaveError> { todo!() }",
            language="rust",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report what each function with a body fails with that no trait asks for."""
        for it in file.all(Function):
            if it.returns and it.body and not it.overrides and it.returns.size <= LONGEST:
                found = RESULT.fullmatch(it.returns.of(file.source))
                if found:
                    yield Detection("failure of a function", _fails_with(found["held"]), it.returns)


def _fails_with(held: str) -> str:
    """Tell what stands behind the last comma that is in no brackets."""
    depth = 0
    for at in range(len(held) - 1, -1, -1):
        depth += held[at] in ">)]"
        depth -= held[at] in "<(["
        if held[at] == "," and depth == 0 and held[at + 1 :].strip():
            return "text" if TEXT.fullmatch(held[at + 1 :].strip(" ,\n")) else "error"
    return "error"
