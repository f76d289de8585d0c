"""Test wording: what test cases say of the code in, whether they say it should out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Call, TestCase, TestGroup
from drift_lsp.graphs.project import Project

QUOTES = b"\"'`"

NAMED = re.compile(r"\A[\w.#]+(?:\(\))?:\s+")
"""Says first what is tested: `load: should …`."""


class TestWording(Detector):
    """Does a test case say that the code *should* do something?

    "should save" and "saves" mean the same. Where all say "should", one that does not stands out in the list; the other
    way round nobody minds.
    """

    id = "testing/test-wording"
    needs = (TestCase, Call)
    slots = {"wording": "test cases"}
    answers = {"should": "the description starts with “should”", "plain": "the description says what happens"}
    conventions = frozenset({"should"})
    strict = True
    tier = "listed"
    roles = ("test",)

    examples = (
        Flags(
            "it(«'loads it'», () => {})",
            taught="it('should save it', () => {})",
            language="typescript",
            path="src/cart.test.ts",
        ),
        Allows(
            "it('should load it', () => {})",
            taught="it('saves it', () => {})",
            language="javascript",
            path="src/cart.test.js",
        ),
        Allows(  # The group says it for all of them.
            "describe('Should load', () => { it('a row', () => {}) })",
            taught="it('should save it', () => {})",
            language="typescript",
            path="src/cart.test.ts",
        ),
        Allows(
            "it('loadRow: should load it', () => {})",
            taught="it('should save it', () => {})",
            language="typescript",
            path="src/cart.test.ts",
        ),
        Allows(
            "it(name, () => {})",
            taught="it('should save it', () => {})",
            language="typescript",
            path="src/cart.test.ts",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report how each test case with a spelled-out description is worded."""
        for it in file.all(TestCase):
            call = file.starting(Call, it.span.start)
            if call is None or not call.arguments or file.source[call.arguments[0].start] not in QUOTES:
                continue
            said = call.arguments[0].of(file.source)[1:].lstrip().lower()
            should = NAMED.sub("", said, count=1).removeprefix("it ").startswith("should ")
            if should or not _in_a_group_that_says_it(it, file):
                yield Detection("wording", "should" if should else "plain", call.arguments[0])


def _in_a_group_that_says_it(it: TestCase, file: FileFacts) -> bool:
    """Tell whether a group around a test begins with the word already."""
    around = file.enclosing(it.span, TestGroup)
    while around:
        if around.description and around.description.text.lower().startswith("should"):
            return True
        around = file.enclosing(around.span, TestGroup)
    return False
