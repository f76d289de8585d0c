"""Groups of tests: test cases told by calls in, whether they stand in a group out."""

from __future__ import annotations

from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags, Freedom
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Setup, TestCase, TestGroup
from drift_lsp.graphs.project import Project


class TestGrouping(Detector):
    """Does a test stand in a group that says what is tested?

    The report of a run says the group before the test; a test by itself has to say it all. A file without groups is a
    whole that is called by its own name.
    """

    id = "testing/test-grouping"
    needs = (TestCase, TestGroup)
    slots = {"test": "test cases"}
    answers = {"grouped": "the test stands in a `describe`", "alone": "the test stands in no group"}
    tier = "listed"
    family_tiers = {"javascript": "throughout", "typescript": "throughout"}
    roles = ("test",)
    strict = True
    reasoned = True

    examples = (
        Flags(
            "describe('row', () => { it('loads', () => {}) })\n«it»('drops', () => {})",
            "describe('cart', () => { it('saves', () => {}) })",
            language="typescript",
            path="src/cart.test.ts",
        ),
        Flags(
            "describe('cart', () => { «test»('loads', () => {}) })",
            "test('saves', () => {})",
            language="javascript",
            path="src/cart.test.js",
        ),
        Allows(
            "it('loads', () => {})\nit('drops', () => {})",
            "describe('cart', () => { it('saves', () => {}) })",
            language="typescript",
            path="src/cart.test.ts",
        ),
        Allows(  # What goes before each of them needs a group.
            "describe('cart', () => { beforeEach(() => {}); test('loads', () => {}) })",
            "test('saves', () => {})",
            language="javascript",
            path="src/cart.test.js",
        ),
        Allows(  # It needs nothing of what is set up for the others.
            "describe('rows', () => { beforeAll(() => {}); it('loads', () => {}) })\nit('drops', () => {})",
            "describe('cart', () => { it('saves', () => {}) })",
            language="typescript",
            path="src/cart.test.ts",
        ),
        *(
            Allows(
                f"{group}('row', (n) => {{ it('loads', () => {{}})\nit('drops', () => {{}}) }})",
                "describe('cart', () => { it('saves', () => {}) })",
                language="typescript",
                path="src/cart.test.ts",
            )
            for group in ("describe.each([\n  1,\n  2,\n])", "describe.skip.each`a`", "describe.skipIf(slow)")
        ),
        Allows(
            "describe('row', { retry: 2 }, () => { it('loads', () => {})\nit('drops', () => {}) })",
            "describe('cart', () => { it('saves', () => {}) })",
            language="typescript",
            path="src/cart.test.ts",
        ),
        Allows(
            "slowly.describe('row', () => { it('loads', () => {}) })",
            "describe('cart', () => { it('saves', () => {}) })",
            language="typescript",
            path="src/cart.test.ts",
        ),
        Allows(
            "describe('row', () => { it('loads', () => {}) })",
            "describe('cart', () => { it('saves', () => {}) })",
            language="typescript",
            path="src/cart.test.ts",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report of each test case whether a group is around it."""
        outer = [it.span for it in file.all(TestGroup) if file.enclosing(it.span, TestGroup) is None]
        # Where each group sets something up, what stands in none may only have no need of it.
        grouped = any(file.inside(TestCase, it) and not file.inside(Setup, it) for it in outer)
        for it in file.all(TestCase):
            if it.name:
                group = file.enclosing(it.span, TestGroup)
                shared = group is not None and len(file.inside(Setup, group.span)) > 0
                asked = group is not None or grouped
                free = Freedom.FORCED if shared else Freedom.FREE if asked else Freedom.UNASKED
                yield Detection("test", "grouped" if group else "alone", it.name.span, free)
