"""Asynchronous tests: tests that wait in, what runs them out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Decorator, Function
from drift_lsp.graphs.project import Project

RUNNER = re.compile(r"\w+::test")


class AsyncTest(Detector):
    """By what is an asynchronous test run?

    What waits in one runtime may hang in another; where all tests share one, nobody has to look.
    """

    __test__ = False
    id = "testing/async-test"
    tier = "listed"
    needs = (Function, Decorator)
    slots = {"asynchronous test": "asynchronous tests"}
    answers = {"*": "`{}` runs it"}
    families = frozenset({"rust"})
    strict = True
    local = True
    examples = (
        Flags(
            "#[«actix_rt::test»]\nasync fn loads() {}",
            taught="#[tokio::test]\nasync fn saves() {}",
            language="rust",
            path="tests/cart.rs",
            taught_path="tests/item.rs",
        ),
        Allows(
            "#[test]\nfn loads() {}",
            taught="#[tokio::test]\nasync fn saves() {}",
            language="rust",
            path="tests/cart.rs",
            taught_path="tests/item.rs",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report what runs each asynchronous test."""
        for it in file.all(Function):
            for mark in file.decorators(it) if it.is_async else ():
                if mark.name and RUNNER.fullmatch(mark.name.text):
                    yield Detection("asynchronous test", mark.name.text, mark.name.span)
