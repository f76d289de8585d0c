"""Names of cases: loops over a table of cases in, what a case is called out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Loop
from drift_lsp.graphs.project import Project
from drift_lsp.text import Span

CASES = re.compile(
    rb"for\s+_,\s*(\w+)\s*:=\s*range\s+(?:tests?|tt|tts|tc|tcs|\w*[tT]ests|\w*[cC]ases|testTable|table)\s*\{"
)
"""A loop over what tests are made of."""


class CaseName(Detector):
    """What is the case of a table called that a test goes through?

    Tests of tables look alike, and are read like one: the same name stands for the same thing in all of them.
    """

    id = "testing/case-name"
    needs = (Loop,)
    form = True
    strict = True
    local = True
    slots = {"case of a table": "cases of tables"}
    answers = {"*": "it is called `{}`"}
    tier = "listed"
    roles = ("test",)
    families = frozenset({"go"})
    examples = (
        Flags(
            "func TestLoad(t *testing.T) {\n\tfor _, «tc» := range tests {\n\t\tload(tc)\n\t}\n}",
            taught="func TestSave(t *testing.T) {\n\tfor _, tt := range tests {\n\t\tsave(tt)\n\t}\n}",
            language="go",
            path="shop/cart_test.go",
        ),
        Allows(
            "func TestLoad(t *testing.T) {\n\tfor _, row := range tt.rows {\n\t\tload(row)\n\t}\n}",
            taught="func TestSave(t *testing.T) {\n\tfor _, tt := range tests {\n\t\tsave(tt)\n\t}\n}",
            language="go",
            path="shop/cart_test.go",
        ),
        Allows(  # Something else is gone through.
            "func TestLoad(t *testing.T) {\n\tfor _, row := range rows {\n\t\tload(row)\n\t}\n}",
            taught="func TestSave(t *testing.T) {\n\tfor _, tt := range tests {\n\t\tsave(tt)\n\t}\n}",
            language="go",
            path="shop/cart_test.go",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report the name of a case in each loop over cases."""
        for it in file.all(Loop):
            if found := CASES.match(file.source, it.span.start, it.span.end):
                yield Detection("case of a table", found[1].decode(), Span(*found.span(1)))
