"""Whether the error of a call is looked at: calls in, kept or dropped out."""

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Call, ErrorCheck, Lambda
from drift_lsp.graphs.names import names
from drift_lsp.graphs.project import Project
from drift_lsp.text import Span

KEPT = re.compile(rb"\b(?:err\w*|\w+Err)\s*:?=\s*$")
"""Stands before a call whose error is given a name."""

LONGEST = 80
"""Bytes before a call that are looked at."""

TAUGHT = 'package a\nimport "os"\nfunc save() {\n\terr := os.Remove("a")\n\tcheck(err)\n}'


class DroppedError(Detector):
    """Is the error that a call gives back looked at?

    Where every other caller looks at it, one that drops it goes on as if nothing had happened. Each function is asked
    by itself, for some fail in ways that nobody minds. What is thrown away in so many words is meant.
    """

    id = "errors/dropped-error"
    needs = (Call, ErrorCheck)
    slots = {"calls of *": "calls of a function that may fail"}
    answers = {"kept": "the error is looked at", "dropped": "the error is dropped"}
    conventions = frozenset({"kept"})
    strict = True
    roles = ("main",)
    examples = (
        Flags('package a\nimport "os"\nfunc drop() {\n\t«os.Remove»("b")\n}', TAUGHT, language="go"),
        Allows('package a\nimport "os"\nfunc drop() {\n\t_ = os.Remove("b")\n}', TAUGHT, language="go"),
        Allows('package a\nimport "os"\nfunc drop() {\n\tdefer os.Remove("b")\n}', TAUGHT, language="go"),
        Allows('package a\nimport "os"\nfunc drop() {\n\tos.Exit(1)\n}', TAUGHT, language="go"),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Look at every call whose error is given a name, and at every one that is a statement of its own."""
        for call in file.all(Call):
            if call.name is None:
                continue
            before = file.source[max(0, call.span.start - LONGEST) : call.span.start]
            if not call.alone and not KEPT.search(before):
                continue
            if call.alone and file.inside(Lambda, call.span):  # `once.Do(func() { … })` is no request.
                continue
            callee = file.once(names, project).callee(call) or (f".{call.name.text}" if call.receiver else "")
            if callee:
                start = call.receiver.span.start if call.receiver else call.name.span.start
                span = Span(start, call.name.span.end)
                yield Detection(f"calls of {callee}", "dropped" if call.alone else "kept", span)
