"""Claims about calls: what tests claim of stand-ins in, whether they say what these were given out."""

from __future__ import annotations

from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Assertion, Call
from drift_lsp.graphs.project import Project

WITH = ("toHaveBeenCalledWith", "toHaveBeenLastCalledWith", "toHaveBeenNthCalledWith", "toBeCalledWith")
BARE = ("toHaveBeenCalled", "toBeCalled")


class CallClaim(Detector):
    """Does a test claim what a function was called with, or only that it was?

    A call with the wrong thing passes where nobody looks at it.
    """

    id = "testing/call-claim"
    needs = (Assertion, Call)
    slots = {"claim about a call": "claims that something was called"}
    answers = {"with": "it says what was handed over", "bare": "it only says that there was a call"}
    conventions = frozenset({"with"})
    tier = "listed"
    reasoned = True
    roles = ("test",)
    families = frozenset({"javascript", "typescript"})
    examples = (
        Flags(
            "it('loads', () => { expect(load).«toHaveBeenCalled»() })",
            taught="it('saves', () => { expect(save).toHaveBeenCalledWith(3) })",
            language="typescript",
        ),
        Allows(  # Nothing was handed over.
            "it('loads', () => { expect(load).not.toHaveBeenCalled() })",
            taught="it('saves', () => { expect(save).toHaveBeenCalledWith(3) })",
            language="typescript",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report of each claim about a call which of the two it is."""
        for choice, words in (("with", WITH), ("bare", BARE)):
            for word in words:
                for it in file.called(word):
                    if it.name and it.receiver and not it.receiver.text.endswith(".not"):
                        yield Detection("claim about a call", choice, it.name.span)
