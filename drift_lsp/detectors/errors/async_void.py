"""Async functions that give back nothing: functions in, whether anybody can wait for them out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags, Freedom
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Class, Function
from drift_lsp.graphs.project import Project

HANDLES = re.compile(r"_|^(?:On|Handle)[A-Z]|(?:Handler|Click|Clicked|Changed|Callback|Event|Tick|Elapsed|Loaded)$")
"""In the name of a function that is called for an event."""

EVENT = re.compile(rb"\w*EventArgs\b|\bobject\??\s+(?:sender|_|state)\b")
NOTHING, TASK = re.compile(r"void"), re.compile(r"(?:[\w.]+\.)?(?:Value)?Task(?:<.*>)?", re.DOTALL)

TAUGHT = "class Item { async Task Save() { await Store(); } }"


class AsyncVoid(Detector):
    """Does an async function give back a task?

    For one that gives back nothing nobody can wait, and an error in it ends the program. Functions that are called for an
    event, handed on by their name or asked for by a base have no choice.
    """

    id = "errors/async-void"
    tier = "listed"
    needs = (Function,)
    slots = {"async function without a value": "async functions"}
    answers = {"task": "it gives back a task", "nothing": "it gives back nothing"}
    conventions = frozenset({"task"})
    families = frozenset({"csharp"})
    roles = ("main",)
    strict = True
    reasoned = True
    examples = (
        Flags("class Cart { async void «Load»() { await it; } }", taught=TAUGHT, language="csharp"),
        *(
            Allows(f"class Cart{code}", taught=TAUGHT, language="csharp")
            for code in (
                " { async void Load(object sender, RowEventArgs e) { await it; } }",
                " { async void OnLoad() { await it; } }",
                " { void Save() { row.Loaded += Load; } async void Load() { await it; } }",
                " { override async void Load() { await it; } }",
                " : IRow { public async void Load() { await it; } }",  # It may be asked for there.
            )
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report of each async function whether it gives back a task."""
        for it in file.all(Function):
            if not it.is_async or it.name is None or it.returns is None:
                continue
            returns = it.returns.of(file.source)
            if TASK.fullmatch(returns):
                yield Detection("async function without a value", "task", it.name.span)
            elif NOTHING.fullmatch(returns) and not _is_asked_for(it, it.name.text, file):
                owner = file.method_of(it)
                heir = (
                    isinstance(owner, Class) and owner.bases and not (it.visibility and it.visibility.text == "private")
                )
                free = Freedom.UNLESS_INHERITED if heir else Freedom.FREE
                yield Detection("async function without a value", "nothing", it.name.span, free, it.name.text)


def _is_asked_for(it: Function, name: str, file: FileFacts) -> bool:
    """Tell whether an event, or whoever is handed the function, wants nothing back."""
    head = file.source[it.span.start : it.body.start if it.body else it.span.end]
    if it.overrides or HANDLES.search(name) or EVENT.search(head) or b"[" in head:
        return True
    return any(
        not file.source.startswith(b"(", found.end()) and found.start() != (it.name.span.start if it.name else -1)
        for found in re.finditer(rb"\b%b\b" % re.escape(name.encode()), file.source)
    )
