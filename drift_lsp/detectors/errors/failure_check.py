"""Checks for failure: conditions on what a call gave in, whether anything below 0 or -1 alone is taken for a failure out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Branch, Function
from drift_lsp.graphs.project import Project
from drift_lsp.text import Span

CHECK = re.compile(
    rb"(?:(?P<name>\w+(?:(?:\.|->)\w+)*)|\))\s*(?:(?P<below><\s*0)|(?P<minus>==\s*-1))(?![\w.])(?=\s*(?:\)|&&|\|\|))"
)
CALL = rb"(?<![\w.>])%b\s*=(?!=)\s*(?:(?P<call>(?:\([\w\s*]+\)\s*)?[\w.>-]+\s*\()|)"
"""What a variable is set to: by a call, or by anything else."""


class FailureCheck(Detector):
    """Is a failure told by a number below 0, or by -1?

    `ret < 0` hears every error that a function may give; `ret == -1` hears one, and misses what is added later.
    """

    id = "errors/failure-check"
    tier = "throughout"
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
        Flags(
            "void drop(void) { if (load(1) «== -1») stop(); }",
            taught="void save(void) { int ret = load(); if (ret < 0) stop(); }",
            language="c",
        ),
        Allows(  # Nothing was found, which is no failure.
            "void drop(void) { int at = -1; while (next()) { if (it) at = (int)it; if (at == -1) stop(); } }",
            taught="void save(void) { int ret = load(); if (ret < 0) stop(); }",
            language="c",
        ),
        Allows(
            "void drop(int at) { if (at == -1) stop(); }",
            taught="void save(void) { int ret = load(); if (ret < 0) stop(); }",
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
                    if not found["name"] or _is_outcome(found["name"], found.start(), file):
                        yield Detection("check for failure", choice, Span(found.start(choice), found.end()))


def _is_outcome(name: bytes, offset: int, file: FileFacts) -> bool:
    """Tell whether a variable was last set by a call before a place in its function."""
    around = file.enclosing(Span(offset, offset), Function)
    before = file.source[around.span.start : offset] if around else b""
    settings = [it["call"] for it in re.finditer(CALL % re.escape(name), before)]
    return bool(settings) and settings[-1] is not None
