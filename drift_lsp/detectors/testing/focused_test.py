"""Focused tests: tests and groups of them in, those that keep the others from running out."""

from __future__ import annotations

from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import TestCase, TestGroup
from drift_lsp.graphs.project import Project


class FocusedTest(Detector):
    """Does a test keep the others from running?

    `only` helps while one test is written. Left in, all others are passed over and everything looks well.
    """

    id = "testing/focused-test"
    needs = (TestCase,)
    beyond = True
    slots = {"test": "tests"}
    answers = {"focused": "the test keeps the others from running"}
    tier = "always"
    severity = "warning"
    roles = ("test",)
    absolute = frozenset({"focused"})
    remedy = "Take the word away before others get to see it."

    examples = (
        Flags(
            "<?php\n«it»('loads', fn () => load())->only();",
            language="php",
        ),
        Flags("«it».only('saves', () => {})", language="typescript", path="src/cart.test.ts"),
        Flags("«fdescribe»('cart', () => { it('saves', () => {}) })", language="javascript", path="src/cart.test.js"),
        Flags(
            "describe('cart', () => { «it».only('saves', () => {}) })", language="typescript", path="src/cart.test.ts"
        ),
        Allows("it('saves', () => {})", language="typescript", path="src/cart.test.ts"),
        Allows("it.each([1])('saves', () => {})", language="typescript", path="src/cart.test.ts"),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report the tests and groups that are focused."""
        cases: list[TestCase | TestGroup] = [*file.all(TestCase), *file.all(TestGroup)]
        for it in cases:
            if it.focused and it.name:
                yield Detection("test", "focused", it.name.span)
