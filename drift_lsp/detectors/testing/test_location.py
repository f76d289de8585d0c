"""Test location: a test file in, where it lies out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from posixpath import basename

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags, Freedom
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.opening import opening
from drift_lsp.facts.vocabulary import Assertion, Class, Function, Import
from drift_lsp.graphs.modules import Modules
from drift_lsp.graphs.project import Project

FOLDERS = frozenset({"tests", "test", "spec", "specs"})
WHOLE = frozenset({"e2e", "cypress", "playwright", "integration", "functional", "benchmarks", "acceptance"})
"""Folders of tests that belong to no single module."""

SHOWN = re.compile(r"(?:examples?|samples?|demos?)(?:[._-]\w+)*/", re.IGNORECASE)
"""How the path of a project begins that shows how to use this one, with tests of its own."""

OF_TESTS = re.compile(r"(?:^|/)(?:tests?|specs?)/|[._-](?:Tests?|Specs?|tests?|specs?)$|[a-z](?:Tests|Specs)$")
"""A package that holds nothing but tests."""


class TestLocation(Detector):
    """Where does a test file lie: beside the code or in a folder of tests?

    Whoever changes a module looks for its tests in the usual place; tests elsewhere are found when they fail.
    """

    id = "testing/test-location"
    needs = (Function, Assertion)
    slots = {"test file": "test files"}
    answers = {
        "beside": "the test lies beside the code",
        "__tests__": "the test lies in a `__tests__` folder beside the code",
        "folder": "the test lies in a folder of tests beside the code",
        "top folder": "the test lies in the package's one folder of tests",
    }
    tier = "listed"
    roles = ("test",)
    strict = True

    examples = (
        Flags(
            "<?php\n«class» CartTest extends TestCase { function testA() { $this->assertTrue(true); } }",
            taught="<?php\nclass ItemTest extends TestCase { function testB() { $this->assertTrue(true); } }",
            language="php",
            path="app/CartTest.php",
            taught_path="tests/ItemTest.php",
        ),
        Flags(
            "«TEST»(CartTest, Loads) { EXPECT_EQ(1, 1); }\nvoid a() {}",
            taught="TEST(ItemTest, Saves) { EXPECT_EQ(1, 1); }\nvoid b() {}",
            language="cpp",
            path="src/cart_test.cc",
            taught_path="tests/item_test.cc",
        ),
        Flags(
            "«def» test_load(): assert 1",
            "def test_save(): assert 1",
            path="src/shop/test_cart.py",
            taught_path="tests/test_item.py",
        ),
        Flags(
            "«import» { load } from '../cart'\nit('loads', () => { expect(1).toBe(1) })",
            "it('saves', () => { expect(1).toBe(1) })",
            language="typescript",
            path="src/__tests__/cart.test.ts",
            taught_path="src/item.test.ts",
        ),
        Allows(  # It asks for no module of the project, so there is none that it could lie beside.
            "import { load } from 'library'\nit('loads', () => { expect(1).toBe(1) })",
            "it('saves', () => { expect(1).toBe(1) })",
            language="typescript",
            path="tests/cart.test.ts",
            taught_path="src/item.test.ts",
        ),
        Allows(  # The folder holds what is tested.
            "import { mock } from './mocker'\nit('loads', () => { expect(1).toBe(1) })",
            "it('saves', () => { expect(1).toBe(1) })",
            language="typescript",
            path="src/test/mocker.test.ts",
            taught_path="src/item.test.ts",
        ),
        Allows(  # A base of tests that lie elsewhere.
            "<?php\nabstract class CartTestCase extends TestCase { function testA() { $this->assertTrue(true); } }",
            taught="<?php\nclass ItemTest extends TestCase { function testB() { $this->assertTrue(true); } }",
            language="php",
            path="app/Test/CartTestCase.php",
            taught_path="tests/ItemTest.php",
        ),
        Allows(
            "class CartTests { [Fact] public void Loads() { Assert.Equal(3, Load()); } }",
            taught="class ItemTests { [Fact] public void Saves() { Assert.Equal(3, Save()); } }",
            language="csharp",
            path="examples-web/Shop.Tests/CartTests.cs",
            taught_path="tests/Shop.Tests/ItemTests.cs",
        ),
        Allows(  # Claims nothing, so it holds no tests.
            "def load(): pass",
            "def test_save(): assert 1",
            path="src/shop/test_cart.py",
            taught_path="tests/test_item.py",
        ),
        Allows(  # Tests of the whole lie by themselves.
            "it('loads', () => { expect(1).toBe(1) })",
            "it('saves', () => { expect(1).toBe(1) })",
            language="typescript",
            path="e2e/cart.test.ts",
            taught_path="src/item.test.ts",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report where the file lies, if it holds tests."""
        if not file.all(Assertion) or SHOWN.match(file.path) or _is_base(file):
            return
        package = project.package_of(file.path)
        inside = file.path.removeprefix(f"{package}/").split("/")[:-1]
        if not WHOLE.isdisjoint(inside):
            return
        depth = next((number for number, it in enumerate(inside) if it.lower() in FOLDERS), -1)
        if "__tests__" in inside:
            choice = "__tests__"
        elif depth >= 0 and _lies_with_its_own(file):
            choice = "beside"
        elif depth > 0:
            choice = "folder"
        else:
            choice = "top folder" if depth == 0 or OF_TESTS.search(package) else "beside"
        free = Freedom.FREE if file.language.modules != "path" or _asks_own(file, project) else Freedom.UNASKED
        yield Detection("test file", choice, opening(file.source), free)


def _is_base(file: FileFacts) -> bool:
    """Tell whether a file holds nothing but what tests elsewhere extend."""
    outer = [it for it in file.all(Class) if file.enclosing(it.span, Class) is None]
    return bool(outer) and all(it.is_abstract for it in outer)


def _lies_with_its_own(file: FileFacts) -> bool:
    """Tell whether a test asks for what is called like it and lies in the same folder, however that is called."""
    own = f"./{basename(file.path).partition('.')[0]}"
    return any(it.module and it.module.text.startswith(own) for it in file.all(Import))


def _asks_own(file: FileFacts, project: Project) -> bool:
    """Tell whether a file imports a module of the project."""
    modules = file.once(Modules, project)
    return any(it.module and modules.whose(it.module.text) == "own" for it in file.all(Import))
