"""What holds a thread up: waits in, each file that has one out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.detectors.shunned import Shunned, Shunning, is_in, uses
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Await, Blocking, Call, Flush, Loop, Sleep
from drift_lsp.graphs.project import Project

SLEEP = Shunned("waits for time to pass", "nothing waits for time to pass", facts=(Sleep,))
TASK = Shunned("threads that wait for a task", "no thread waits for a task", facts=(Blocking,))
FLUSH = Shunned("ends of lines that are written out at once", "no end of a line is written out at once", facts=(Flush,))
KINDS = SLEEP, TASK, FLUSH

MAY = re.compile(
    r"(?i)sleep|wait|delay|retry|poll|backoff|throttle|main|loop|run|pause|debounce|watch|animat|blink|tick"
)
"""In the name of a function that may wait."""


class BlockingCall(Shunning, Detector):
    """Is something waited for in a way that hardly any file does?

    What sleeps or waits for a task keeps its thread from doing anything else, and what writes out every line at once
    waits for the disk each time. Where nearly all files do without, there is another way.
    """

    id = "performance/blocking-call"
    needs = (Call,)
    shunned = KINDS
    roles = ("main",)
    examples = (
        Flags("import time\n\ndef load():\n    «time.sleep(3)»", "def save():\n    return 3"),
        Flags("func load() { «time.Sleep(3)» }", "func save() int {\n\treturn 3\n}", language="go"),
        Flags(
            "class Cart { int Load() { return «it.GetAsync().Result»; } }",
            "class Item { int Save() { return 3; } }",
            language="csharp",
        ),
        Flags(
            "class Cart { void Load() { «it.GetAsync().Wait»(); } }",
            "class Item { int Save() { return 3; } }",
            language="csharp",
        ),
        Flags('void load() { out << "a" << «std::endl»; }', "int save() { return 3; }", language="cpp"),
        Allows("import time\n\ndef wait_for_cart():\n    time.sleep(3)", "def save():\n    return 3"),
        Allows(
            "class Cart { async Task Load() { await Task.Delay(100); } }",
            "class Item { int Save() { return 3; } }",
            language="csharp",
        ),
        Allows(  # It is a value like any other.
            "class Cart { int Load() { return it.Result; } }",
            "class Item { int Save() { return 3; } }",
            language="csharp",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Look at every wait that a function does not promise by its name."""
        for it in uses(file, project, self.shunned):
            # What is awaited holds nobody up, and a loop asks in between.
            asks = it.slot == SLEEP.slot and file.enclosing(it.span, Loop)
            if not asks and not is_in(file, it.span, MAY) and not _is_awaited(it, file):
                yield it


def _is_awaited(it: Detection, file: FileFacts) -> bool:
    around = file.enclosing(it.span, Await)
    return around is not None and around.operand is not None and around.operand.start == it.span.start
