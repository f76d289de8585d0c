"""Durations: lengths of time that are written out in, whether their unit stands beside them out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Call
from drift_lsp.graphs.project import Project
from drift_lsp.text import Span

FORMS = {
    "go": re.compile(
        rb"time\.(?:(?P<unit>(?:(?:Nano|Micro|Milli)s|S)econd|Minute|Hour)\b"
        rb"|(?P<number>(?:Duration|Sleep|After|NewTimer|NewTicker|Tick)\(\s*[1-9][\d_]+\s*\)))"
    ),
    "rust": re.compile(
        rb"Duration::(?:(?P<unit>from_(?:nanos|micros|millis|secs|mins|hours|minutes)\(\s*\d[\d_]*\s*\))"
        rb"|(?P<number>new\(\s*(?:\d[\d_]*\s*,\s*0|0\s*,\s*\d[\d_]*(?:\s*\*\s*\d[\d_]*)?)\s*\)))"
    ),
}
"""How a length of time is written that is known beforehand."""

NEAR = 20
TIMES = re.compile(rb"(?<![\w.])\d[\d_]*\s*\*\s*\Z")
"""What stands before a unit that is counted."""


class DurationForm(Detector):
    """Does the unit of a duration stand beside its number?

    A bare number has to be counted out, and a thousandfold mistake is not seen.
    """

    id = "styling/duration-form"
    tier = "listed"
    needs = (Call,)
    beyond = True
    slots = {"duration": "durations that are written out"}
    answers = {"unit": "its unit stands beside it", "number": "it is a bare number"}
    conventions = frozenset({"unit"})
    families = frozenset(FORMS)
    strict = True
    local = True
    examples = (
        Flags(
            "func load() { wait(«time.Duration(5000000000)») }",
            taught="func save() { wait(5 * time.Second) }",
            language="go",
        ),
        Flags(
            "fn load() { wait(«Duration::new(5, 0)»); }",
            taught="fn save() { wait(Duration::from_secs(5)); }",
            language="rust",
        ),
        Allows(
            "fn load() { wait(Duration::new(5, 300)); }",
            taught="fn save() { wait(Duration::from_secs(5)); }",
            language="rust",
        ),
        Allows(
            "func load(n int) { wait(time.Duration(n)) }",
            taught="func save() { wait(5 * time.Second) }",
            language="go",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report the form of each duration."""
        form = FORMS.get(file.language.family)
        for it in file.search(form) if form else ():
            kind, start = it.lastgroup or "", it.start()
            if kind == "unit" and not it[0].endswith(b")"):
                before = TIMES.search(file.source, max(0, start - NEAR), start)
                if before is None:
                    continue
                start = before.start()
            yield Detection("duration", kind, Span(start, it.end()))
