"""Test names: test functions in, the style of their names out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.casing import CASES, OTHER, PASCAL, SNAKE, style, words
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Call, Function
from drift_lsp.graphs.project import Project

UNEXPORTED = re.compile(r"(?:Test|Benchmark|Fuzz)_[a-z]|Example")
"""The test of a name that starts with a small letter can be called only so, as can an example of a method."""


FEW = 3
"""Words from which on a name could be written in parts."""

FORCED = re.compile(r"test_?\d")
KEYWORDS = frozenset(
    [
        "boolean",
        "break",
        "byte",
        "case",
        "catch",
        "char",
        "class",
        "const",
        "continue",
        "default",
        "do",
        "double",
        "else",
        "enum",
        "false",
        "final",
        "finally",
        "float",
        "for",
        "if",
        "import",
        "int",
        "interface",
        "long",
        "match",
        "new",
        "null",
        "override",
        "package",
        "private",
        "public",
        "return",
        "short",
        "static",
        "super",
        "switch",
        "this",
        "throw",
        "throws",
        "true",
        "try",
        "void",
        "while",
    ]
)
"""Without `test` before it, none of these is a name, nor is what begins with a digit."""


class TestName(Detector):
    """In which style are tests named?

    A test's name is what is read when it fails, and what is typed to run it alone.
    """

    id = "testing/test-name"
    needs = (Function,)
    slots = {
        "test function": "names of test functions",
        "test method": "names of test methods",
        "start of a test's name": "names of tests",
    }
    answers = {
        **CASES,
        "underscores": "the name has underscores",
        "test": "the name starts with `test`",
        "plain": "the name does not start with `test`",
    }
    tier = "listed"
    slot_tiers = {"start of a test's name": "throughout"}
    roles = ("test",)
    counts_names = True
    few = 40
    strict = True
    families = frozenset({"c", "python", "go", "rust", "java", "csharp", "php"})

    examples = (
        Flags(
            "<?php\nclass CartTest extends TestCase { public function «testItLoads»() {} }",
            taught="<?php\nclass ItemTest extends TestCase { public function test_it_saves() {} }",
            language="php",
        ),
        Flags("def «testLoadCart»(): pass", taught="def test_save_cart(): pass", path="tests/test_cart.py"),
        Flags(
            "class CartTest(TestCase):\n    def «testLoad»(self): pass",
            taught="class ItemTest(TestCase):\n    def test_save(self): pass",
            path="tests/test_cart.py",
        ),
        Flags("func «TestLoad_Cart»() {}", taught="func TestSaveCart() {}", language="go"),
        Allows("func Test_loadCart() {}", taught="func TestSaveCart() {}", language="go"),
        Allows(  # The last part is called so where it is defined.
            "func TestCart_loadAll(t *testing.T) { cart.loadAll(t) }", taught="func TestSaveCart() {}", language="go"
        ),
        Flags("#[test]\nfn «test_load»() {}", taught="#[test]\nfn saves_cart() {}", language="rust"),
        Allows(
            "class CartTests { [Fact] public void TestSaves() { } }",
            taught="class ItemTests { [Fact] public void Loads() { } }",
            language="csharp",
            path="tests/CartTests.cs",
            taught_path="tests/ItemTests.cs",
        ),
        *(
            Allows(
                f"class CartTest {{ @Test void {name}() {{ }} }}", "class ItemTest { @Test void saves() { } }", "java"
            )
            for name in ("test8Rows", "testLong")
        ),
        Flags(
            "class CartTests { [Fact] public void «LoadReturnsNothing»() { } [Fact] public void Dispose() { } }",
            taught="class ItemTests { [Fact] public void Save_ReturnsNothing_WhenFull() { } }",
            language="csharp",
        ),
        *(
            Flags(
                f"class CartTest {{ @Test void «{name}»() {{ }} }}",
                "class ItemTest { @Test void savesItem() { } }",
                language="java",
            )
            for name in ("load_returnsNothing", "loadCart_fails", "load_Fails")
        ),
        Allows(
            "<?php\nclass CartTest extends TestCase { public function test_GET_fails() {} }",
            taught="<?php\nclass ItemTest extends TestCase { public function test_it_saves() {} }",
            language="php",
        ),
        Allows(
            "class CartTests { [Fact] public void TryLoadNext() { Load(nameof(TryLoadNext)); } }",
            taught="class ItemTests { [Fact] public void Save_ReturnsNothing_WhenFull() { } }",
            language="csharp",
        ),
        Allows("#[test]\nfn loads() {}", taught="#[test]\nfn saves_cart() {}", language="rust"),
        Allows("def loadCart(): pass", taught="def test_save_cart(): pass", path="tests/test_cart.py"),
        Allows("def test_Cart_loads(): pass", taught="def test_save_cart(): pass", path="tests/test_cart.py"),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report the style of each test's name."""
        for it in file.all(Function):
            if it.name is None or not (it.is_test or it.name.text.startswith("test")):
                continue
            name = it.name.text
            choice = style(name, file.language) if len(name) > len("test_") else ""
            if choice == OTHER and file.language.capitals_export:
                choice = "" if UNEXPORTED.match(name) or _names_what_it_calls(it, name, file) else "underscores"
            if file.language.reach == "namespace":
                if file.once(_words, None)[name.encode()] > 1:
                    continue  # It is called as what it tests.
                choice = _in_parts(name, choice)
            if choice and OTHER not in choice:  # It may quote the name of what it tests.
                yield Detection(
                    "test method" if file.method_of(it) else "test function", choice, it.name.span, token=name
                )
            forced = FORCED.match(name) or name.removeprefix("test").strip("_").lower() in KEYWORDS
            if (
                it.is_test and not forced and file.decorators(it)
            ):  # What is marked as a test may be called as one likes.
                start = "test" if name.startswith("test") else "plain"
                if name.startswith("Test"):
                    start = "plain|test"  # `TestSaves` may be what is done as well.
                yield Detection("start of a test's name", start, it.name.span, token=name)


def _names_what_it_calls(it: Function, name: str, file: FileFacts) -> bool:
    """Tell whether the last part of a test's name is a function that it calls, whose first letter is small."""
    last = name.rpartition("_")[2]
    return last[:1].islower() and any(call.name and call.name.text == last for call in file.inside(Call, it.span))


def _words(file: FileFacts, _: None) -> Counter[bytes]:
    return Counter(re.findall(rb"\w+", file.source))


def _in_parts(name: str, choice: str) -> str:
    """Tell apart what is written in one piece and what has parts, `save_returnsNothing`; few words have no parts.

    In `test_GET_fails` another name may be quoted.
    """
    if "_" in name and choice != SNAKE:
        return f"{SNAKE}|underscores" if name.startswith("test_") else "underscores"
    return f"{PASCAL}|underscores" if choice == PASCAL and len(words(name)) < FEW else choice
