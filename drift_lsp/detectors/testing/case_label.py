"""Labels of cases: cases that run inside of a test in, whether their name is their own or made up there out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Call, TestCase
from drift_lsp.graphs.project import Project

OWN = re.compile(rb"\w+\.\w+")
MADE = re.compile(rb"fmt\.Sprintf\(|strconv\.\w+\(|\"[^\"]*\"\s*\+")


class CaseLabel(Detector):
    """Does a case that is one of several have a name of its own, or is one made up of what it holds?

    Who reads that one has failed finds a name of its own in the file.
    """

    __test__ = False
    id = "testing/case-label"
    tier = "listed"
    needs = (Call, TestCase)
    slots = {"name of one of several cases": "names of one of several cases"}
    answers = {"own": "the case has one of its own", "made": "it is made up there"}
    families = frozenset({"go"})
    roles = ("test",)
    strict = True
    local = True
    examples = (
        Flags(
            'func TestLoad(t *testing.T) { for _, it := range all { t.Run(«fmt.Sprintf("case %v", it)», func(t *testing.T) {}) } }',
            taught="func TestSave(t *testing.T) { for _, it := range all { t.Run(it.name, func(t *testing.T) {}) } }",
            language="go",
            path="cart/cart_test.go",
            taught_path="cart/item_test.go",
        ),
        Allows(
            'func TestLoad(t *testing.T) { t.Run("full", func(t *testing.T) {}) }',
            taught="func TestSave(t *testing.T) { for _, it := range all { t.Run(it.name, func(t *testing.T) {}) } }",
            language="go",
            path="cart/cart_test.go",
            taught_path="cart/item_test.go",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report where the name of each such case comes from."""
        for it in file.called("Run"):
            if len(it.arguments) != 2 or not file.at(TestCase, it.span):
                continue
            name = it.arguments[0]
            if OWN.fullmatch(file.source, name.start, name.end):
                yield Detection("name of one of several cases", "own", name)
            elif MADE.match(file.source, name.start, name.end):
                yield Detection("name of one of several cases", "made", name)
