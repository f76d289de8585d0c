"""What holds a thread up: waits in, each file that has one out."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags, Freedom
from drift_lsp.detectors.explained import is_explained
from drift_lsp.detectors.shunned import Shunned, Shunning, is_in, is_program, uses
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Await, Blocking, Call, Flush, Function, Lambda, Loop, Parameter, Sleep
from drift_lsp.graphs.project import Project

SLEEP = Shunned("waits for time to pass", "nothing waits for time to pass", facts=(Sleep,))
TASK = Shunned("threads that wait for a task", "no thread waits for a task", facts=(Blocking,))
FLUSH = Shunned("ends of lines that are written out at once", "no end of a line is written out at once", facts=(Flush,))
KINDS = SLEEP, TASK, FLUSH

MAY = re.compile(
    r"(?i)sleep|wait|delay|retry|poll|backoff|throttle|main|loop|run|pause|debounce|watch|animat|blink|tick"
)
"""In the name of a function that may wait."""

GIVES = re.compile(r"Delay$|asyncio|tokio|trio|anyio")
"""In what waits for time to pass: it gives something to wait for, and holds nobody up by itself."""

_HOW_LONG = r"(?:[dD]elay|[sS]leep|[iI]nterval|[bB]ackoff|[pP]ause|[wW]ait|[tT]imeout|[dD]uration|[pP]eriod)"
CHOSEN = re.compile(rf"\b(?!Duration\W)\w*{_HOW_LONG}(?:[A-Z_]\w*)?\b(?!\s*\()")
"""In what is waited: somebody chose how long."""

DONE = re.compile(rb"\bIs(?:Completed|CompletedSuccessfully|CompletedTask|Faulted|Canceled)\b|\.Status\b")
"""Asks whether a task has ended: then its result is there."""

BOUNDED = re.compile(rb"\.Wait\([^)\s]")
CHEAP = frozenset({"go"})
"""Families in which hardly anything is held up by what waits."""

CALLS_OFF = re.compile(rb"Context\b|Request\b")
"""Type of what tells a function that it is no longer needed."""

ASYNC = re.compile(rb"(?:static\s+)?async\b")

ENDS = frozenset({"Dispose", "Close", "Finalize"})
"""Functions that must not give back a task."""

ASKED = re.compile(rb"\bstd::cin\b|\bgetchar\(|\bSTDIN_FILENO\b|\bstdin\b")
"""Somebody answers what is written: it must be seen before it can be."""

WRITES = re.compile(r"(?i)log|prompt")
"""In the name of a function that writes the log, of which no line may be lost, or asks for something."""

FARTHEST = 200
"""Bytes of a statement before its end that are looked at."""


class BlockingCall(Shunning, Detector):
    """Is something waited for in a way that hardly any file does?

    What sleeps or waits for a task keeps its thread from doing anything else, and what writes out every line at once
    waits for the disk each time. Where nearly all files do without, there is another way; and it is said only in functions
    that could await it, or are told when to stop.
    """

    id = "performance/blocking-call"
    needs = (Call,)
    beyond = True
    shunned = KINDS
    tier = "listed"
    roles = ("main",)
    few = 3
    reasoned = True
    examples = (
        Flags("import time\n\nasync def load():\n    «time.sleep(3)»", "def save():\n    return 3"),
        Flags("func load(ctx context.Context) { «time.Sleep(3)» }", "func save() int {\n\treturn 3\n}", language="go"),
        Flags(
            "class Cart { async Task<int> Load() { return «it.GetAsync().Result»; } }",
            "class Item { int Save() { return 3; } }",
            language="csharp",
        ),
        Flags(
            "class Cart { async Task<int> Load() { return «it.GetAsync().GetAwaiter().GetResult»(); } }",
            "class Item { int Save() { return 3; } }",
            language="csharp",
        ),
        Flags(
            "func load(r *http.Request) { «time.Sleep(time.Duration(3))» }",
            "func save() int {\n\treturn 3\n}",
            language="go",
        ),
        Allows(
            "func load(ctx context.Context) { time.Sleep(sleep / 3) }",
            "func save() int {\n\treturn 3\n}",
            language="go",
        ),
        Allows(  # It is said why.
            "func load(ctx context.Context) {\n\t// It must settle.\n\ttime.Sleep(3)\n}",
            "func save() int {\n\treturn 3\n}",
            language="go",
        ),
        Allows("func load() { time.Sleep(3) }", "func save() int {\n\treturn 3\n}", language="go"),
        Flags(
            "class Cart { async Task Load() { «it.GetAsync().Wait»(); } }",
            "class Item { int Save() { return 3; } }",
            language="csharp",
        ),
        Flags(
            "class Cart { async Task Load() { «it.Remove(3).Wait»(); } }",
            "class Item { int Save() { return 3; } }",
            language="csharp",
        ),
        Allows(  # Nothing can be awaited in what has to be a plain function.
            "class Cart { async Task Load() { await it.Match(m => m.GetAsync().Result == 3); } }",
            "class Item { int Save() { return 3; } }",
            language="csharp",
        ),
        Allows(
            "func load(ctx context.Context) { time.Sleep(it.ShutdownDelay) }",
            "func save() int {\n\treturn 3\n}",
            language="go",
        ),
        Allows(
            "class Cart { void load() { Thread.sleep(shutdownWaitPeriod.toMillis()); } }",
            "class Item { int save() { return 3; } }",
            language="java",
        ),
        Flags('void load() { out << "a" << «std::endl»; }', "int save() { return 3; }", language="cpp"),
        *(
            Allows(f"class Cart : Base {{ {code} }}", "class Item { int Save() { return 3; } }", language="csharp")
            for code in (
                "Task Load() { return Task.WhenAny(task, Task.Delay(100)); }",
                "int Load() => LoadAsync().GetAwaiter().GetResult();",  # It is the form of one that waits.
                "bool ICart.Load(int id) => it.FindAsync(id).GetAwaiter().GetResult();",
                "int Load() { return task.GetAwaiter().GetResult(); }",
                "public override int Load() { return it.FindAsync().Result; }",
                "void Load() { it.FindAsync().Wait(60000); }",
                "int Load() { if (it.IsCompleted) { return it.GetAwaiter().GetResult(); } return 0; }",
                "int Load() {\n    // Nothing is awaited in there.\n    return it.FindAsync().Result;\n}",
            )
        ),
        *(
            Allows(code, "int save() { return 3; }", language="cpp")
            for code in (
                'void load() { out << "a" << std::endl; std::cin.ignore(); }',
                'void Logger::log() { out << "a" << std::endl; }',
            )
        ),
        Allows('void load() { std::cerr << "a" << std::endl; }', "int save() { return 3; }", language="cpp"),
        Allows(
            'int main(int argc, char **argv) { out << "a" << std::endl; }', "int save() { return 3; }", language="cpp"
        ),
        # Nothing can be awaited here.
        Allows("import time\n\ndef load():\n    time.sleep(3)", "def save():\n    return 3"),
        Allows(
            "class Cart { int Load() { return it.GetAsync().Result; } }",
            "class Item { int Save() { return 3; } }",
            language="csharp",
        ),
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
            if is_in(file, it.span, MAY) or _is_awaited(it, file):
                continue
            if it.slot == SLEEP.slot:  # A loop asks in between.
                asked = (
                    not _is_cheap(it, file)
                    and not CHOSEN.search(it.span.of(file.source))
                    and not GIVES.search(it.choice)
                    and not file.enclosing(it.span, Loop)
                    and not is_explained(file, it.span)
                )
            elif it.slot == FLUSH.slot:  # What a program tells its user must be seen at once.
                asked = not (is_program(file) or ASKED.search(file.source) or is_in(file, it.span, WRITES))
                asked = asked and not _is_told_at_once(it, file)
            else:
                asked = it.slot != TASK.slot or not _must_wait(it, file)
            if asked and not it.choice.startswith("new Promise"):  # That one holds nobody up.
                kept = it.slot == FLUSH.slot or _could_wait(it, file)
                yield it if kept else msgspec.structs.replace(it, free=Freedom.UNASKED)


def _is_told_at_once(it: Detection, file: FileFacts) -> bool:
    """Tell whether a line goes where nothing is kept back: to where errors are told."""
    statement = file.source[max(0, it.span.start - FARTHEST) : it.span.start].rpartition(b";")[2]
    return b"cerr" in statement or b"clog" in statement


def _could_wait(it: Detection, file: FileFacts) -> bool:
    """Tell whether the function around a wait could await it, or is told when to stop.

    One without a name that is handed on in it, as a condition or an expression, may not.
    """
    around, inner = file.enclosing(it.span, Function), file.enclosing(it.span, Lambda)
    if around is None or not (around.is_async or file.language.family in CHEAP):
        return False
    plain = inner is not None and inner.span in around.span and not ASYNC.match(file.source, inner.span.start)
    return not plain or file.language.family in CHEAP


def _is_awaited(it: Detection, file: FileFacts) -> bool:
    around = file.enclosing(it.span, Await)
    return around is not None and around.operand is not None and around.operand.start == it.span.start


def _is_cheap(it: Detection, file: FileFacts) -> bool:
    """Tell whether what waits costs no thread, and nobody could call it off anyway."""
    around = file.enclosing(it.span, Function)
    given = file.inside(Parameter, around.span) if around else ()
    return file.language.family in CHEAP and not any(
        one.annotation and CALLS_OFF.search(file.source, one.annotation.start, one.annotation.end) for one in given
    )


def _must_wait(it: Detection, file: FileFacts) -> bool:
    """Tell whether a task has ended, whether somebody says why it is waited for, or whether nothing can be awaited."""
    around = file.enclosing(it.span, Function)
    if is_explained(file, it.span):
        return True
    if around is None or around.name is None or DONE.search(file.source, around.span.start, around.span.end):
        return around is not None
    if around.is_async:
        return False
    if it.span.of(file.source).endswith("GetResult") and not re.search(
        r"Async\b[^;]*GetAwaiter", it.span.of(file.source)
    ):
        return True  # A task that is there, or a method of one's own that says nothing of tasks.
    twin = f"{around.name.text}Async".encode()
    forced = around.overrides or around.name.text in ENDS or BOUNDED.search(file.source, it.span.start, it.span.end + 8)
    return bool(forced) or twin in file.source[around.span.start : around.span.end]
