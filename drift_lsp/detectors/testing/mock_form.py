"""Mock form: stand-ins in, what makes them out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Mock
from drift_lsp.graphs.project import Project

TAUGHT_SHARP = "class ItemTests { [Fact] public void Saves() { var item = Substitute.For<IStore>(); } }"
TAUGHT_PHP = "<?php\nclass ItemTest { function testLoads() { $a = $this->createMock(Store::class); } }"
TAUGHT_JAVA = "import org.mockito.Mock;\nclass ItemTest { @Mock Store store; }"

ANOTHER = re.compile(r"(?i)spy|partial|createStub|createConfigured|named")
BUILT = re.compile(rb"\([^;]*?->\s*(?!getMock\(|disable)\w+\(")
"""Stand-ins that do another thing, by their name or by what is asked of the one who builds them."""


class MockForm(Detector):
    """What makes the stand-ins of tests?

    A second library, or a second way of the same one, is a second thing to know.
    """

    id = "testing/mock-form"
    needs = (Mock,)
    slots = {"stand-in": "stand-ins"}
    answers = {"*": "it is made by `{}`"}
    tier = "listed"
    strict = True
    roles = ("test",)
    families = frozenset({"java", "csharp", "php"})
    examples = (
        Flags(
            "class CartTests { [Fact] public void Loads() { var cart = new «Mock»<IStore>(); } }",
            taught=TAUGHT_SHARP,
            language="csharp",
        ),
        Flags(
            "import org.mockito.Mock;\nclass CartTest { @Test void loads() { Store a = «mock»(Store.class); } }",
            taught=TAUGHT_JAVA,
            language="java",
        ),
        Flags(
            "<?php\nclass CartTest { function testLoads() { $a = $this->«getMockBuilder»(Store::class)->getMock(); } }",
            taught=TAUGHT_PHP,
            language="php",
        ),
        Allows(  # It keeps some of the methods.
            "<?php\nclass CartTest { function testA() { $a = $this->getMockBuilder(A::class)->onlyMethods(['a']); } }",
            taught=TAUGHT_PHP,
            language="php",
        ),
        Allows(
            "import org.mockito.Spy;\nclass CartTest { @Spy Store store; }", taught=TAUGHT_JAVA, language="java"
        ),  # It does another thing.
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report what makes each stand-in."""
        for it in file.all(Mock):
            if it.name and not ANOTHER.match(it.name.text) and not BUILT.match(file.source, it.name.span.end):
                yield Detection("stand-in", it.name.text.partition("<")[0], it.name.span)
