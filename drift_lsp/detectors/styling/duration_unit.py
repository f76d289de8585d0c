"""Spans of time: durations that are written out in, whether their unit is the largest that fits out."""

from __future__ import annotations

from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Call
from drift_lsp.graphs.project import Project
from drift_lsp.text import Span

STEPS = {
    "ofMillis": 1000,
    "FromMilliseconds": 1000,
    "ofSeconds": 3600,
    "FromSeconds": 3600,
    "ofMinutes": 1440,
    "FromMinutes": 1440,
    "ofHours": 0,
    "FromHours": 0,
    "ofDays": 0,
    "FromDays": 0,
}
"""What makes a duration of so many of a unit, and how many of it are surely better told in a larger one."""

OF = frozenset({"Duration", "TimeSpan"})


class DurationUnit(Detector):
    """Is a span of time told in the largest unit that fits?

    `Duration.ofSeconds(30)` is read at a glance; whoever reads `ofMillis(30000)` counts zeros.
    """

    id = "styling/duration-unit"
    tier = "listed"
    local = True
    needs = (Call,)
    form = True
    slots = {"duration": "spans of time that are written out"}
    answers = {
        "fits": "it is told in the largest unit that fits",
        "smaller": "it is told in a smaller unit than it could be",
        "parts": "it is put together from hours, minutes and seconds",
    }
    conventions = frozenset({"fits"})
    strict = True
    families = frozenset({"java", "csharp"})
    examples = (
        Flags(
            "class Cart { void a() { b(«Duration.ofMillis(30000)»); } }",
            taught="class Item { void a() { b(Duration.ofSeconds(30)); } }",
            language="java",
        ),
        *(
            Flags(
                f"class Cart {{ void A() {{ B(«{code}»); }} }}",
                taught="class Item { void A() { B(TimeSpan.FromMinutes(5)); } }",
                language="csharp",
            )
            for code in ("TimeSpan.FromSeconds(7200)", "new TimeSpan(0, 5, 0)")
        ),
        *(
            Allows(
                f"class Cart {{ void a() {{ b(Duration.{code}); }} }}",
                taught="class Item { void a() { b(Duration.ofSeconds(30)); } }",
                language="java",
            )
            for code in ("ofMillis(300)", "ofMillis(1500)", "ofSeconds(90)", "ofMillis(size)")
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report of each duration with a number how it is told."""
        for it in file.all(Call):
            if it.name is None or not it.arguments:
                continue
            if it.is_new and it.name.text == "TimeSpan" and len(it.arguments) > 2:
                if all(_number(one, file) is not None for one in it.arguments):
                    yield Detection("duration", "parts", it.span)
            elif it.name.text in STEPS and it.receiver and it.receiver.text.rpartition(".")[2] in OF:
                number, step = _number(it.arguments[0], file), STEPS[it.name.text]
                if number is not None:
                    small = step and number and number % step == 0
                    yield Detection("duration", "smaller" if small else "fits", it.span)


def _number(it: Span, file: FileFacts) -> int | None:
    """Read a number that is written out."""
    said = it.of(file.source).replace("_", "").rstrip("LlDdFf")
    return int(said) if said.isdecimal() else None
