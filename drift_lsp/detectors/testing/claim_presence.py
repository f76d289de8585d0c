"""Tests that claim nothing: tests in, whether anything in them can fail out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Assertion, Call, Function, Part, Raise, SkippedTest, TestCase, TestRegion
from drift_lsp.graphs.outline import outline
from drift_lsp.graphs.project import Project
from drift_lsp.text import Span

_WORDS = (
    "assert expect verif ensure check claim should must valid match snapshot fail raise throw reject refute equal compar "
    "approv golden contain differ warn deprecat panic abort unreachable unwrap receiv wait getby findby statuscode succe"
)
CLAIMS = re.compile(
    rb"(?:" + "|".join(_WORDS.split()).encode() + rb")\w*(?:<[^()]*?>)?(?:::|[.!({]|\)?->)"
    rb"|require(?<!\wrequire)(?:\.|_\w+\(|\((?![\"'`]))"
    rb"|t(?<!\wt)\.(?!run\b|parallel|helper|log|cleanup|tempdir|setenv|context|name)\w+\("
    rb"|should(?<!\wshould)\b|done(?<!\wdone)\b|\?\s*[;})]|boost_(?<!\wboost_)\w+\(|qverify(?<!\wqverify)"
)
"""What fails a test, or may, in small letters. It is generous: helpers of all kinds claim things, and their names say so.

Each form begins with a letter, and what stands before it is looked at afterwards: so the engine leaps to the next.
"""

HELPERS = re.compile(
    r"[tT]est(?!_?[cC]lient)|[cC]ase(?!s?_?[iI]nsens)|[sS]cenario|[hH]arness|[hH]elper|[sS]upport|[uU]til|[cC]ommon"
)
"""In the name of what is called, or where it comes from: it may claim things that cannot be seen here."""

SELVES = frozenset({"self", "this", "$this", "super", "base", "cls", "parent", "static"})
MAKES = re.compile(
    r"(?i)(?:get|post|put|patch|delete|head|call|json|acting_?as|be|seed|login|make|create|mock|prophesize|with|given|set"
    r"|new|build|load|open|add|save|start|stop)(?:[A-Z_]\w*)?$"
)
"""What a helper is called that prepares things, and claims nothing."""

ENOUGH = re.compile(
    r"(?i)(?:no|not|n't|never)_?\s?\w{0,12}?_?\s?(?:error|exception|throw|rais|panic|crash|fail|hang|block|leak|break|overlap)"
    r"|n't|doesnt|without|smoke|compil|crash|deadlock|race|leak|flow|stress|bench|hang|import|contextLoads|safe|idempot"
    r"|regress|bug|issue|is_(?:send|sync|copy|clone)$|^renders?\b|_init_|construct|instantiat|lifetime|manual|^TestMain$|Helper_?Process|^(?:Benchmark|Fuzz|Example)|__(?:initialize|cleanup)$"
)
"""In the name of a test: that it comes to its end is what it claims; or it is no test at all."""

LETS = re.compile(
    r"(?:^|_)(?:no|not|non|allow\w*|accept\w*|can|may|valid|ok|different)(?:_|$)|(?:No|Not|Allow\w*|Accept\w*|Can|May|Valid)(?=[A-Z]|$)"
)
"""In the name of a test: something is allowed."""

REFUSES = rb"(?:raises|throws?|rejects|panics?)\b[^\n]{0,80}\s[^\n]{0,80}\b%b\(|\b%b\([^;{}]*\);\s*fail\("
"""In small letters: what is called is expected to fail."""


TOLD = re.compile(
    rb"(?:#|//|/\*|\"\"\").*(?:error|except|throw|rais|panic|crash|fail|leak|must|sure|check|shouldn|compil)"
    rb"|let _(?<!\wlet _)(?:\w+|\s*:)"
)
"""In small letters, in a comment of a test: what else it is good for; or something is made only to see that it can be."""

TELLS = (b"#", b"//", b"/*", b'"""', b"let _")
"""What it begins with."""

_MARKED = (
    b"expect panic throw rais bench skip ignore xfail disab fixture fuzz explicit rollback transaction doesnotperform"
)
MARKED = tuple(_MARKED.split())
"""Before a test, in small letters: something around it claims, or it is not run."""

FARTHEST = 600
"""Bytes before a function in which it is told what is special about it."""

DEEP = 2
"""How far helpers that call helpers are followed."""

TAUGHT_PYTHON = "def test_save():\n    assert save() == 3"
TAUGHT_SCRIPT = "it('saves', () => { expect(save()).toBe(3) })"
TAUGHT_GO = 'func TestSave(t *testing.T) {\n\tif save() != 3 {\n\t\tt.Error("no")\n\t}\n}'
TAUGHT_RUST = "#[test]\nfn saves() { assert_eq!(save(), 3); }"
TAUGHT_JAVA = "class ItemTest { @Test void saves() { assertEquals(3, save()); } }"
TAUGHT_CSHARP = "class ItemTests { [Fact] public void Saves() { Assert.Equal(3, item.Save()); } }"
TAUGHT_PHP = "<?php\nclass ItemTest extends TestCase { public function testSaves() { $this->assertSame(3, save()); } }"
TAUGHT_NATIVE = "TEST(ItemTest, Saves) { EXPECT_EQ(3, item.save()); }"


class ClaimPresence(Detector):
    """Does a test claim anything?

    A test that only calls the code passes whatever comes back. What a helper of the same file claims counts, and so does
    anything whose name speaks of checking. Where a test is named for coming to its end, that is its claim.
    """

    id = "testing/claim-presence"
    needs = (Assertion, Call)
    beyond = True
    slots = {"test": "tests"}
    answers = {"claims": "the test claims something", "silent": "the test claims nothing"}
    conventions = frozenset({"claims"})
    tier = "listed"
    strict = True
    reasoned = True
    few = 3
    roles = ("test",)
    examples = (
        Flags("def «test_load»():\n    cart = load()\n    cart.close()", TAUGHT_PYTHON, path="tests/test_cart.py"),
        Flags(
            "it('«loads»', async () => { const it = await load(); it.close() })",
            TAUGHT_SCRIPT,
            language="typescript",
            path="src/cart.test.ts",
        ),
        Flags("func «TestLoad»(t *testing.T) {\n\tcart := load()\n\tcart.Close()\n}", TAUGHT_GO, language="go"),
        Flags("#[test]\nfn «loads»() { let it = load(); it.close(); }", TAUGHT_RUST, language="rust"),
        Flags(  # What is tested claims nothing of the test.
            "fn load() { assert!(ready()); }\n#[cfg(test)]\nmod tests { #[test]\nfn «loads»() { let it = load(); } }",
            TAUGHT_RUST,
            language="rust",
        ),
        Flags("class CartTest { @Test void «loads»() { cart.load(3); } }", TAUGHT_JAVA, language="java"),
        Flags("class CartTests { [Fact] public void «Loads»() { cart.Load(3); } }", TAUGHT_CSHARP, language="csharp"),
        Flags(
            "<?php\nclass CartTest extends TestCase { public function «testLoads»() { $it = new Cart(); $it->load(); } }",
            TAUGHT_PHP,
            language="php",
        ),
        Flags("TEST(CartTest, «Loads») { cart.load(3); }", TAUGHT_NATIVE, language="cpp"),
        Allows(  # Other tests start it, as a program of its own.
            'func TestHelperProcess(t *testing.T) {\n\tif os.Getenv("A") != "1" {\n\t\treturn\n\t}\n\tload()\n}',
            taught=TAUGHT_GO,
            language="go",
            path="src/shop/cart_test.go",
            taught_path="src/shop/item_test.go",
        ),
        # A helper claims it.
        Allows(  # What measures claims nothing.
            "func eachBench(b *testing.B) {\n\tb.Run(name, func(b *testing.B) { load(b) })\n}",
            taught=TAUGHT_GO,
            language="go",
            path="src/shop/cart_test.go",
            taught_path="src/shop/item_test.go",
        ),
        Allows(  # What it is called with may claim.
            "#[test]\nfn loads() { testing::parse(3); }", taught=TAUGHT_RUST, language="rust"
        ),
        Allows(
            "def same(a, b):\n    assert a == b\n\ndef test_load():\n    same(load(), 3)",
            TAUGHT_PYTHON,
            path="tests/test_cart.py",
        ),
        Allows("def test_load():\n    check_cart(load())", TAUGHT_PYTHON, path="tests/test_cart.py"),
        Allows(
            "def test_load():\n    with pytest.raises(E):\n        load()", TAUGHT_PYTHON, path="tests/test_cart.py"
        ),
        Allows(  # What others are refused is allowed here.
            "def test_full():\n    with pytest.raises(E):\n        load(3)\n\ndef test_not_full():\n    load(2)",
            TAUGHT_PYTHON,
            path="tests/test_cart.py",
        ),
        Allows(
            "import { ok } from 'node:assert/strict'\nit('loads', () => { const it = load(); ok(it.size) })",
            TAUGHT_SCRIPT,
            language="typescript",
            path="src/cart.test.ts",
        ),
        Allows("def test_load_does_not_raise():\n    load()", TAUGHT_PYTHON, path="tests/test_cart.py"),
        Allows(
            "def test_load():\n    # It raised here once.\n    load()",
            TAUGHT_PYTHON,
            path="tests/test_cart.py",
        ),
        Allows("@pytest.mark.skip('a')\ndef test_load():\n    load()", TAUGHT_PYTHON, path="tests/test_cart.py"),
        Allows("def test_load(): pass", TAUGHT_PYTHON, path="tests/test_cart.py"),
        Allows("func TestLoad(t *testing.T) {\n\trun(t, load())\n}", TAUGHT_GO, language="go"),
        Allows("func TestLoad(t *testing.T) {\n\tit := load()\n\trun[int](t, it)\n}", TAUGHT_GO, language="go"),
        Allows(
            "func TestLoad(t *testing.T) {\n\tt.Run(name, loads)\n}\n\nfunc loads(t *testing.T) {\n\tcheck(load())\n}",
            TAUGHT_GO,
            language="go",
        ),
        Allows("func BenchmarkLoad(b *testing.B) {\n\tload()\n}", TAUGHT_GO, language="go"),
        Allows("#[test]\nfn loads() { let _it: Cart = load(); }", TAUGHT_RUST, language="rust"),
        Allows("#[test]\n#[should_panic]\nfn loads() { load(); }", TAUGHT_RUST, language="rust"),
        Allows("#[test]\nfn loads() -> Result<()> { load()?; close() }", TAUGHT_RUST, language="rust"),
        Allows("class CartTest { @Test(expected = E.class) void loads() { load(); } }", TAUGHT_JAVA, language="java"),
        # The base may claim it.
        Allows("class CartTest extends A { @Test void loads() { runs(3); } }", TAUGHT_JAVA, language="java"),
        Allows("it.skip('loads', () => { load() })", TAUGHT_SCRIPT, language="typescript", path="src/cart.test.ts"),
        Allows(
            "<?php\nit('loads', function () { load(); })->throws(E::class);",
            "<?php\nit('saves', function () { expect(save())->toBe(3); });",
            language="php",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Look at every test that does something."""
        tests = list(_tests(file))
        if not tests:
            return
        seen = _Seen(file, project)
        for name, body in tests:
            if file.inside(SkippedTest, body) or seen.tells(name.span.end, body.end):
                continue
            if seen.claims(body):
                yield Detection("test", "claims", name.span)
                continue
            calls = [it for it in file.inside(Call, body) if it.name]
            if calls and not any(map(seen.may_claim, calls)) and not seen.is_let_in(name.text, calls):
                # What others end with too, and claim nothing besides, is a claim of its own kind.
                yield Detection("test", "silent", name.span, token=calls[-1].name.text if calls[-1].name else "")


def _tests(file: FileFacts) -> Iterator[tuple[Part, Span]]:
    """List the tests that are run: their names and what they do."""
    marked = any(it.is_test for it in file.all(Function))
    for function in file.all(Function):
        if function.name is None or function.body is None:
            continue
        name = function.name.text
        told = function.is_test if marked else name.startswith("test_") and not file.is_nested(function)
        if told and not ENOUGH.search(name) and not _is_marked(file, function):
            yield function.name, function.body
    for case in file.all(TestCase):
        called = case.description or case.name
        outer = file.enclosing(case.span, Function)
        if (
            called
            and case.body
            and not case.skipped
            and not (outer and (outer.is_test or (outer.name and ENOUGH.search(outer.name.text))))
            and not ENOUGH.search(called.text)
        ):
            # What is chained to it belongs to it: `it(…)->throws(…)`.
            end = file.source.find(b"\n", case.span.end)
            yield called, Span(case.body.start, len(file.source) if end < 0 else end)


def _is_marked(file: FileFacts, function: Function) -> bool:
    """Look at what stands before a function's name, comments and decorators included."""
    assert function.name
    farthest = max(function.span.start - FARTHEST, 0)
    marks = (b"\n\n", b"}\n", b"\r\n\r\n")
    start = max(farthest, *(file.source.rfind(mark, farthest, function.span.start) for mark in marks))
    head = file.source[start : function.name.span.start].lower()
    return any(mark in head for mark in MARKED)


class _Seen:
    """What is known in one file of the functions that tests call."""

    def __init__(self, file: FileFacts, project: Project) -> None:
        self._file = file
        self._origins = file.once(outline, project).origins
        self.lowered = file.source.lower()
        # Beside tests in the same file stands what they test.
        apart = bool(file.all(TestRegion))
        helpers = [it for it in file.all(Function) if not apart or file.enclosing(it.span, TestRegion)]
        self._own = {it.name.text: it.body for it in helpers if it.name and it.body}
        self._known: dict[tuple[str, int], bool] = {}

    def tells(self, start: int, end: int) -> bool:
        """Tell whether a comment in a test says what else it is good for."""
        # To look for the plain text first is many times as quick.
        if not any(self.lowered.find(mark, start, end) >= 0 for mark in TELLS):
            return False
        return TOLD.search(self.lowered, start, end) is not None

    def is_let_in(self, name: str, calls: Sequence[Call]) -> bool:
        """Tell whether another test shows how the same call is refused: the last one here, whose outcome nobody keeps, or
        any where the name of the test says that something is allowed.
        """
        meant = calls if LETS.search(name) else [it for it in calls[-1:] if self._is_bare(it)]
        called = {it.name.text.lower().encode() for it in meant if it.name}
        return any(re.search(REFUSES.replace(b"%b", re.escape(one)), self.lowered) for one in called)

    def _is_bare(self, call: Call) -> bool:
        line = self._file.lines.span(self._file.lines.row(call.span.start))
        return self._file.source[line.start : call.span.start].strip() in (b"", b"await")

    def claims(self, body: Span, depth: int = DEEP) -> bool:
        """Tell whether something in a piece of code fails a test."""
        return bool(
            self._file.inside(Assertion, body)
            or self._file.inside(Raise, body)
            or CLAIMS.search(self.lowered, body.start, body.end)
            or any(
                it.name and (self._own_claims(it.name.text, depth) or self._is_claim(it))
                for it in self._file.inside(Call, body)
            )
            or any(
                (given := it.of(self._file.source)) == "t" or self._own_claims(given, depth)
                for call in self._file.inside(Call, body)
                for it in call.arguments
            )
        )

    def _is_claim(self, call: Call) -> bool:
        """Tell whether a function comes from a module of claims: `ok` of `node:assert`."""
        module = self._origins.get(call.name.text, "") if call.name and call.receiver is None else ""
        return "assert" in module.lower()

    def _own_claims(self, name: str, depth: int) -> bool:
        """Tell whether a function of this file claims something, itself or through others that it calls."""
        body = self._own.get(name)
        if body is None or not depth:
            return False
        if (name, depth) not in self._known:
            self._known[name, depth] = self.claims(body, depth - 1)
        return self._known[name, depth]

    def may_claim(self, call: Call) -> bool:
        """Tell whether what is called cannot be seen from here, and may be a helper of tests."""
        assert call.name
        name, receiver = call.name.text, call.receiver.text if call.receiver else ""
        if name in self._own or call.is_new:
            return False
        if (
            HELPERS.search(name)
            or HELPERS.search(receiver)
            or HELPERS.search(self._origins.get(receiver or name, "").rpartition("/")[2])
        ):
            return True
        # A base, or another file, may have it.
        unseen = receiver in SELVES or (not receiver and self._file.language.reach in ("namespace", "program"))
        return unseen and not MAKES.match(name)
