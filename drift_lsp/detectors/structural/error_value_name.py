"""Names of errors: errors that others compare with in, how their names begin or end out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import OTHER, Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Assignment, Function, Raise
from drift_lsp.graphs.project import Project

BEFORE = re.compile(r"(?:Err|err)(?:[A-Z0-9_]|$)")
WORD = re.compile(r"[Ee]rror")
BEHIND = re.compile(r"(?:Err|Error)$")


class ErrorValueName(Detector):
    """How is an error called that others compare with?

    Where all begin with `Err`, whoever looks for one types these letters.
    """

    id = "structural/error-value-name"
    tier = "throughout"
    needs = (Assignment, Raise, Function)
    slots = {"error at the top of a file": "errors at the top of a file"}
    answers = {
        "before": "the name begins with `Err`",
        "behind": "the name ends with `Err` or `Error`",
        "word": "the name begins with `Error`",
        OTHER: "the name does not say that it is an error",
    }
    roles = ("main",)
    families = frozenset({"go"})
    examples = (
        Flags('var «FullError» = errors.New("full")', taught='var ErrGone = errors.New("gone")', language="go"),
        Flags('var «ErrorFull» = errors.New("full")', taught='var ErrGone = errors.New("gone")', language="go"),
        Flags('var «ErrFull» = errors.New("full")', taught='var GoneError = errors.New("gone")', language="go"),
        Allows(  # A local is nobody else's.
            'func load() { fullError := errors.New("full") }', taught='var ErrGone = errors.New("gone")', language="go"
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report the form of the name of each error that is made at the top of a file."""
        for it in file.all(Assignment):
            made = file.starting(Raise, it.value.start) if it.value and it.called else None
            if made and made.made and it.name and not file.enclosing(it.span, Function):
                name = it.name.text
                choice = "before" if BEFORE.match(name) else "behind" if BEHIND.search(name) else OTHER
                if choice == OTHER and WORD.match(name):
                    choice = "word"
                yield Detection("error at the top of a file", choice, it.name.span, token=name)
