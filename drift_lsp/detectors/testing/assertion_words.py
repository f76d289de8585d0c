"""Assertion words: claims in, the words they are made with out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Assertion, Function
from drift_lsp.graphs.project import Project
from drift_lsp.text import first_line

_ONLY_WAY = re.compile(
    r"(?:Assert\.)?(?:assert|Assert)?\.?(?:Throws|Catch|Does|All|Fail|fail|Pass|Skip|(?:Enter)?Multiple|Raises|Timeout|NotThrows)"
)
"""Words that projects use beside any other library, for what only these can say."""

_MATCHED = re.compile(
    rb",\s*(?:Matchers\.)?(?!(?:is|equalTo|nullValue|notNullValue|sameInstance|instanceOf)\()\w+\((?s:.)*\)\s*\)\s*\Z"
)
"""`assertThat(size, lessThan(3))`"""

_LIBRARY = re.compile(rb"(?i)assert|truth|expect|should")

NEAR = 16
"""Bytes before a claim that are looked at."""

OTHERS = frozenset({"assertSoftly", "assertWith", "assertAbout", "assertWithMessage", "assert_"})
"""Words of libraries whose first one is `assertThat`."""

TAUGHT_JAVA = "class ItemTest { @Test void saves() { assertThat(item).isNull(); } }"
TAUGHT_SHARP = "class ItemTests { [Fact] public void Saves() { item.Total.Should().Be(3); } }"


class AssertionWords(Detector):
    """With which words do tests claim things?

    Each library fails with messages of its own; a second one in a project is a second thing to know.
    """

    id = "testing/assertion-words"
    needs = (Assertion,)
    slots = {"claim": "assertions", "word of a claim": "assertions by a function of a class"}
    answers = {
        "assertThat": "it is claimed with `assertThat`",
        "assertEquals": "it is claimed with `assertEquals` and its like",
        "assert": "it is claimed with the statement `assert`",
        "Should": "it is claimed with `Should()`",
        "ShouldBe": "it is claimed with `ShouldBe` and its like",
        "Assert.That": "it is claimed with `Assert.That`",
        "Assert": "it is claimed with a method of `Assert`",
        "alone": "the word stands alone",
        "of its class": "its class is named",
    }
    tier = "listed"
    older = frozenset({"assertEquals"})
    strict = True
    roles = ("test",)
    families = frozenset({"java", "csharp"})
    examples = (
        Flags(
            "class CartTest { @Test void loads() { «assertEquals(3, cart.size())»; } }",
            taught=TAUGHT_JAVA,
            language="java",
        ),
        Flags(
            "class CartTest { @Test void loads() { «Assertions.assertThat(cart)».isNull(); } }",
            taught=TAUGHT_JAVA,
            language="java",
        ),
        Flags(
            "class CartTests { [Fact] public void Loads() { «Assert.Equal(3, cart.Total)»; } }",
            taught=TAUGHT_SHARP,
            language="csharp",
        ),
        Allows(
            "class CartTest { @Test void loads() { Row row = assertInstanceOf(Row.class, cart.first()); } }",
            taught=TAUGHT_JAVA,
            language="java",
        ),
        Allows(  # It only groups claims.
            "class CartTests { [Fact] public void Loads() { using (Assert.EnterMultipleScope()) { } } }",
            taught=TAUGHT_SHARP,
            language="csharp",
        ),
        Allows(  # A word of the same library.
            "class CartTest { @Test void loads() { assertThatNoException().isThrownBy(() -> cart.load()); } }",
            taught=TAUGHT_JAVA,
            language="java",
        ),
        Allows(
            "class CartTest { @Test void loads() { assertThat(cart.size(), lessThan(3)); } }",
            taught="class ItemTest { @Test void saves() { assertEquals(3, item.size()); } }",
            language="java",
        ),
        Allows(  # Objects that claim have no other way.
            "class CartTest { @Test void loads() { assertions.assertThat(cart).isNull(); } }",
            taught=TAUGHT_JAVA,
            language="java",
        ),
        Allows(
            "class CartTest { @Test void loads() { assertSoftly(it -> it.check(cart)); } }",
            taught=TAUGHT_JAVA,
            language="java",
        ),
        Allows(  # The project's own.
            "class CartTest { @Test void loads() { TestTools.assertAlike(cart, item); } }",
            taught=TAUGHT_JAVA,
            language="java",
        ),
        Allows(  # It is a word of what is tested.
            "class CartTest { @Test void loads() { cart.load().test().assertComplete(); } }",
            taught=TAUGHT_JAVA,
            language="java",
        ),
        Allows(
            "class CartTest { @Test void loads() { assertRows(cart); } void assertRows(Cart it) { it.check(); } }",
            taught=TAUGHT_JAVA,
            language="java",
        ),
        Allows(
            "class CartTest { @Test void loads() { assertThrows(E.class, cart::load); } }",
            taught=TAUGHT_JAVA,
            language="java",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report the words of each claim."""
        for it in file.all(Assertion):
            if it.style is None or _ONLY_WAY.match(it.style.text):
                continue
            words = _words(it.style.text)
            if file.source[max(0, it.span.start - NEAR) : it.span.start].rstrip().endswith((b"=", b"return")):
                continue  # The value that it gives back is what is wanted.
            if words in ("assertThat", "assertEquals") and _is_own(it, file):
                continue
            if words == "assertThat" and _MATCHED.search(file.source, it.span.start, it.span.end):
                continue  # There is no other word for what only a matcher can say.
            if words == "assert" and not _is_in_test(it, file):  # It checks the test's own tools.
                continue
            place = first_line(file.source, it.span)
            yield Detection("claim", words, place)
            if words in ("assertThat", "assertEquals"):
                asked = file.source[it.span.start : it.style.span.start]
                if b"." in asked[:-1] or not asked[:1].islower():  # An object that claims is no class.
                    yield Detection("word of a claim", "of its class" if asked else "alone", place)


def _is_own(it: Assertion, file: FileFacts) -> bool:
    """Tell whether the word is the file's own, or a class of another name than those of libraries is asked."""
    assert it.style
    asked = file.source[it.span.start : it.style.span.start]
    return (bool(asked) and _LIBRARY.search(asked) is None) or it.style.text in file.once(_defined, None)


def _defined(file: FileFacts, _: None) -> frozenset[str]:
    return frozenset(it.name.text for it in file.all(Function) if it.name)


def _is_in_test(it: Assertion, file: FileFacts) -> bool:
    function = file.enclosing(it.span, Function)
    return function is not None and function.is_test


def _words(style: str) -> str:
    if style in ("assertThat", "assert", "Should"):
        return style
    if style.startswith("assertThat") or style in OTHERS:
        return "assertThat"  # `assertThatNoException()` and its like are words of the same library.
    if style.startswith("Should"):
        return "ShouldBe"
    if "." in style:
        return "Assert.That" if style.endswith((".That", ".ThatAsync")) else "Assert"
    return "assertEquals"
