"""The shape of tests: files of tests in, whether their tests are methods of classes out."""

from __future__ import annotations

from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags, Freedom
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Function
from drift_lsp.graphs.project import Project


class TestShape(Detector):
    """Are the tests of a file methods of a class, or functions?

    Where classes bring what every test needs, a function among them begins from nothing. That a class groups some
    functions is no departure.
    """

    id = "testing/test-shape"
    needs = (Function,)
    slots = {"file of tests": "files of tests"}
    answers = {"methods": "tests are methods of a class", "functions": "tests are functions"}
    conventions = frozenset({"methods"})
    tier = "throughout"
    families = frozenset({"python"})
    roles = ("test",)
    strict = True
    firm = True
    examples = (
        Flags(
            "def «test_cart»():\n    assert load()\n\ndef test_row():\n    assert save()",
            taught="class ItemTest(TestCase):\n    def test_item(self):\n        self.assertTrue(load())",
            path="tests/test_cart.py",
        ),
        Allows(  # It has some of both.
            "def test_cart():\n    assert load()\n\nclass RowTest(TestCase):\n    def test_row(self):\n        assert save()",
            taught="class ItemTest(TestCase):\n    def test_item(self):\n        self.assertTrue(load())",
            path="tests/test_cart.py",
        ),
        Allows(
            "class RowTest(TestCase):\n    def test_row(self):\n        assert save()",
            taught="def test_item():\n    assert load()",
            path="tests/test_cart.py",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report what the tests of a file are, at the first of them."""
        tests = [it for it in file.all(Function) if it.name and it.name.text.startswith("test_")]
        methods = [it for it in tests if file.method_of(it)]
        alone = [it for it in tests if file.enclosing(it.span, Function) is None and it not in methods]
        first = next(iter(methods or alone), None)
        if first and first.name:
            # A single one brings nothing that a class could share.
            free = Freedom.UNASKED if not methods and len(alone) == 1 else Freedom.FREE
            yield Detection("file of tests", "methods" if methods else "functions", first.name.span, free)
