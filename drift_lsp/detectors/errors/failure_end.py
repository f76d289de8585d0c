"""Ends of failures: functions that hand errors back in, whether a failure is handed back or ends the program out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Function, Lambda, Panic, Raise, Return
from drift_lsp.graphs.project import Project

HANDS_BACK = re.compile(rb"\berror\b|Result\b")
"""What a function gives back that can say what failed."""

MEANT = frozenset({"unreachable", "todo", "unimplemented"})
"""Says that this never happens, or not yet."""


class FailureEnd(Detector):
    """Does a function that can hand back an error do so where something fails, or does it end the program?

    Whoever calls it looks at the error, and is not asked when the program ends. What can never happen, and what is still
    to be written, is no failure.
    """

    id = "errors/failure-end"
    tier = "listed"
    needs = (Function, Panic)
    slots = {"failure": "failures in functions that hand back errors"}
    answers = {"handed back": "it is handed back", "ends": "it ends the program"}
    conventions = frozenset({"handed back"})
    families = frozenset({"go", "rust"})
    roles = ("main",)
    strict = True
    examples = (
        Flags(
            'func load() error { if full { «panic("full")» }\n\treturn nil }',
            taught='func save() error { if full { return errors.New("full") }\n\treturn nil }',
            language="go",
        ),
        Flags(
            'fn load() -> Result<()> { if full { «panic!("full")» } Ok(()) }',
            taught='fn save() -> Result<()> { if full { return Err(anyhow!("full")); } Ok(()) }',
            language="rust",
        ),
        Allows(
            "fn load() -> Result<()> { if full { unreachable!() } Ok(()) }",
            taught='fn save() -> Result<()> { if full { return Err(anyhow!("full")); } Ok(()) }',
            language="rust",
        ),
        Allows(  # It has no error to hand back.
            'func load() { if full { panic("full") } }',
            taught='func save() error { if full { return errors.New("full") }\n\treturn nil }',
            language="go",
        ),
        Allows(
            'func load() error { go func() { panic("full") }()\n\treturn nil }',
            taught='func save() error { if full { return errors.New("full") }\n\treturn nil }',
            language="go",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report each error that such a function makes, and each end of the program in one."""
        for error in file.all(Raise):
            if error.made and file.enclosing(error.span, Return) and _can_hand_back(error, file):
                yield Detection("failure", "handed back", error.span)
        for end in file.all(Panic):
            if end.name and end.name.text not in MEANT and _can_hand_back(end, file):
                yield Detection("failure", "ends", end.span)


def _can_hand_back(it: Raise | Panic, file: FileFacts) -> bool:
    """Tell whether the function itself around a place gives back an error."""
    around, inner = file.enclosing(it.span, Function), file.enclosing(it.span, Lambda)
    if around is None or around.returns is None or (inner and inner.span in around.span):
        return False
    return HANDS_BACK.search(file.source, around.returns.start, around.returns.end) is not None
