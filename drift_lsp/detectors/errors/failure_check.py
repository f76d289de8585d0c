"""Checks for failure: conditions on what a call gave in, whether anything below 0 or -1 alone is taken for a failure out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Branch
from drift_lsp.graphs.project import Project
from drift_lsp.text import Span

CHECK = re.compile(rb"[\w)\]]\s*(?:(?P<below><\s*0)|(?P<minus>==\s*-1))(?![\w.])(?=\s*(?:\)|&&|\|\|))")


class FailureCheck(Detector):
    """Is a failure told by a number below 0, or by -1?

    `ret < 0` hears every error that a function may give; `ret == -1` hears one, and misses what is added later.
    """

    id = "errors/failure-check"
    needs = (Branch,)
    local = True
    slots = {"check for failure": "checks whether a call failed"}
    answers = {"below": "it is compared by `< 0`", "minus": "it is compared by `== -1`"}
    conventions = frozenset({"below"})
    strict = True
    roles = ("main",)
    families = frozenset({"c"})
    examples = (
        Flags(
            "void drop(void) { int ret = load(); if (ret «== -1») stop(); }",
            taught="void save(void) { int ret = load(); if (ret < 0) stop(); }",
            language="c",
        ),
        Allows(  # Others look so for one error alone.
            "void drop(void) { int ret = load(); if (ret < 0) stop(); }",
            taught="void save(void) { int ret = load(); if (ret == -1) stop(); }",
            language="c",
        ),
        Allows(
            "void drop(void) { int ret = load(); if (ret == -1 + size) stop(); }",
            taught="void save(void) { int ret = load(); if (ret < 0) stop(); }",
            language="c",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report how each condition looks for a failure."""
        for branch in file.all(Branch):
            if branch.condition:
                for found in CHECK.finditer(file.source, branch.condition.start, branch.condition.end):
                    choice = "below" if found["below"] else "minus"
                    yield Detection("check for failure", choice, Span(found.start(choice), found.end()))
