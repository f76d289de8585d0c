"""Where a claim names what it expects: claims of equality in, the side of the written-out value out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags, Freedom
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.strings import split
from drift_lsp.facts.vocabulary import Assertion
from drift_lsp.graphs.project import Project
from drift_lsp.text import first_line

EQUAL = re.compile(
    r"(?:self\.|\$this->|Assertions?\.|Assert\.|assert\.|require\.)?"
    r"(?:assert(?:Equals?|Same)|Equal)\s*\((.*)\)\s*$",
    re.DOTALL,
)
LITERAL = re.compile(
    r"-?\d[\w.]*|\"[^\"]*\"|'[^']*'|`[^`]*`|true|false|\[(?:(?!\.\.\.).)*\]|\[\]\w+\{.*\}|new\b[\w<>,.\s[\]]*(?:\(\)\s*)?\{.*\}",
    re.DOTALL,
)
EITHER = re.compile(r"\bassertEqual\s*\(")
"""Its two values are called the first and the second, and no more."""

WANTED = re.compile(r"(?:\w+\.)*(?i:want|expect)[\w.]*")
"""How what is expected is called, whatever is written out opposite."""

TEXT = re.compile(r"[\"'`]")
TELLS_HOW = re.compile(r"[\"'`]|(?:true|false)\s*$")
"""A third value that is no value to compare: what is said if the two differ, or whether capitals count."""

TESTING = b"testing."
"""Where what runs a test comes from that is handed to each claim."""

TESTER = re.compile(r"[a-z]?[tbT]\d?|s\.T\(\)|suite\.T\(\)")
LONGEST = 300


class ExpectedSide(Detector):
    """In a claim that two values are equal, which comes first: what is expected or what there is?

    The message of a failed test names the two by their place, and is read the wrong way round where they are swapped.
    Only claims are asked in which one side, and not the other, is written out.
    """

    id = "testing/expected-side"
    needs = (Assertion,)
    slots = {"expected value": "claims with a value that is written out"}
    answers = {"first": "the expected value comes first", "second": "the expected value comes second"}
    family_tiers = {"java": "throughout"}
    strict = True
    roles = ("test",)
    families = frozenset({"go", "java", "csharp", "php", "python"})
    examples = (
        Flags(
            'import (\n"testing"\n"github.com/stretchr/testify/assert"\n)\nfunc TestLoad(t *testing.T) { «assert.Equal(t, load(), 3)» }',
            taught='import (\n"testing"\n"github.com/stretchr/testify/assert"\n)\nfunc TestSave(t *testing.T) { assert.Equal(t, 3, save()) }',
            language="go",
        ),
        Flags(
            "class CartTest(TestCase):\n    def test_load(self): «self.assertEqual(3, load())»",
            taught="class ItemTest(TestCase):\n    def test_save(self): self.assertEqual(save(), 4)",
            path="tests/test_cart.py",
        ),
        Allows(  # So the library has it.
            "class CartTest { @Test void loads() { assertEquals(3, load()); } }",
            taught="class ItemTest { @Test void saves() { assertEquals(save(), 4); } }",
            language="java",
            path="src/test/java/CartTest.java",
            taught_path="src/test/java/ItemTest.java",
        ),
        Allows(
            'import (\n"testing"\n"github.com/stretchr/testify/assert"\n)\nfunc TestLoad(tt *testing.T) { assert.Equal(tt, 3, load()) }',
            taught='import (\n"testing"\n"github.com/stretchr/testify/assert"\n)\nfunc TestSave(t *testing.T) { assert.Equal(t, 3, save()) }',
            language="go",
        ),
        Allows(  # What is wanted is called so; the number is what there is.
            'import (\n"testing"\n"github.com/stretchr/testify/assert"\n)\nfunc TestLoad(t *testing.T) { assert.Equal(t, tt.wantRows.size, 1) }',
            taught='import (\n"testing"\n"github.com/stretchr/testify/assert"\n)\nfunc TestSave(t *testing.T) { assert.Equal(t, 3, save()) }',
            language="go",
        ),
        Allows(  # What there is, put into a list.
            "<?php\nclass CartTest extends TestCase { function testRows() { $this->assertSame($rows, [...load()]); } }",
            taught="<?php\nclass ItemTest extends TestCase { function testRows() { $this->assertSame(3, save()); } }",
            language="php",
            path="tests/CartTest.php",
        ),
        Allows(  # Both are written out.
            "class CartTests { [Fact] public void Loads() { Assert.Equal(new object[] { 1, 2 }, [1, 3]); } }",
            taught="class ItemTests { [Fact] public void Saves() { Assert.Equal([1], Save()); } }",
            language="csharp",
            path="tests/CartTests.cs",
        ),
        Allows(  # What is not expected has no side.
            "class CartTest { @Test void loads() { assertNotEquals(load(), 3); } }",
            taught="class ItemTest { @Test void saves() { assertEquals(3, save()); } }",
            language="java",
            path="src/test/java/CartTest.java",
            taught_path="src/test/java/ItemTest.java",
        ),
        Allows(
            'class CartTests { [Fact] public void Loads() { Assert.Equal("cart", Load(), true); } }',
            taught="class ItemTests { [Fact] public void Saves() { Assert.Equal(3, Save()); } }",
            language="csharp",
            path="tests/CartTests.cs",
        ),
        Allows(  # How exactly they must be equal stands last.
            "class CartTests { [Fact] public void Loads() { Assert.Equal(cb, rb, 12); } }",
            taught="class ItemTests { [Fact] public void Saves() { Assert.Equal(3, Save()); } }",
            language="csharp",
            path="tests/CartTests.cs",
        ),
        Allows(  # It says first what is wrong if they differ.
            'class CartTest { @Test void loads() { assertEquals("lost " + id, "cart", load()); } }',
            taught="class ItemTest { @Test void saves() { assertEquals(3, save()); } }",
            language="java",
            path="src/test/java/CartTest.java",
            taught_path="src/test/java/ItemTest.java",
        ),
        Allows(
            "class CartTest(TestCase):\n    def test_load(self): self.assertEqual(load(), expected)",
            taught="class ItemTest(TestCase):\n    def test_save(self): self.assertEqual(4, save())",
            path="tests/test_cart.py",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Look at every claim of equality in which one value is written out."""
        for it in file.all(Assertion):
            claim = EQUAL.match(it.span.of(file.source)) if it.span.size < LONGEST else None
            if claim is None:
                continue
            values = split(claim[1])
            if values and TESTER.fullmatch(values[0]) and TESTING in file.source:
                del values[0]
            if len(values) > 2 and TEXT.match(values[0]) and not TELLS_HOW.match(values[2]):
                del values[0]  # What is said if they differ.
            written = [LITERAL.fullmatch(value) is not None for value in values[:2]]
            if any(map(WANTED.fullmatch, values[:2])):
                continue
            if len(written) == 2 and written[0] != written[1]:
                # The library itself may say what comes first; who does as it says is asked nothing.
                free = Freedom.UNASKED if written[0] and not EITHER.search(claim[0]) else Freedom.FREE
                choice = "first" if written[0] else "second"
                yield Detection("expected value", choice, first_line(file.source, it.span), free)
