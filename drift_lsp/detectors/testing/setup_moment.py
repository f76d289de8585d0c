"""Moments of setup: what is done around tests in, whether each test or all of them have it out."""

from __future__ import annotations

from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Setup
from drift_lsp.graphs.project import Project

MOMENTS = {
    **dict.fromkeys(("beforeEach", "afterEach"), "each"),
    **dict.fromkeys(("beforeAll", "afterAll", "before", "after"), "all"),
}


class SetupMoment(Detector):
    """Is what tests need made for each of them, or once for all?

    What all share one test may leave to the next one as it should not be.
    """

    id = "testing/setup-moment"
    needs = (Setup,)
    slots = {"setup of tests": "setups of tests"}
    answers = {"each": "each test has its own: `beforeEach`", "all": "all tests share it: `beforeAll`"}
    conventions = frozenset({"each"})
    tier = "listed"
    reasoned = True
    roles = ("test",)
    families = frozenset({"javascript", "typescript"})
    examples = (
        Flags("«beforeAll»(() => load())", taught="beforeEach(() => save())", language="typescript"),
        Allows("beforeEach(() => load())", taught="beforeAll(() => save())", language="typescript"),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report the moment of each setup."""
        for it in file.all(Setup):
            if it.name and (moment := MOMENTS.get(it.name.text)):
                yield Detection("setup of tests", moment, it.name.span)
