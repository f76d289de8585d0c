"""Configured awaits: what is waited for in, whether it says where to go on out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Assignment, Await, Call, Function
from drift_lsp.graphs.project import Project
from drift_lsp.text import first_line

GOES_ON = re.compile(rb"[^;{}]{0,120}\.\w*Await\s*\(")

TAUGHT = "class Item { async Task Save() { await Keep().ConfigureAwait(false); } }"


class ConfiguredAwait(Detector):
    """Does an `await` say with `ConfigureAwait` whether to come back to where it began?

    A library that does not may block whoever waits for it; an application seldom has to care.
    """

    id = "performance/configured-await"
    needs = (Await, Call)
    slots = {"await of a call": "calls that are waited for"}
    answers = {"configured": "`ConfigureAwait` is called", "plain": "`ConfigureAwait` is not called"}
    tier = "throughout"
    conventions = frozenset({"configured"})
    strict = True
    families = frozenset({"csharp"})
    roles = ("main",)
    examples = (
        Flags("class Cart { async Task Load() { «await Read()»; } }", taught=TAUGHT, language="csharp"),
        Allows(  # Where nobody needs it, it does no harm.
            "class Cart { async Task Load() { await Read().ConfigureAwait(false); } }",
            taught="class Item { async Task Save() { await Keep(); } }",
            language="csharp",
        ),
        Allows(
            "class Cart { async Task Load(bool async) {\n await Read(1, async).ConfigureAwait(false);\n var it = (char)b.C(); } }",
            taught=TAUGHT,
            language="csharp",
        ),
        Allows(  # What it gives is configured with it.
            "class Cart { async Task Load() {\n var all = Read().ConfigureAwait(false);\n"
            " var rows = all.GetAsyncEnumerator();\n await rows.MoveNextAsync(); } }",
            taught=TAUGHT,
            language="csharp",
        ),
        Flags(
            "class Cart { async Task Load() {\n var row = await Read().ConfigureAwait(false);\n «await row.Keep()»; } }",
            taught=TAUGHT,
            language="csharp",
        ),
        Allows("class Cart { async Task Load() { await Task.Yield(); } }", taught=TAUGHT, language="csharp"),
        Allows("class Cart { async Task Load() { await Read().ForAwait(); } }", taught=TAUGHT, language="csharp"),
        Allows("class Cart { async Task Load() { await task; } }", taught=TAUGHT, language="csharp"),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report for each awaited call whether it is configured."""
        for it in file.all(Await):
            call = file.at(Call, it.operand) if it.operand else None
            if call and call.name and call.name.text != "Yield":
                # `ForAwait()` and its like are a project's own words for it.
                choice = "configured" if call.name.text.endswith("Await") else "plain"
                if choice == "configured" or not (_goes_on(it, file) or _is_of_configured(call, file)):
                    yield Detection("await of a call", choice, first_line(file.source, it.span))


def _goes_on(it: Await, file: FileFacts) -> bool:
    """Tell whether it is configured all the same, somewhere in what was not understood: `async` may be a name too."""
    return any(GOES_ON.match(file.source, at) for at in (it.span.start, it.span.end))


def _is_of_configured(call: Call, file: FileFacts) -> bool:
    """Tell whether what is asked was configured itself, or comes from what was: that holds for all it gives."""
    function = file.enclosing(call.span, Function)
    name = call.receiver.text if call.receiver and function else ""
    for made in reversed(file.inside(Assignment, function.span) if function and name else ()):
        if made.value and made.name and made.name.text == name and made.span.end <= call.span.start:
            value = made.value.of(file.source)
            if value.startswith("await"):
                return False
            if "ConfigureAwait(" in value:
                return True
            name = re.split(r"\W", value, maxsplit=1)[0]
    return False
