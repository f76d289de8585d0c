"""Claims by hand: files of tests in, claims in them that throw an error themselves out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Assertion, Branch, Raise, TestCase
from drift_lsp.graphs.project import Project
from drift_lsp.text import first_line

COMPARED = re.compile(rb"\(.+ !==? (?!null\b|undefined\b).+\)", re.DOTALL)
"""A condition that compares two values; whether one is there at all is asked for the sake of its type."""

EXPECTS = re.compile(rb"\bexpect\(")


class ClaimByHand(Detector):
    """Does a test claim that two values are equal, or throw an error if they are not?

    What claims says what it found. A file counts once, and each error that is thrown.
    """

    id = "testing/claim-by-hand"
    needs = (Assertion, Branch, Raise, TestCase)
    slots = {"claim": "files that claim something, and claims by hand"}
    answers = {"claimed": "values are claimed to be equal", "thrown": "an error is thrown where values differ"}
    conventions = frozenset({"claimed"})
    tier = "listed"
    roles = ("test",)
    families = frozenset({"javascript", "typescript"})
    examples = (
        Flags(
            "it('loads', () => { expect(load()).toBe(1); «if (size !== 3) throw new Error('no')» })",
            taught="it('saves', () => { expect(save()).toBe(3) })",
            language="typescript",
        ),
        Allows(  # It tells a type checker what is there.
            "it('loads', () => { expect(load()).toBe(1); if (row === undefined) throw new Error('no') })",
            taught="it('saves', () => { expect(save()).toBe(3) })",
            language="typescript",
        ),
        Allows(  # A helper of tests.
            "function load(size) { if (size !== 3) throw new Error('no') }\nit('loads', () => { expect(load()).toBe(1) })",
            taught="it('saves', () => { expect(save()).toBe(3) })",
            language="typescript",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report that a file claims something, and each comparison in a test that throws."""
        claims = file.all(Assertion)
        if claims:
            yield Detection("claim", "claimed", first_line(file.source, claims[0].span))
        for made in file.all(Raise):
            branch = file.enclosing(made.span, Branch)
            if branch is None or branch.body is None or branch.condition is None or branch.alternative:
                continue
            alone = branch.body.of(file.source).strip("{} \n\t;") == made.span.of(file.source).strip("; ")
            if (
                alone
                and COMPARED.fullmatch(file.source, branch.condition.start, branch.condition.end)
                and file.enclosing(branch.span, TestCase)
            ):
                yield Detection("claim", "thrown", first_line(file.source, branch.span))

    def stood(self, was: bytes, stands: bytes, choice: str) -> bool:
        """Tell whether something was claimed on a line."""
        return EXPECTS.search(was) is not None and EXPECTS.search(stands) is None
