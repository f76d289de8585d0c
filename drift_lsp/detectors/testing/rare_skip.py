"""Tests that are not run: skips in, each file that has one out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.detectors.shunned import Shunned, Shunning, uses
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Branch, SkippedTest
from drift_lsp.graphs.project import Project

SKIPPED = Shunned("tests that are not run", "every test is run", facts=(SkippedTest,))

REASON = re.compile(
    r"(?i)#\d+|https?:|\b[A-Z]{2,}-\d+|\bissue\b|support|\brequires?\b|\bneeds?\b|\bdepends\b|\bonly\b|\bmanual|\bslow\b"
    r"|(?:broken|fails?|works?|supported) (?:on|in|with|under|for)\b|platform|windows|linux|\bmac"
)
"""Says where the test would run, or where it is told when it will."""

TAUGHT_GO = "func TestSave(t *testing.T) {\n\tsave(t)\n}"


class RareSkip(Shunning, Detector):
    """Is a test switched off where hardly any file of tests does so?

    A test that is not run proves nothing, and is forgotten. What asks first, for the system or for a tool that may be
    missing, switches nothing off.
    """

    id = "testing/rare-skip"
    needs = (SkippedTest,)
    shunned = (SKIPPED,)
    answers = {"skipped": "the test is skipped"}
    roles = ("test",)
    examples = (
        Flags('func TestLoad(t *testing.T) {\n\t«t.Skip("later")»\n}', TAUGHT_GO, language="go"),
        Flags(
            'class CartTests { [«Fact(Skip = "later")»] public void Loads() { Assert.Equal(3, cart.Load()); } }',
            "class ItemTests { [Fact] public void Saves() { Assert.Equal(3, item.Save()); } }",
            language="csharp",
        ),
        *(
            Allows(
                f'class CartTests {{ [Fact(Skip = "{why}")] public void Loads() {{ Assert.Equal(3, cart.Load()); }} }}',
                "class ItemTests { [Fact] public void Saves() { Assert.Equal(3, item.Save()); } }",
                language="csharp",
            )
            for why in ("#1234", "the driver does not support it", "fails on Windows")
        ),
        Allows(
            'func TestLoad(t *testing.T) {\n\tif testing.Short() {\n\t\tt.Skip("slow")\n\t}\n}',
            TAUGHT_GO,
            language="go",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Look at every skip that asks for nothing."""
        for it in uses(file, project, self.shunned):
            line = file.source[it.span.start : file.source.find(b"\n", it.span.end)].decode(errors="replace")
            if file.enclosing(it.span, Branch) is None and not REASON.search(line):
                yield Detection(it.slot, "skipped", it.span)
