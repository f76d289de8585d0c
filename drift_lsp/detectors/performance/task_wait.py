"""Waits for tasks: what is called in async functions in, whether it is awaited or holds its thread up out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags, Freedom
from drift_lsp.detectors.explained import is_explained
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Await, Call, Function, Lambda
from drift_lsp.graphs.project import Project
from drift_lsp.text import Span, first_line

HELD = re.compile(rb"\.(?:Result\b(?!\s*\()|Wait\(\s*\)|GetAwaiter\(\s*\)\s*\.GetResult\(\s*\))")
"""What stands behind a call whose task holds the thread up."""

QUERIES = frozenset(
    [
        "ToList",
        "ToArray",
        "ToDictionary",
        "First",
        "FirstOrDefault",
        "Single",
        "SingleOrDefault",
        "Any",
        "All",
        "Count",
        "LongCount",
        "Sum",
        "Max",
        "Min",
    ]
)
"""What sends a query off; on a list that is there nothing has to be waited for."""

FILES = frozenset(
    [
        "SaveChanges",
        "ReadToEnd",
        "ReadAllText",
        "ReadAllBytes",
        "ReadAllLines",
        "WriteAllText",
        "WriteAllBytes",
        "WriteAllLines",
        "AppendAllText",
        "ExecuteNonQuery",
        "ExecuteReader",
        "ExecuteScalar",
    ]
)
"""What reads and writes, and has a twin that can be awaited."""

ROOT = re.compile(r"\w+(?:\s*\.\s*\w+)*(?=\s*(?:\.\s*\w+[<(]|$))")
"""What a chain of calls begins with: `_db.Carts` in `_db.Carts.Where(…)`."""

ASYNC = re.compile(rb"(?:static\s+)?async\b")

DONE = re.compile(
    rb"\bIs(?:Completed|CompletedSuccessfully|Faulted|Canceled)\b|\.Status\b|\bWhenA(?:ll|ny)\b|\block\s*\("
)
"""Asks whether tasks have ended, or must not be left before the end."""

TAUGHT = "class Item { async Task Save() { var it = await Store.FindAsync(); } }"
TAUGHT_TWIN = "class Item { async Task Save() { await _store.SaveChangesAsync(); } }"


class TaskWait(Detector):
    """Is what can be awaited in an async function awaited there?

    What is waited for with `.Result`, and what has no `Async` at its end where the framework offers one, holds up a
    thread that could do something else, and may wait for itself for ever.
    """

    id = "performance/task-wait"
    tier = "throughout"
    needs = (Await, Call, Function)
    slots = {
        "task in an async function": "tasks in async functions",
        "input in an async function": "reads, writes and queries in async functions",
    }
    answers = {"awaited": "it is awaited", "held": "the thread is held up by it"}
    conventions = frozenset({"awaited"})
    families = frozenset({"csharp"})
    roles = ("main",)
    strict = True
    reasoned = True
    examples = (
        *(
            Flags(f"class Cart {{ async Task Load() {{ {code} }} }}", taught=TAUGHT, language="csharp")
            for code in (
                "var a = «Store.FindAsync().Result»;",
                "«Store.FindAsync(3).Wait()»;",
                "var a = «Store.FindAsync().GetAwaiter().GetResult()»;",
                "await Store.Find(); var a = «Store.Find().Result»;",
            )
        ),
        Flags("class Cart { async Task Load() { «_store.SaveChanges»(); } }", taught=TAUGHT_TWIN, language="csharp"),
        Flags(
            "class Cart { async Task Load() { var a = await _db.Rows.Where(x => x.Y).ToListAsync(); "
            "var b = «_db.Rows.FirstOrDefault»(); } }",
            taught=TAUGHT_TWIN,
            language="csharp",
        ),
        *(
            Allows(f"class Cart {{ {code} }}", taught=TAUGHT, language="csharp")
            for code in (
                "int Load() { return Store.FindAsync().Result; }",  # Nothing can be awaited here,
                "async Task Load() { await it.Match(m => m.GetAsync().Result == 3); }",  # nor here.
                "async Task Load() { var a = Store.Find().Result; }",  # It may be a value like any other.
                "async Task Load() { await Task.WhenAll(a, b); return a.FindAsync().Result; }",
                "async Task Load() {\n    // It has ended.\n    Store.FindAsync().Wait();\n}",
            )
        ),
        Allows(  # What was waited for is a list.
            "class Cart { async Task Load() { var a = (await Rows().ToListAsync()).First(); var b = (await Next()).First(); } }",
            taught=TAUGHT_TWIN,
            language="csharp",
        ),
        Allows(  # It is a list.
            "class Cart { async Task Load() { var b = _rows.FirstOrDefault(); } }",
            taught=TAUGHT_TWIN,
            language="csharp",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report of each task, and of what has a twin that makes one, whether it is awaited."""
        if b"async" not in file.source:
            return
        awaited = {it.operand.start: it for it in file.all(Await) if it.operand}
        ends = {it.operand.end for it in file.all(Await) if it.operand}
        calls = [it for it in file.all(Call) if it.name and not it.is_new]
        known = {it.name.text for it in calls if it.name and it.span.end in ends}
        roots = {
            _root(it)
            for it in calls
            if it.name and it.name.text.endswith("Async") and it.name.text.removesuffix("Async") in QUERIES
        } - {""}
        for call in calls:
            assert call.name
            name, plain = call.name.text, call.name.text.removesuffix("Async")
            held = HELD.match(file.source, call.span.end)
            if held:
                if call.span.start in awaited or not (name.endswith("Async") or name in known):
                    continue
                slot, choice, place = "task in an async function", "held", Span(call.span.start, held.end())
            elif call.span.start in awaited and call.span.end in ends:
                yield Detection("task in an async function", "awaited", call.name.span)
                if plain not in FILES and plain not in QUERIES:
                    continue
                slot, choice, place = "input in an async function", "awaited", call.name.span
            elif name in FILES or (name in QUERIES and _root(call) in roots):
                start = call.receiver.span.start if call.receiver else call.name.span.start
                slot, choice, place = "input in an async function", "held", Span(start, call.name.span.end)
            else:
                continue
            if choice == "awaited" or _could_wait(call, file):
                free = Freedom.UNASKED if choice == "held" and is_explained(file, place) else Freedom.FREE
                yield Detection(slot, choice, first_line(file.source, place), free)


def _root(call: Call) -> str:
    """Name what a chain of calls begins with; nothing where that is no name."""
    found = ROOT.match(call.receiver.text) if call.receiver else None
    return "".join(found[0].split()) if found else ""


def _could_wait(call: Call, file: FileFacts) -> bool:
    """Tell whether what stands around a call is async, and asks of no task whether it has ended."""
    around, inner = file.enclosing(call.span, Function), file.enclosing(call.span, Lambda)
    if around is None or DONE.search(file.source, around.span.start, around.span.end):
        return False
    if inner and inner.span in around.span:
        return ASYNC.match(file.source, inner.span.start) is not None
    return around.is_async
