"""Test names: test functions in, the style of their names out."""

from __future__ import annotations

from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.casing import CASES, OTHER, case
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Function
from drift_lsp.graphs.project import Project


class TestName(Detector):
    """In which style are tests named?

    A test's name is what is read when it fails, and what is typed to run it alone.
    """

    id = "testing/test-name"
    needs = (Function,)
    slots = {"test function": "names of test functions", "test method": "names of test methods"}
    answers = CASES
    roles = ("test",)
    counts_names = True
    families = frozenset({"python"})

    examples = (
        Flags("def «testLoadCart»(): pass", taught="def test_save_cart(): pass", path="tests/test_cart.py"),
        Flags(
            "class CartTest(TestCase):\n    def «testLoad»(self): pass",
            taught="class ItemTest(TestCase):\n    def test_save(self): pass",
            path="tests/test_cart.py",
        ),
        Allows("def loadCart(): pass", taught="def test_save_cart(): pass", path="tests/test_cart.py"),
        Allows("def test_Cart_loads(): pass", taught="def test_save_cart(): pass", path="tests/test_cart.py"),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report the style of each test's name."""
        for it in file.all(Function):
            if it.name and it.name.text.startswith("test") and len(it.name.text) > len("test_"):
                style = case(it.name.text)
                if style and OTHER not in style:  # It may quote the name of what it tests.
                    slot = "test method" if file.method_of(it) else "test function"
                    yield Detection(slot, style, it.name.span, token=it.name.text)
