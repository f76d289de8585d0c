"""Test class names: classes with tests in, what tells them from other classes out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags, Freedom
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Assertion, Class, Function
from drift_lsp.graphs.project import Project

_ENDINGS = re.compile(r"\w(Tests|Test|TestCase|TestBase|(?<![A-Z])IT|Spec|Specs|Should|Facts)(?=$|_)")
"""Ends the name, or what stands before the case that the class is for: `CartTest_WhenEmpty`."""


FOUND_BY = "IT", "ITCase", "Cest"
"""Endings by which something else finds what it runs."""

STAND_INS = "Double", "Dummy", "Fake", "Mock", "Stub"
"""What stands in for something in tests holds none itself, whatever its methods are called."""


class TestClassName(Detector):
    """How does the name of a class of tests say that it is one?

    Builds choose by this name what they run, and readers find by it the tests of what they change.
    """

    id = "testing/test-class-name"
    tier = "throughout"
    needs = (Class, Function)
    slots = {"test class": "names of classes with tests"}
    answers = {
        "Test…": "the name begins with `Test`",
        "…": "the name does not say that it holds tests",
        "*": "the name ends in `{}`",
    }
    roles = ("test",)
    strict = True
    families = frozenset({"java", "csharp", "php"})
    examples = (
        Flags(
            "class «CartTest» { [Fact] public void Loads() { } }",
            taught="class ItemTests { [Fact] public void Saves() { } }",
            language="csharp",
        ),
        Flags(
            "class «TestCart» { @Test void loads() { } }",
            taught="class ItemTest { @Test void saves() { } }",
            language="java",
        ),
        Flags(
            "class «CartChecks» { @Test void loads() { } }",
            taught="class ItemTest { @Test void saves() { } }",
            language="java",
        ),
        Allows(
            "class CartBuilder { void load() { } }", taught="class ItemTest { @Test void saves() { } }", language="java"
        ),
        Allows(
            "<?php\nclass CartDouble extends Cart { public function testRows() {} }",
            taught="<?php\nclass ItemTest extends TestCase { public function testSaves() {} }",
            language="php",
        ),
        Allows(
            "class CartTest { [Test] public void Loads() { } }",
            taught="class ItemTest_WhenEmpty { [Test] public void Saves() { } }",
            language="csharp",
        ),
        Allows(
            "class CartTestRunner { [Test] public void Loads() { } }",
            taught="class ItemTests { [Test] public void Saves() { } }",
            language="csharp",
        ),
        Allows(  # Not all that ends so is an abbreviation.
            "<?php\nclass SETBIT_Test extends TestCase { public function testRows() { $this->assertTrue(true); } }",
            taught="<?php\nclass ItemTest extends TestCase { public function testSaves() { $this->assertTrue(true); } }",
            language="php",
        ),
        Allows(  # What only begins like a test is none where nothing says that it is one.
            "<?php\nfinal class CartKinds { public static function testCode(): array { return []; } }",
            taught="<?php\nclass ItemTest extends TestCase { public function testSaves() { $this->assertTrue(true); } }",
            language="php",
        ),
        Allows(  # It claims nothing, and no base of tests is above it.
            "<?php\nclass CartCommand extends Command { public function testRows() { return $this->rows(); } }",
            taught="<?php\nclass ItemTest extends TestCase { public function testSaves() { $this->assertTrue(true); } }",
            language="php",
        ),
        Allows(  # What runs them finds them by that ending.
            "class CartIT { @Test void loads() { } }",
            taught="class ItemTest { @Test void saves() { } }",
            language="java",
        ),
        Allows(
            "<?php\nclass CartCest { public function testRows($it) { $it->assertTrue(true); } }",
            taught="<?php\nclass ItemTest extends TestCase { public function testSaves() { $this->assertTrue(true); } }",
            language="php",
        ),
        Allows(
            "class CartTest { @Nested class Empty { @Test void loads() { } } }",
            taught="class ItemTest { @Test void saves() { } }",
            language="java",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report how each outer class with tests is named."""
        owners = [(file.method_of(it), it) for it in file.all(Function) if it.is_test]
        bearing = {owner.span for owner, _ in owners if isinstance(owner, Class)}
        marked = {owner.span for owner, it in owners if owner and file.decorators(it)}
        for it in file.all(Class):
            if (
                it.name is None
                or it.is_abstract
                or it.name.text.endswith((*FOUND_BY, *STAND_INS))
                or file.enclosing(it.span, Class)
                or (
                    (it.bases or it.span not in marked)
                    and not any(TESTS.search(base.text) for base in it.bases)
                    and not file.inside(Assertion, it.span)
                )
            ):
                continue
            if it.span in bearing:
                form = _form(it.name.text)
                said = form == "…" and SAID.search(it.name.text)
                yield Detection("test class", form, it.name.span, Freedom.UNASKED if said else Freedom.FREE)


SAID = re.compile(r"Tests?(?![a-z])")
"""Within a name: it is said, though not at its end."""

TESTS = re.compile(r"(?i)test|spec|case")
"""In the name of a base of tests."""


def _form(name: str) -> str:
    if found := _ENDINGS.search(name):
        return found[1]
    return "Test…" if re.match(r"Test[A-Z]", name) else "…"
