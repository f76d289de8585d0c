"""Names of test modules: modules inside a file that are only there for tests in, what they are called out."""

from __future__ import annotations

from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import TestRegion
from drift_lsp.graphs.project import Project

PLAIN = frozenset({"test", "tests", "unit_tests", "unit_test"})
"""Names that only say that tests stand in it; of several in one file, any other says more."""


class TestModuleName(Detector):
    """What is the module called that holds the tests of a file?

    It stands in the name of each test, and is typed to run those of one file.
    """

    id = "testing/test-module-name"
    tier = "throughout"
    needs = (TestRegion,)
    slots = {"module of tests": "modules of tests"}
    answers = {"*": "it is called `{}`"}
    strict = True
    roles = ("main", "test")
    families = frozenset({"rust"})
    examples = (
        Flags("#[cfg(test)]\nmod «test» {}", taught="#[cfg(test)]\nmod tests {}", language="rust"),
        Flags(
            "#[cfg(test)]\n#[allow(dead_code)]\nmod «test» {}",
            taught="#[cfg(test)]\nmod tests {}",
            language="rust",
        ),
        Flags("#[cfg(test)]\nmod «loading» {}", taught="#[cfg(test)]\nmod tests {}", language="rust"),
        Allows(
            "#[cfg(test)]\nmod loading {}\n#[cfg(test)]\nmod saving {}",
            taught="#[cfg(test)]\nmod tests {}",
            language="rust",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report the name of each such module."""
        found = [it for it in file.all(TestRegion) if it.name]
        for it in found:
            if it.name and (it.name.text in PLAIN or len(found) == 1):
                yield Detection("module of tests", it.name.text, it.name.span)
