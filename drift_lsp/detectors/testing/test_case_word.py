"""Test word: test cases in, the word they start with out."""

from __future__ import annotations

from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags, Freedom
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Call, Import, ImportedName, TestCase
from drift_lsp.graphs.project import Project

IMPOSING = ("@playwright/", "node:test", "bun:test", "ava", "tape")
"""Where only one of the words is usual."""


class TestCaseWord(Detector):
    """Do test cases start with `it` or with `test`?

    Both run the same. Many write `it` inside a `describe` and `test` outside, so the two places are asked apart; a file
    that keeps to one word is left alone.
    """

    id = "testing/test-case-word"
    needs = (TestCase, Call, Import)
    tier = "throughout"
    form = True
    slots = {
        "test case in a describe": "test cases inside a `describe`",
        "test case": "test cases outside a `describe`",
    }
    answers = {"it": "the test case starts with `it`", "test": "the test case starts with `test`"}
    roles = ("test",)
    reasoned = True
    whole = True

    examples = (
        Flags(
            "<?php\nit('adds', function () {});\n«test»('loads', function () { expect(1)->toBe(1); });",
            taught="<?php\nit('saves', function () { expect(1)->toBe(1); });",
            language="php",
        ),
        Flags(
            "it('adds', () => {})\n«test»('loads', () => {})",
            taught="it('saves', () => {})",
            language="typescript",
            path="src/cart.test.ts",
        ),
        Flags(
            "describe('cart', () => {\n  «it»('loads', () => {})\n  test('adds', () => {})\n})",
            taught="describe('item', () => { test('saves', () => {}) })",
            language="javascript",
            path="src/cart.test.js",
        ),
        Allows(
            "test('loads', () => {})\ntest('adds', () => {})",
            taught="it('saves', () => {})",
            language="typescript",
            path="src/cart.test.ts",
        ),
        Allows(
            "import { test } from './fixtures'\ntest.describe('cart', () => { test('loads', () => {}) })",
            taught="describe('item', () => { it('saves', () => {}) })",
            language="typescript",
            path="src/cart.test.ts",
        ),
        Allows(
            "import { test, expect } from './fixtures'\ntest('loads', async ({ cart }) => {})",
            taught="it('saves', () => {})",
            language="typescript",
            path="src/cart.test.ts",
        ),
        Allows(  # Playwright has no `it`.
            "import { test } from '@playwright/test'\ntest('loads', () => {})",
            taught="it('saves', () => {})",
            language="typescript",
            path="src/cart.test.ts",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report the word of each test case."""
        cases = file.all(TestCase)
        if not cases or any(it.module and it.module.text.startswith(IMPOSING) for it in file.all(Import)):
            return
        if any(_is_own(it, file) for it in file.all(ImportedName)):
            return  # Fixtures of the project's own bring the word with them.
        groups = [it for it in file.all(Call) if it.name and it.name.text == "describe"]
        if any(it.receiver and it.receiver.text == "test" for it in groups):
            return  # Playwright's way, whatever hands it on.
        around = [it.span for it in groups]
        mixed = len({it.name.text for it in cases if it.name}) > 1
        for it in cases:
            if it.name and it.name.text in self.answers:
                inside = any(it.span in span for span in around)
                slot = "test case in a describe" if inside else "test case"
                yield Detection(slot, it.name.text, it.name.span, Freedom.FREE if mixed else Freedom.UNASKED)


def _is_own(it: ImportedName, file: FileFacts) -> bool:
    if it.name is None or it.name.text not in ("it", "test"):
        return False
    around = file.enclosing(it.span, Import)
    return around is not None and around.module is not None and around.module.text.startswith((".", "@/", "~/"))
