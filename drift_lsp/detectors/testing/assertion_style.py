"""Assertion style: claims of tests in, the way they are made out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Assertion, Call, Class, Export, Function, Parameter
from drift_lsp.graphs.project import Project
from drift_lsp.text import Span

NEAR, HANDED = 80, (b"(", b"=")
"""Bytes before a claim in which it is looked for what takes its outcome, and how that ends."""

FAILURES = frozenset({"Error", "Errorf", "Fatal", "Fatalf", "Fail", "FailNow"})
"""What fails a Go test, after a comparison by hand."""

HOLDERS = frozenset({"$this->", "self::", "static::", "Assert::"})
"""What a class of PHP tests can call its assertions on; all mean the same."""

_ASKED = (
    "Same Equals True False Null Empty Count Contains InstanceOf Is ArrayHas ArrayIs String Starts Ends Matches RegExp "
    "Greater Less File Directory Json Xml Object Finite Infinite Nan That Class"
)
PHPUNIT = re.compile(rf"assert(?:Not|DoesNot)?(?:{'|'.join(_ASKED.split())})")
"""The words of PHP's own library of tests; all others are helpers of somebody's own."""

NARROWS = re.compile(
    rb"assert\s+(?:[\w.]+\s+is\s+not\s+None\s*$|isinstance\()"
    rb"|assert(?:\.ok)?\(\s*[\w.?]+\s*(?:&&\s*[\w.?]+\s*)*(?:(?:!==?|instanceof)\s*[\w.]+\s*|(?:===?)\s*[\"'\w.]+\s*)?[,)]"
)
"""Tells a type checker what it cannot see."""

BRANCH = re.compile(r"\s*(?:\}\s*else\b|if\b)")
"""Starts a line that opens what is done only if something is so, which could be claimed instead."""

CASES = re.compile(r"(?i)test|spec|case")
"""In the name of a base of tests."""

NARROWED = frozenset({"typescript"})
"""Families in which a call does so."""


class AssertionStyle(Detector):
    """Which words do tests claim things with?

    In a class of tests a plain `assert` and `self.assertEqual` both work, in JavaScript both `expect` and `assert`; they
    fail with different messages. Where only one is possible, nothing is asked.
    """

    id = "testing/assertion-style"
    tier = "listed"
    family_tiers = {"python": "throughout", "php": "throughout"}
    needs = (Assertion, Call, Class, Function)
    slots = {"claim in a test class": "assertions in test classes", "claim": "assertions"}
    strict = True
    reasoned = True
    answers = {
        "assert": "it is claimed with `assert`",
        "method": "it is claimed with a method of the test class",
        "expect": "it is claimed with `expect`",
        "require": "it is claimed with `require`",
        "failure": "the test is failed by hand",
        "*": "it is claimed with `{}assert…`",
    }
    roles = ("test",)

    examples = (
        Flags(
            'import "github.com/stretchr/testify/assert"\nfunc TestLoad(t *testing.T) { «assert.Equal(t, 1, 1)» }',
            taught='import "github.com/stretchr/testify/require"\nfunc TestSave(t *testing.T) { require.True(t, it) }',
            language="go",
        ),
        Allows(
            "it('loads', () => { const it = load(); assert(it !== null) })",
            taught="it('saves', () => { expect(save()).toBe(3) })",
            language="typescript",
        ),
        *(
            Allows(
                f"it('loads', () => {{ const it = load(); {claim} }})",
                taught="it('saves', () => { expect(save()).toBe(3) })",
                language="typescript",
            )
            for claim in (
                "assert(it, new Error('lost'))",
                "assert(a && it, 'lost')",
                "assert(it instanceof Cart, 'lost')",
            )
        ),
        Flags(
            'func TestLoad(t *testing.T) {\n\tif load() {\n\t\t«t.Error("no")»\n\t}\n}',
            taught='import "github.com/stretchr/testify/require"\nfunc TestSave(t *testing.T) { require.True(t, it) }',
            language="go",
        ),
        Allows(  # It gives back what is there.
            "it('loads', () => { const it = parse(assert(rows[0])); expect(it).toBe(3) })",
            taught="it('saves', () => { expect(save()).toBe(3) })",
            language="typescript",
        ),
        *(  # It checks what a helper is given, or is handed over itself.
            Allows(
                helper,
                taught="it('saves', () => { expect(save()).toBe(3) })",
                language="typescript",
            )
            for helper in (
                "export function load(n: number) { assert(n >= 1) }",
                "const load = (cart, assert) => () => { assert(cart.size >= 1) }",
            )
        ),
        Allows(  # Whoever comes there has no value to claim anything of.
            'func TestLoad(t *testing.T) {\n\tselect {\n\tcase <-done:\n\tdefault:\n\t\tt.Fatal("no")\n\t}\n}',
            taught='import "github.com/stretchr/testify/require"\nfunc TestSave(t *testing.T) { require.True(t, it) }',
            language="go",
        ),
        Allows(  # It holds no tests, and brings none.
            "<?php\nclass CartHelper extends Module { public function seeCart($it) { Assert::assertSame(1, $it); } }",
            taught="<?php\nclass ItemTest extends TestCase { public function testB() { $this->assertTrue(true); } }",
            language="php",
        ),
        Allows(  # Whoever comes here has found nothing.
            'func find(t *testing.T) int {\n\tfor _, it := range all {\n\t\treturn it\n\t}\n\tt.Fatal("no")\n\treturn 0\n}',
            taught='import "github.com/stretchr/testify/require"\nfunc TestSave(t *testing.T) { require.True(t, it) }',
            language="go",
        ),
        Flags(
            "class CartTest(TestCase):\n    def test_load(self): «assert 1 == 1»",
            taught="class ItemTest(TestCase):\n    def test_save(self): self.assertEqual(1, 1)",
            path="tests/test_cart.py",
        ),
        Flags(
            "it('loads', () => { «assert.equal(1, 1)» })",
            taught="it('saves', () => { expect(1).toBe(1) })",
            language="typescript",
            path="src/cart.test.ts",
        ),
        Flags(
            "<?php\nclass CartTest extends TestCase { public function testA() { «self::assertSame»(1, 1); } }",
            taught="<?php\nclass ItemTest extends TestCase { public function testB() { $this->assertTrue(true); } }",
            language="php",
        ),
        Flags(
            "<?php\nit('loads', function () { «$this->assertSame»(1, 1); });",
            taught="<?php\nit('saves', function () { expect(1)->toBe(1); });",
            language="php",
        ),
        Allows(
            "<?php\nclass CartTest extends TestCase { public function testA() { $this->expectException(E::class); } }",
            taught="<?php\nclass ItemTest extends TestCase { public function testB() { $this->assertTrue(true); } }",
            language="php",
        ),
        Allows(  # What stands in for a service has words of its own.
            "<?php\nit('loads', function () { Http::assertSent($it); });",
            taught="<?php\nit('saves', function () { expect(1)->toBe(1); });",
            language="php",
        ),
        Allows(  # A helper from elsewhere.
            "<?php\nit('loads', function () { $this->assertModelWise([1]); });",
            taught="<?php\nit('saves', function () { expect(1)->toBe(1); });",
            language="php",
        ),
        Allows(  # A helper of its own.
            "<?php\nclass CartTest extends TestCase {\n    public function testA() { $this->assertCart(1); }\n"
            "    private function assertCart($it) {}\n}",
            taught="<?php\nclass ItemTest extends TestCase { public function testB() { self::assertTrue(true); } }",
            language="php",
        ),
        Allows(  # No class, so no method.
            "def test_load(): assert 1 == 1",
            taught="class ItemTest(TestCase):\n    def test_save(self): self.assertEqual(1, 1)",
            path="tests/test_cart.py",
        ),
        Allows(  # A class without a base has no such methods.
            "class TestCart:\n    def test_load(self): assert 1 == 1",
            taught="class ItemTest(TestCase):\n    def test_save(self): self.assertEqual(1, 1)",
            path="tests/test_cart.py",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report the way of each claim that could have been made in another."""
        own = {it.name.text for it in file.all(Function) if it.name}
        for it in file.all(Assertion):
            if it.style is None or it.style.text in own:
                continue  # A helper of the tests' own has its own word.
            if file.source[max(0, it.span.start - NEAR) : it.span.start].rstrip().endswith(HANDED):
                continue  # It hands on what it looked at.
            if file.language.family in NARROWED and NARROWS.match(file.source, it.span.start, it.span.end):
                continue
            word = it.style.text
            if file.source.startswith(b"assert(", it.span.start) and _checks_what_is_given(it, file):
                continue
            holder = file.source[it.span.start : it.style.span.start].decode(errors="replace")
            if file.starting(Call, it.span.start) is None:  # A statement, which stands where it likes.
                owner = file.enclosing(it.span, Class)
                narrows = NARROWS.match(file.source, it.span.start, it.span.end)
                if owner and owner.bases and not narrows and _holds_tests(owner, file):
                    yield Detection("claim in a test class", "assert", it.span)
            elif holder in HOLDERS:
                owner = file.enclosing(it.span, Class)
                if PHPUNIT.match(word) and (owner is None or _is_case(owner, holder, file)):
                    inside = owner is not None
                    span = Span(it.span.start, it.style.span.end)
                    yield Detection(
                        "claim in a test class" if inside else "claim", holder if inside else "assert", span
                    )
            elif holder.endswith("::"):
                continue  # What stands in for a service is asked in its own words: `Http::assertSent(…)`.
            elif word.startswith(("assert", "expect")) and file.source[it.span.start : it.span.start + 5] != b"self.":
                yield Detection("claim", "expect" if word.startswith("expect") else "assert", it.span)
            elif word in FAILURES and not _hangs_on_a_condition(it, file):
                continue
            elif word == "require" or word in FAILURES:
                yield Detection("claim", "failure" if word in FAILURES else word, it.span)
            elif word.startswith("assert"):
                yield Detection("claim in a test class", "method", it.span)


def _checks_what_is_given(it: Assertion, file: FileFacts) -> bool:
    """Tell whether a claim stands in what others call, or its word is a parameter."""
    return file.enclosing(it.span, Export) is not None or file.once(_is_handed_over, None)


def _is_handed_over(file: FileFacts, _: None) -> bool:
    return any(it.name and it.name.text == "assert" for it in file.all(Parameter))


def _is_case(owner: Class, holder: str, file: FileFacts) -> bool:
    """Tell whether a class is one of tests, or lends itself to them; all others name the class of the claims."""
    if _holds_tests(owner, file) or any(CASES.search(base.text) for base in owner.bases):
        return True
    return not owner.bases and holder != "Assert::"


def _hangs_on_a_condition(it: Assertion, file: FileFacts) -> bool:
    """Tell whether a test is failed only if something is so; what stands in no branch claims nothing."""
    row = file.lines.row(it.span.start)
    lines = file.source[: it.span.start].decode(errors="replace").split("\n")
    if row == 0 or lines[-1].strip():
        return True  # It shares its line with what it hangs on.
    depth = len(lines[-1])
    opening = next((line for line in reversed(lines[:-1]) if line.strip() and _depth(line) < depth), "")
    return BRANCH.match(opening) is not None


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip())


def _holds_tests(owner: Class, file: FileFacts) -> bool:
    """Tell whether a class has tests; an `assert` in a model or a fake checks the test's own tools."""
    return any(it.name and it.name.text.startswith("test") for it in file.inside(Function, owner.span))
