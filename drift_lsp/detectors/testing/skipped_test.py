"""Skipped tests: tests that are told not to run in, those that do not say why out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.around import is_conditional
from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Comment, Function, SkippedTest
from drift_lsp.graphs.project import Project
from drift_lsp.text import Lines, Span

WORD = re.compile(rb"\w{3,}")
TITLE = re.compile(
    rb"""\s*\(\s*["'`][^\n]*\b(?:flaky|until|because|broken|fails?|once|requires?|needs|see|[Tt]odo|TODO)\b"""
)
"""A title that says what the test waits for."""

ALL = re.compile(r"\b(?:skip(?:s|ped)?|disabled?|flaky)\b", re.IGNORECASE)
"""Said at the head of a file of all its tests."""

HEAD = 2_000
"""Bytes in which the head of a file is looked for."""

MANY = 6
"""A file with so many is run apart from the others, and not by accident."""


class SkippedTests(Detector):
    """Does a test that is skipped say why?

    A test that was switched off for a day stays off for years, unless somebody can see what it waits for: in its reason,
    its title, a comment on the line, the one above, the first ones below, or at the head of the file.
    """

    id = "testing/skipped-test"
    needs = (SkippedTest,)
    slots = {"skipped test": "skipped tests"}
    answers = {"told": "somebody says why the test is skipped", "silent": "nothing says why the test is skipped"}
    tier = "listed"
    severity = "information"
    roles = ("test",)
    absolute = frozenset({"silent"})
    conventions = frozenset({"told"})
    kept = "told"
    remedy = "Say why, or mend the test, or delete it."

    examples = (
        Flags(
            "<?php\nclass CartTest extends TestCase { function testA() { «$this->markTestSkipped()»; } }",
            language="php",
        ),
        Allows(
            "// The disk of carts is slow.\n#[shop::test]\n#[ignore]\nfn saves() { save(); }",
            language="rust",
            path="tests/cart_test.rs",
        ),
        Flags("«it.skip»('saves', () => {})", language="typescript", path="src/cart.test.ts"),
        Flags("«xdescribe»('cart', () => {})", language="javascript", path="src/cart.test.js"),
        Allows(
            "// The database of carts is slow.\nit.skip('saves', () => {})",
            language="typescript",
            path="src/cart.test.ts",
        ),
        Allows(
            "it.skip('saves', () => {\n  // The database of carts is slow.\n})",
            language="typescript",
            path="src/cart.test.ts",
        ),
        Allows(
            "class CartTest {\n    @Disabled\n    @Test void saves() {\n        // See SHOP-12.\n    }\n}",
            language="java",
            path="src/test/java/CartTest.java",
        ),
        Allows(
            "func TestSave(t *testing.T) {\n\tif !hasDisk() {\n\t\tt.Skip()\n\t}\n\tsave()\n}",
            language="go",
            path="shop/cart_test.go",
        ),
        Allows(
            "class CartTest extends ItemTest {\n    @Disabled\n    @Override public void saves() {\n    }\n}",
            language="java",
            path="src/test/java/CartTest.java",
        ),
        Allows("it.skip('saves (flaky on slow disks)', () => {})", language="typescript", path="src/cart.test.ts"),
        Allows(
            "// These are skipped where no database runs.\nimport a from 'a'\n\nlet b = a\n\nit.skip('saves', () => {})",
            language="typescript",
            path="src/cart.test.ts",
        ),
        Allows(
            "describe('cart', () => {\n  if (isSlow()) {\n    it.skip('saves', () => {})\n  }\n})",
            language="typescript",
            path="src/cart.test.ts",
        ),
        Allows("it('saves', () => {})", language="typescript", path="src/cart.test.ts"),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report the skipped tests near which nothing is said."""
        if not 0 < len(file.all(SkippedTest)) < MANY:
            return
        lines = file.lines
        told = {
            row
            for it in file.all(Comment)
            if len(WORD.findall(it.span.of(file.source).encode())) > 1
            # On its line, above it, or the first thing in it.
            for row in (lines.row(it.span.start), *_beside(it.span, lines))
        }
        if any(it.span.start < HEAD and ALL.search(it.span.of(file.source)) for it in file.all(Comment)):
            return
        for it in file.all(SkippedTest):
            function = file.enclosing(it.span, Function)
            if is_conditional(file, it.span) or (function and function.overrides):
                continue  # The condition says when it cannot run; what a base tests is not for this one.
            if it.reason is None and not TITLE.match(file.source, it.span.end) and lines.row(it.span.start) not in told:
                yield Detection("skipped test", "silent", it.span)
            else:
                yield Detection("skipped test", "told", it.span)


def _beside(span: Span, lines: Lines) -> tuple[int, ...]:
    """Tell the rows of the statements that a comment speaks of from above or from within, below an annotation too."""
    first, last = lines.row(span.start), lines.row(max(span.start, span.end - 1))
    return last + 1, last + 2, first - 1, first - 2
