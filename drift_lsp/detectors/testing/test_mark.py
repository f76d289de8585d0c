"""How tests are marked: methods that a framework runs in, an attribute, a name or a comment out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Class, Function
from drift_lsp.graphs.project import Project

NAMED = re.compile(r"test(?:[A-Z_0-9]|$)")
COMMENTED = re.compile(rb"\*\s*@test\b")


class TestMark(Detector):
    """How is a method marked as a test: by an attribute, by its name or by a comment?

    All of them are run; who looks for the tests of a class by one of them misses the others.
    """

    __test__ = False
    id = "testing/test-mark"
    tier = "throughout"
    needs = (Function, Class)
    slots = {"test": "test methods"}
    answers = {
        "attribute": "it is marked as a test by an attribute",
        "name": "it is marked as a test by its name",
        "comment": "it is marked as a test by a comment",
    }
    families = frozenset({"php"})
    roles = ("test",)
    strict = True
    examples = (
        Allows(
            "<?php\nclass CartTest extends TestCase { #[Test] public function testLoads(): void {} }",
            taught="<?php\nclass RowTest extends TestCase { public function testSaves(): void {} }",
            language="php",
            path="tests/CartTest.php",
        ),
        Flags(
            "<?php\nclass CartTest extends TestCase { public function «testLoads»(): void {} }",
            taught="<?php\nclass RowTest extends TestCase { #[Test] public function saves(): void {} }",
            language="php",
            path="tests/CartTest.php",
        ),
        Flags(
            "<?php\nclass CartTest extends TestCase { #[Test] public function «loads»(): void {} }",
            taught="<?php\nclass RowTest extends TestCase { public function testSaves(): void {} }",
            language="php",
            path="tests/CartTest.php",
        ),
        Allows(
            "<?php\nclass CartTest extends TestCase { private function testing(): void {} }",
            taught="<?php\nclass RowTest extends TestCase { #[Test] public function saves(): void {} }",
            language="php",
            path="tests/CartTest.php",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report how each test is marked."""
        for it in file.all(Function):
            owner = file.method_of(it)
            if it.name is None or not isinstance(owner, Class) or not owner.bases or not file.is_public(it):
                continue
            comment = file.documentation(it)
            if any(one.name and one.name.text.rpartition("\\")[2] == "Test" for one in file.decorators(it)):
                choice = "attribute|name" if NAMED.match(it.name.text) else "attribute"
                yield Detection("test", choice, it.name.span)
            elif comment and COMMENTED.search(file.source, comment.start, comment.end):
                yield Detection("test", "comment", it.name.span)
            elif NAMED.match(it.name.text) and not it.is_static:
                yield Detection("test", "name", it.name.span)
