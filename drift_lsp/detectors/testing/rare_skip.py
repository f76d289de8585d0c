"""Tests that are not run: skips in, each file that has one out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.around import is_conditional
from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.detectors.shunned import Shunned, Shunning, uses
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import SkippedTest
from drift_lsp.graphs.project import Project

SKIPPED = Shunned("tests that are not run", "every test is run", facts=(SkippedTest,))

REASON = re.compile(
    r"(?i)#\d+|https?:|\b[A-Z]{2,}-\d+|\bissues?\b|\boffline\b|\b(?:is|are) down\b|support|\brequires?\b|\bneeds?\b|\bdepends\b|\bonly\b|\bmanual|\bslow\b"
    r"|\bbugs?\b|\btoo (?:much|long|slow|many|big)\b|\bbecause\b|(?:broken|fails?|works?|supported) (?:on|in|with|under|for)\b|platform|windows|linux|\bmac"
)
"""Says where the test would run, or where it is told when it will."""

COMMENT = re.compile(r"\s*(?:#|//|/?\*)")

TAUGHT_PYTHON = "def test_save():\n    assert save()"
PATH = "tests/test_cart.py"

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
    tier = "listed"
    roles = ("test",)
    few = 1
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
            for why in ("#1234", "the driver does not support it", "fails on Windows", "shop.org has network issues")
        ),
        Flags(
            "import pytest\n\n«@pytest.mark.skip('later')»\ndef test_load():\n    assert load()",
            TAUGHT_PYTHON,
            path=PATH,
        ),
        Allows(
            "import pytest\n\ntry:\n    import shop\nexcept ImportError:\n\n    @pytest.mark.skip\n    def test_load():\n        assert load()",
            TAUGHT_PYTHON,
            path=PATH,
        ),
        Allows(
            "if (isSlow()) {\n  it.skip('loads', () => { expect(load()).toBe(3); });\n}",
            "it('saves', () => { expect(save()).toBe(3); });",
            language="typescript",
            path="tests/cart.test.ts",
        ),
        Allows(
            "import pytest\n\n# It takes too much memory.\n@pytest.mark.skip('later')\ndef test_load():\n    assert load()",
            TAUGHT_PYTHON,
            path=PATH,
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
            above = file.lines.span(max(0, file.lines.row(it.span.start) - 1)).of(file.source)
            line = file.source[it.span.start : file.source.find(b"\n", it.span.end)].decode(errors="replace")
            told = REASON.search(line) or (COMMENT.match(above) and REASON.search(above))
            if not is_conditional(file, it.span) and not told:
                yield Detection(it.slot, "skipped", it.span)
