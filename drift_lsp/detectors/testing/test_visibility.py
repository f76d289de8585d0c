"""Visibility of tests: tests that their framework finds wherever they stand in, whether they are public out."""

from __future__ import annotations

from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Class, Function
from drift_lsp.graphs.project import Project

FINDS = b"org.junit.jupiter"
"""A framework that does not ask whether a test is public."""


class TestVisibility(Detector):
    """Are tests public, where nobody asks for it?

    The framework finds them either way. Where one way is the custom, the other looks as if somebody else called them.
    """

    id = "testing/test-visibility"
    certain = True
    needs = (Function,)
    form = True
    strict = True
    slots = {"test method": "tests", "test class": "classes with tests"}
    conventions = frozenset({"open"})  # Who needs no word more does not need it.
    answers = {"public": "it is `public`", "open": "it is seen in its package"}
    roles = ("test",)
    families = frozenset({"java"})
    examples = (
        Flags(
            "import org.junit.jupiter.api.Test;\nclass CartTest { @Test public void «saves»() { } }",
            taught="import org.junit.jupiter.api.Test;\nclass ItemTest { @Test void saves() { } }",
            language="java",
            path="src/test/java/CartTest.java",
        ),
        Flags(
            "import org.junit.jupiter.api.Test;\npublic class «CartTest» { @Test void saves() { } }",
            taught="import org.junit.jupiter.api.Test;\nclass ItemTest { @Test void saves() { } }",
            language="java",
            path="src/test/java/CartTest.java",
        ),
        Allows(  # Here it must be.
            "import org.junit.Test;\npublic class CartTest { @Test public void saves() { } }",
            taught="import org.junit.jupiter.api.Test;\nclass ItemTest { @Test void saves() { } }",
            language="java",
            path="src/test/java/CartTest.java",
        ),
        Allows(  # Others extend it.
            "import org.junit.jupiter.api.Test;\npublic abstract class CartTest { @Test void saves() { } }",
            taught="import org.junit.jupiter.api.Test;\nclass ItemTest { @Test void saves() { } }",
            language="java",
            path="src/test/java/CartTest.java",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report of each test, and of each class at the top of a file that holds some, whether it is public."""
        if FINDS not in file.source:
            return
        tests = [it for it in file.all(Function) if it.is_test and it.name and not it.overrides]
        for it in tests:
            if it.name and (way := _way(it)):
                yield Detection("test method", way, it.name.span)
        holding = {owner.span for it in tests if (owner := file.method_of(it))}
        for one in file.all(Class):
            nested = one.is_abstract or file.enclosing(one.span, Class)
            if one.name and one.span in holding and not nested and (way := _way(one)):
                yield Detection("test class", way, one.name.span)


def _way(it: Function | Class) -> str:
    return "open" if it.visibility is None else "public" if it.visibility.text == "public" else ""
