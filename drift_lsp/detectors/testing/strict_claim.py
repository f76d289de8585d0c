"""Strict claims: what tests claim with `assert` to be equal in, whether kinds count out."""

from __future__ import annotations

from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Assertion, Call, Import
from drift_lsp.graphs.project import Project

WORDS = {
    **dict.fromkeys(("strictEqual", "deepStrictEqual", "notStrictEqual", "notDeepStrictEqual"), "strict"),
    **dict.fromkeys(("equal", "deepEqual", "notEqual", "notDeepEqual"), "loose"),
}
LIBRARY = ("assert", "node:assert")
"""The one that comes with Node.js; in others the words mean something else."""


class StrictClaim(Detector):
    """Are values claimed to be equal with `assert.strictEqual` or with `assert.equal`?

    To `assert.equal` an empty text is equal to `0`.
    """

    id = "testing/strict-claim"
    needs = (Assertion, Call, Import)
    slots = {"claim of equality": "claims of equality"}
    answers = {
        "strict": "kinds count: `strictEqual`, `deepStrictEqual`",
        "loose": "kinds do not count: `equal`, `deepEqual`",
    }
    conventions = frozenset({"strict"})
    tier = "listed"
    form = True
    roles = ("test",)
    families = frozenset({"javascript", "typescript"})
    examples = (
        Flags(
            "const assert = require('assert');\nit('loads', () => { assert.«equal»(load(), 3) })",
            taught="const assert = require('node:assert');\nit('saves', () => { assert.strictEqual(save(), 3) })",
            language="javascript",
        ),
        Allows(  # There they are the same.
            "const assert = require('assert/strict');\nit('loads', () => { assert.equal(load(), 3) })",
            taught="const assert = require('node:assert');\nit('saves', () => { assert.strictEqual(save(), 3) })",
            language="javascript",
        ),
        Allows(
            "import { assert } from 'chai';\nit('loads', () => { assert.equal(load(), 3) })",
            taught="const assert = require('node:assert');\nit('saves', () => { assert.strictEqual(save(), 3) })",
            language="typescript",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report of each claim which of the two it is."""
        if any(it.module and it.module.text in LIBRARY for it in file.all(Import)) and b".strict;" not in file.source:
            for word, choice in WORDS.items():
                for it in file.called(word):
                    if it.name and it.receiver and it.receiver.text == "assert":
                        yield Detection("claim of equality", choice, it.name.span)
