"""Names of test files: test files in, which word in their name says that they are tests out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from posixpath import basename

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.opening import opening
from drift_lsp.facts.vocabulary import TestCase
from drift_lsp.graphs.project import Project

WORD = re.compile(r"[._-](?P<word>test|spec|tests|specs|e2e)\.\w+$")


class TestFileName(Detector):
    """Which word in the name of a file says that it holds tests?

    Programs that run tests look for one of them, and so do people.
    """

    id = "testing/test-file-name"
    needs = (TestCase,)
    slots = {"test file": "test files"}
    answers = {"plain": "the name has no such word", "*": "the name has the word `{}`"}
    roles = ("test",)
    strict = True

    examples = (
        Flags(
            "«it»('loads', () => {})",
            "it('saves', () => {})",
            language="typescript",
            path="src/cart.spec.ts",
            taught_path="src/item.test.ts",
        ),
        Allows(
            "it('loads', () => {})",
            "it('saves', () => {})",
            language="typescript",
            path="e2e/cart.e2e.ts",
            taught_path="src/item.test.ts",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report the word in the name of each file with tests."""
        match = WORD.search(basename(file.path))
        if match and file.all(TestCase) and match["word"] != "e2e" and "e2e" not in file.path:
            yield Detection("test file", match["word"], opening(file.source))
