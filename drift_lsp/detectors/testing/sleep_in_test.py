"""Sleeps: tests in, where they wait for time to pass out."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags, Freedom
from drift_lsp.detectors.explained import is_explained
from drift_lsp.detectors.shunned import Shunned, Shunning, uses
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Function, Lambda, Loop, Sleep, TestCase
from drift_lsp.graphs.project import Project

WAIT = Shunned("waits for time to pass", "no test waits for time to pass", facts=(Sleep,))

STEP = re.compile(r"(?i)test|set_?up$|tear_?down$|before|after")
"""How functions are called that are a test, or are run with each."""

TIMED = re.compile(r"(?i)time|expir|ttl|delay|interval|idle|modified|throttl|debounc|clock|watch|schedul")
"""In the name of a test: time is what it is about."""

CHOSEN = re.compile(
    r"\b(?![A-Z_]*SECONDS?\b)[A-Z][A-Z_\d]{3,}\b"
    r"|\b(?!Duration\W)\w*(?:[dD]elay|[iI]nterval|[tT]imeout|[dD]uration|[pP]eriod|[wW]ait)(?:[A-Z_]\w*)?\b(?!\s*\()"
)
"""In what is waited: somebody chose how long, and gave it a name."""

QUICK = "it('saves', () => { expect(1).toBe(1); })"


NOTHING = re.compile(
    rb"[^\n]*\n\s*(?:await\s+)?(?:self\.|\$this->|\w+\.)?(?:expect|assert)[^\n]*(?:\.not\.|not_called|toEqual\(\[\]\)"
    rb"|toHaveLength\(0\)|CalledTimes\([01]\)|call_count == [01]\b|(?i:assertnot|assertfalse|assertempty|assert not\b|never\())"
)
"""What stands behind a wait that shows that nothing happens meanwhile."""

BEHIND = 400
"""Bytes in which that is looked for."""

RACE = re.compile(rb"\b(?:WhenAny|race|select!)\s*\(?")
"""Begins what ends with the first of several things."""


class SleepInTest(Shunning, Detector):
    """Does a test wait for time to pass?

    On a slow day the wait is too short and the test fails, on all others it is too long and everybody waits. Waiting for
    what is expected takes as long as it must. Many projects have tests that cannot do without, so it is said only where
    nearly no file of tests waits, and of no wait that has a comment or a name.
    """

    id = "testing/sleep-in-test"
    needs = (Sleep,)
    shunned = (WAIT,)
    tier = "listed"
    roles = ("test",)
    few = 1
    reasoned = True

    examples = (
        Flags(
            "<?php\nclass CartTest extends TestCase { function testA() { «sleep(1)»; } }",
            taught="<?php\nclass ItemTest extends TestCase { function testB() { $this->assertTrue(true); } }",
            language="php",
        ),
        Flags(
            "void test_load(void) { «sleep(1)»; }",
            taught="void test_save(void) { assert(1); }",
            language="c",
        ),
        Flags(
            "it('saves', async () => { await «new Promise((done) => setTimeout(done, 100))»; })",
            taught=QUICK,
            language="typescript",
            path="src/cart.test.ts",
        ),
        Flags(
            "test('saves', async ({ page }) => { await «page.waitForTimeout(100)»; })",
            taught=QUICK,
            language="javascript",
            path="src/cart.test.js",
        ),
        Allows(  # It waits to see that nothing happens.
            "it('saves', async () => { await new Promise((done) => setTimeout(done, 100));\nexpect(a).toEqual([]); })",
            taught=QUICK,
            language="typescript",
            path="src/cart.test.ts",
        ),
        Allows(  # Another waits here, and not the test.
            "it('saves', () => { serve(async () => { await new Promise((done) => setTimeout(done, 100)); }) })",
            taught=QUICK,
            language="typescript",
            path="src/cart.test.ts",
        ),
        Allows(  # It asks again and again, and waits no longer than it must.
            "def test_save():\n    while not saved():\n        time.sleep(0.1)\n    assert saved()",
            taught="def test_load():\n    assert load()",
            path="tests/test_cart.py",
        ),
        Allows(
            "def test_expires():\n    time.sleep(2)\n    assert gone()",
            taught="def test_load():\n    assert load()",
            path="tests/test_cart.py",
        ),
        Allows(
            "def test_save():\n    time.sleep(2)  # The time of the file must change.\n    assert saved()",
            taught="def test_load():\n    assert load()",
            path="tests/test_cart.py",
        ),
        Allows(
            "def test_save():\n    # The queue is emptied every second.\n    time.sleep(2)\n    assert saved()",
            taught="def test_load():\n    assert load()",
            path="tests/test_cart.py",
        ),
        Allows(
            "class CartTests { [Fact] public async Task Saves() { await Task.WhenAny(save, Task.Delay(1000)); } }",
            "class ItemTests { [Fact] public void Loads() { Assert.True(Load()); } }",
            language="csharp",
            path="tests/CartTests.cs",
            taught_path="tests/ItemTests.cs",
        ),
        Allows(
            "class CartTest { @Test void saves() { Thread.sleep(SLEEP_MILLIS); assertTrue(saved()); } }",
            "class ItemTest { @Test void loads() { assertTrue(load()); } }",
            language="java",
            path="src/test/java/CartTest.java",
            taught_path="src/test/java/ItemTest.java",
        ),
        Allows(
            "it('saves', async () => { await waitFor(() => saved); })",
            taught=QUICK,
            language="typescript",
            path="src/cart.test.ts",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report each wait of a test."""
        for it in uses(file, project, self.shunned):
            if _is_step(it, file):
                behind = file.source[it.span.end : it.span.end + BEHIND]
                meant = is_explained(file, it.span) or CHOSEN.search(_written(it, file)) or NOTHING.match(behind)
                yield msgspec.structs.replace(it, free=Freedom.UNASKED) if meant else it


def _is_step(it: Detection, file: FileFacts) -> bool:
    """Tell whether the test itself just waits: no stand-in or helper that it makes, no loop that asks in between."""
    if file.enclosing(it.span, Loop):
        return False
    if RACE.search(file.source[max(0, it.span.start - 200) : it.span.start].rpartition(b";")[2]):
        return False  # It only says how long something else may take.
    function, inner, case = (
        file.enclosing(it.span, Function),
        file.enclosing(it.span, Lambda),
        file.enclosing(it.span, TestCase),
    )
    called = case.description or case.name if case else function.name if function else None
    if called and TIMED.search(called.text):
        return False
    if inner and (function is None or inner.span in function.span):
        return case is not None and case.body is not None and case.body == inner.body
    return function is None or function.is_test or bool(function.name and STEP.match(function.name.text))


def _written(it: Detection, file: FileFacts) -> str:
    """Take what is waited: all that stands in brackets behind a word that waits."""
    return it.span.of(file.source).partition("(")[2]
