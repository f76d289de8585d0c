"""How a test claims that two values are equal: claims in, a word of their own or a comparison out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Assertion, Function
from drift_lsp.graphs.project import Project
from drift_lsp.text import Span, first_line

WORDS = re.compile(
    r"(?:self\.)?assert(?:_eq|_ne|Equals?|NotEquals?|Same)|(?:assert|require)\.(?:Not)?Equal(?:f)?"
    r"|Assert\.(?:Are)?(?:Not)?Equal|(?:EXPECT|ASSERT|CHECK|REQUIRE)_(?:EQ|NE)"
)
TRUE = re.compile(
    r"(?:self\.)?assert(?:True|False)?|(?:assert|require)\.(?:True|False)f?|Assert\.(?:Is)?(?:True|False)"
    r"|(?:EXPECT|ASSERT)_(?:TRUE|FALSE)|CHECK|REQUIRE|CHECK_FALSE|REQUIRE_FALSE"
)
CLAIM = re.compile(r"(?:\$this->|self::|static::|Assert::)?((?:\w+\.)?\w+)!?\s*\((.*)\)\s*$", re.DOTALL)
STATEMENT = re.compile(r"assert[\s(]")
"""A word of the language, that says both values by itself or none."""

COMPARED = re.compile(r"(?<![=!<>&|])(?:===?|!==?)(?!=)")
BY_METHOD = re.compile(r"\w[\w.]*(?:\(\))?\.equals\(\w[\w.]*(?:\(\))?\)")
"""What two values say themselves, where neither is made there."""

MIXED = re.compile(r"&&|\|\||\band\b|\bor\b")
INNER = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|\{[^{}]*\}|\"[^\"]*\"")
LONGEST = 300

NOTHING = re.compile(
    r"!==?\s*(?:-\s*1\b|None\b)|[=!]==?\s*(?:null(?:ptr)?|NULL|nil|[tT]rue|[fF]alse)\b"
    r"|\b(?:null(?:ptr)?|NULL|nil)\s*[=!]="
)
"""Asks whether there is anything, whether something was found or whether it is so."""

KIND = re.compile(r"\bGetType\s*\(\)|\bgetClass\(\)|(?<![.>\w])type(?:of)?\s*\(|\bTypeOf\(")
"""Asks of what type a value is."""

CHECK = re.compile(r"assert(?:_eq|_ne)?!")
"""A word of the language itself: outside of tests it guards what a helper is given."""

ORDERED = re.compile(
    rb"^\s*(?:[aA]ssert|CHECK|REQUIRE|EXPECT|ASSERT)\w*(?:\.\w+)?!?\s*\([^\n]*[\w)] (?:[<>]=?|!=) [\w(]", re.MULTILINE
)
"""Claims which of two values is the larger."""

NEAR = 2
"""Lines around a claim that are looked at."""

SHOWN = re.compile(r"\"[^\"]*(?:%[a-z+#]|\{\w*(?::\??)?\})[^\"]*\"")
"""What is said if a claim fails shows a value."""

OPERATOR = re.compile(r"(?i)equal|compar|operator")
"""Said in the name of a test that is about the comparison itself."""

BITS = re.compile(r"[^&]&[^&][^=!]*\)\s*[=!]=\s*0\b|\s&\s[^=!&]*\)\s*[=!]=")
"""Asks whether some bits are set."""


class EqualityClaim(Detector):
    """Does a test claim that two values are equal by a word of its own, or that a comparison is true?

    The word for it says both values when it fails; a comparison only says that it was false.
    """

    id = "testing/equality-claim"
    family_tiers = {
        "csharp": "throughout",
        "java": "throughout",
        "go": "throughout",
        "rust": "throughout",
        "c": "listed",
        "cpp": "listed",
    }
    needs = (Assertion, Function)
    slots = {"claim that two values are equal": "claims that two values are equal"}
    answers = {"word": "there is a word of its own for it", "comparison": "a comparison is claimed to be true"}
    conventions = frozenset({"word", "comparison"})
    roles = ("test",)
    families = frozenset({"go", "rust", "java", "csharp", "php", "python", "c"})
    examples = (
        Flags(
            "class CartTests { [Fact] public void Loads() { «Assert.True(Load() == 3)»; } }",
            taught="class ItemTests { [Fact] public void Saves() { Assert.Equal(3, Save()); } }",
            language="csharp",
        ),
        Flags(  # Such a macro shows both values of a comparison.
            'TEST_CASE("loads") { «CHECK_EQ(load(), 3)»; }',
            taught='TEST_CASE("saves") { CHECK(save() == 3); }',
            language="cpp",
        ),
        Flags(
            "#[test]\nfn loads() { «assert!(load() == 3)»; }",
            taught="#[test]\nfn saves() { assert_eq!(save(), 3); }",
            language="rust",
        ),
        Flags(
            'import "github.com/stretchr/testify/assert"\nfunc TestLoad(t *testing.T) { «assert.True(t, load() == 3)» }',
            taught='import "github.com/stretchr/testify/assert"\nfunc TestSave(t *testing.T) { assert.Equal(t, 3, save()) }',
            language="go",
        ),
        Flags(
            "class TestCart(TestCase):\n    def test_cart(self):\n        «self.assertTrue(load() == 3)»",
            taught="class TestRow(TestCase):\n    def test_row(self):\n        self.assertEqual(save(), 3)",
            path="tests/test_cart.py",
        ),
        Flags(
            "<?php\nclass CartTest extends TestCase { public function testA() { «self::assertTrue(load() === 3)»; } }",
            taught="<?php\nclass RowTest extends TestCase { public function testB() { self::assertSame(3, save()); } }",
            language="php",
            path="tests/CartTest.php",
        ),
        Allows(
            "def test_cart():\n    assert (\n        load() == 3\n    )",
            taught="class TestRow(TestCase):\n    def test_row(self):\n        self.assertEqual(save(), 3)",
            path="tests/test_cart.py",
        ),
        Allows(  # One operator after the other is tried.
            "#[test]\nfn loads() {\n    assert!(ONE == ONE);\n    assert!(ONE < TWO);\n}",
            taught="#[test]\nfn saves() { assert_eq!(save(), 3); }",
            language="rust",
        ),
        Allows(
            "class CartTests { [Fact] public void Loads() {\n Assert.True(one == two);\n Assert.True(one != three);\n} }",
            taught="class ItemTests { [Fact] public void Saves() { Assert.Equal(3, Save()); } }",
            language="csharp",
        ),
        *(
            Allows(
                f"class CartTests {{ [Fact] public void Loads() {{ Assert.True({claim}); }} }}",
                taught="class ItemTests { [Fact] public void Saves() { Assert.Equal(3, Save()); } }",
                language="csharp",
            )
            for claim in (
                "rows.IndexOf(row) != -1",
                "null != cart",
                "cart?.IsFull == true",
                "it.GetType() == typeof(Cart)",
                "(it.Flags & Flags.Full) == Flags.Full",
            )
        ),
        Allows(  # It guards what a helper is given.
            "fn load(rows: &Rows) { assert!(rows.kind() == 3); }\n#[test]\nfn loads() { assert!(load(rows())); }",
            taught="#[test]\nfn saves() { assert_eq!(save(), 3); }",
            language="rust",
        ),
        Allows(  # The operator itself is tried.
            "class CartTests { [Fact] public void Is_Equal_To_Empty() { Assert.True(cart == Cart.Empty); } }",
            taught="class ItemTests { [Fact] public void Saves() { Assert.Equal(3, Save()); } }",
            language="csharp",
        ),
        Allows(  # More than two values are compared.
            "#[test]\nfn loads() { assert!(load() == 3 && all() == 4); }",
            taught="#[test]\nfn saves() { assert_eq!(save(), 3); }",
            language="rust",
        ),
        Allows(  # What there is is said as well.
            'import "github.com/stretchr/testify/assert"\n'
            'func TestLoad(t *testing.T) { assert.True(t, load() == 3, "expected 3, got %d", load()) }',
            taught='import "github.com/stretchr/testify/assert"\nfunc TestSave(t *testing.T) { assert.Equal(t, 3, save()) }',
            language="go",
        ),
        Allows(  # It is said what is wrong if they are equal; more is not known then.
            '#[test]\nfn loads() { assert!(load() != 3, "must load another"); }',
            taught="#[test]\nfn saves() { assert_eq!(save(), 3); }",
            language="rust",
        ),
        Allows(  # What is compared inside is another matter.
            "#[test]\nfn loads() { assert!(all().any(|it| it == 3)); }",
            taught="#[test]\nfn saves() { assert_eq!(save(), 3); }",
            language="rust",
        ),
        *(
            case(
                f"class CartTest {{ @Test void {name}() {{ {claim}; }} }}",
                taught="class ItemTest { @Test void saves() { assertEquals(3, save()); } }",
                language="java",
                path="src/test/java/CartTest.java",
                taught_path="src/test/java/ItemTest.java",
            )
            for case, name, claim in (
                (Flags, "loads", "«assertTrue(first.equals(second.get()))»"),
                (Allows, "equalsOther", "assertTrue(first.equals(second))"),
                (Allows, "loads", 'assertTrue(first.equals("a") || full)'),
            )
        ),
        Allows(  # It asks for one of many bits.
            "class CartTest { @Test void loads() { assertTrue((cart.load() & FULL) != 0); } }",
            taught="class ItemTest { @Test void saves() { assertEquals(3, save()); } }",
            language="java",
            path="src/test/java/CartTest.java",
            taught_path="src/test/java/ItemTest.java",
        ),
        Allows(
            'class CartTests { [Fact] public void Loads() { Assert.True(Load() == 3, "Not loaded."); } }',
            taught="class ItemTests { [Fact] public void Saves() { Assert.Equal(3, Save()); } }",
            language="csharp",
        ),
        Allows(
            "#[test]\nfn loads() { assert!(load()); }",
            taught="#[test]\nfn saves() { assert_eq!(save(), 3); }",
            language="rust",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Look at every claim of equality."""
        for it in file.all(Assertion):
            claim = CLAIM.match(it.span.of(file.source)) if it.span.size < LONGEST else None
            if claim is None or STATEMENT.match(claim[0]) or (CHECK.match(claim[0]) and not _in_a_test(it.span, file)):
                continue
            if WORDS.fullmatch(claim[1]):
                yield Detection("claim that two values are equal", "word", first_line(file.source, it.span))
            elif TRUE.fullmatch(claim[1]) and (
                BY_METHOD.fullmatch(claim[2]) or _compares(claim[2], worded=claim[1].startswith("Assert."))
            ):
                if _tries_operators(it, file):
                    continue
                yield Detection("claim that two values are equal", "comparison", first_line(file.source, it.span))


def _in_a_test(span: Span, file: FileFacts) -> bool:
    """Tell whether something stands in a function that is a test, at any depth."""
    around = file.enclosing(span, Function)
    return around is not None and (around.is_test or _in_a_test(around.span, file))


def _tries_operators(it: Assertion, file: FileFacts) -> bool:
    """Tell whether a test tries operators: its name says so, or claims of what is larger stand around this one."""
    test = file.enclosing(it.span, Function)
    if test and test.name and OPERATOR.search(f"{test.name.text} {file.path}"):
        return True
    row, last = file.lines.row(it.span.start), file.lines.row(len(file.source))
    first, end = max(0, row - NEAR), min(last, row + NEAR)
    return ORDERED.search(file.source, file.lines.span(first).start, file.lines.span(end).end) is not None


def _compares(claimed: str, *, worded: bool) -> bool:
    """Tell whether what is claimed is one comparison, and not something with one inside."""
    known, whole = "", claimed
    while claimed != known:
        known, claimed = claimed, INNER.sub("", claimed)
    if "," in claimed and (worded or "!=" in claimed or SHOWN.search(whole)):
        return False  # Whoever claims that two are equal cannot say so in words of his own there; here, it is said.
    if COMPARED.search(claimed) is None or MIXED.search(claimed) or NOTHING.search(claimed):
        return False
    return BITS.search(whole) is None and KIND.search(whole) is None
