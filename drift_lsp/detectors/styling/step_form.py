"""Steps of loops: loops that count in, whether the sign stands before or behind the variable out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Loop
from drift_lsp.graphs.project import Project
from drift_lsp.text import Span

STEP = re.compile(rb"for\s*\([^;{}]*;[^;{}]*;\s*(?P<step>(?P<before>\+\+|--)\s*\w+|\w+\s*(?:\+\+|--))\s*\)")


class StepForm(Detector):
    """Does a loop step by `++i` or by `i++`?

    An iterator that is stepped by `it++` is copied each time; where loops look alike nobody has to ask which it is.
    """

    id = "styling/step-form"
    needs = (Loop,)
    tier = "listed"
    form = True
    layout = True
    slots = {"step": "steps of loops"}
    answers = {
        "before": "the sign stands before the variable: `++i`",
        "behind": "the sign stands behind the variable: `i++`",
    }
    strict = True
    families = frozenset({"c"})
    examples = (
        Flags(
            "void load() { for (int i = 0; i < 3; «i++») { } }",
            taught="void save() { for (int i = 0; i < 3; ++i) { } }",
            language="cpp",
        ),
        Flags(
            "void load() { for (int i = 0; i < 3; «++i») { } }",
            taught="void save() { for (int i = 0; i < 3; i++) { } }",
            language="c",
        ),
        Allows(
            "void load() { for (int i = 0; i < 3; i += 2) { } }",
            taught="void save() { for (int i = 0; i < 3; i++) { } }",
            language="c",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report the form of each step."""
        for it in file.all(Loop):
            if step := STEP.match(file.source, it.span.start, it.span.end):
                yield Detection("step", "before" if step["before"] else "behind", Span(*step.span("step")))
