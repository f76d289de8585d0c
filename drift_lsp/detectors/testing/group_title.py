"""Titles of groups: what the tests of a file are said to be about in, how that is said out."""

from __future__ import annotations

from collections.abc import Iterator
from posixpath import basename

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import TestGroup
from drift_lsp.graphs.project import Project


class GroupTitle(Detector):
    """Is the group that holds the tests of a file called by the path of what is tested, by its name, or in words?

    By its path it is found at once where it failed. Only the first group of a file is asked.
    """

    id = "testing/group-title"
    needs = (TestGroup,)
    slots = {"group of a file": "files of tests in groups"}
    answers = {
        "path": "the group is called by a path",
        "name": "the group is called by a name",
        "words": "the group is called in several words",
    }
    tier = "listed"
    conventions = frozenset({"path"})
    families = frozenset({"typescript", "javascript"})
    roles = ("test",)
    strict = True
    firm = True
    form = True
    examples = (
        Flags(
            "describe('«cart»', () => { it('loads', () => {}) })",
            taught="describe('src/shop/item.ts', () => { it('saves', () => {}) })",
            language="typescript",
            path="src/cart.test.ts",
            taught_path="src/item.test.ts",
        ),
        Allows(
            "describe('src/shop/cart.ts', () => { it('loads', () => {}) })",
            taught="describe('item', () => { it('saves', () => {}) })",
            language="typescript",
            path="src/cart.test.ts",
        ),
        Allows(  # Which part of it, is told behind the path.
            "describe('src/shop/cart while loading', () => { it('loads', () => {}) })",
            taught="describe('src/shop/item', () => { it('saves', () => {}) })",
            language="typescript",
            path="src/cart.test.ts",
            taught_path="src/item.test.ts",
        ),
        Allows(  # A route.
            "describe('GET /carts', () => { it('loads', () => {}) })",
            taught="describe('POST /items', () => { it('saves', () => {}) })",
            language="typescript",
            path="src/cart.test.ts",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report how the first group of a file is called."""
        first = next((it for it in file.all(TestGroup) if it.description), None)
        if first and first.description:
            title = first.description.text
            stem = basename(file.path).partition(".")[0]
            place, more, _ = title.partition(" ")
            is_path = "/" in place and stem in place
            choice = ("path|words" if more else "path") if is_path else "words" if more else "name"
            yield Detection("group of a file", choice, first.description.span)
