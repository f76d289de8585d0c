"""Async suffixes: functions that are waited for in, whether their names say so out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags, Freedom
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Decorator, Function, Route
from drift_lsp.graphs.project import Project

_AWAITED = re.compile(rb"(?:System\.Threading\.Tasks\.)?(?:Value)?Task\b|IAsyncEnumerable\b")

WITHIN = re.compile(r"Async(?=[A-Z])")
"""Says it as well, of what follows."""

TAUGHT = "class Item { public Task SaveAsync() { return Keep(); } }"


class AsyncSuffix(Detector):
    """Do the names of asynchronous methods end in `Async`?

    The suffix says at the call that it must be awaited, and leaves the short name to a method that blocks. Methods that
    answer requests and tests, which nobody calls by name, are not asked.
    """

    id = "structural/async-suffix"
    needs = (Function, Decorator)
    slots = {"asynchronous method": "asynchronous methods", "asynchronous interface method": "methods of interfaces"}
    answers = {"suffixed": "the name ends in `Async`", "plain": "the name does not end in `Async`"}
    family_tiers = {"csharp": "listed"}
    families = frozenset({"csharp"})
    counts_names = True
    strict = True
    roles = ("main",)
    examples = (
        Flags("class Cart { public async Task<int> «Load»() { return 1; } }", taught=TAUGHT, language="csharp"),
        Flags(
            "class Cart { public Task «LoadAsync»() { return Keep(); } }",
            taught="class Item { public async Task Save() { } }",
            language="csharp",
        ),
        Allows("class Cart { public override Task Load() { return Keep(); } }", taught=TAUGHT, language="csharp"),
        Allows('class Cart { [HttpGet("a")] public Task Load() { return Keep(); } }', taught=TAUGHT, language="csharp"),
        Allows("class Cart { public Task<int>[] Load() { return Pending; } }", taught=TAUGHT, language="csharp"),
        Allows(
            "class Cart { async Task<int> EndAsyncLoad() { return 1; } }",
            taught=TAUGHT,
            language="csharp",
        ),
        Allows("class Cart { public int Load() { return 1; } }", taught=TAUGHT, language="csharp"),
        Allows(
            "class Cart { public int Load() { return Count(); async Task<int> Count() { return 1; } } }",
            taught=TAUGHT,
            language="csharp",
        ),
        Allows("class Cart { public async void OnLoad() { } }", taught=TAUGHT, language="csharp"),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report for each method that gives a task whether its name says so."""
        for it in file.all(Function):
            if it.name is None or it.returns is None or it.overrides or it.is_test or it.name.text == "Main":
                continue
            if file.is_nested(it) or WITHIN.search(it.name.text):
                continue
            many = file.source.endswith(b"]", it.returns.start, it.returns.end)  # Nobody waits for an array.
            if many or not _AWAITED.match(file.source, it.returns.start, it.returns.end) or _answers(it, file):
                continue
            owner = file.method_of(it)
            free = Freedom.UNLESS_INHERITED if owner and owner.bases else Freedom.FREE
            slot = "asynchronous interface method" if it.is_abstract else "asynchronous method"
            yield Detection(
                slot, "suffixed" if _is_suffixed(it.name.text) else "plain", it.name.span, free, it.name.text
            )


def _is_suffixed(name: str) -> bool:
    return "Async" in name.rpartition("_")[0] or name.endswith("Async")


def _answers(it: Function, file: FileFacts) -> bool:
    """Tell whether a request is answered by it: it has a route, or belongs to a controller."""
    assert it.name
    if any(it.span.start <= decorator.span.start < it.name.span.start for decorator in file.decorators(it)):
        return True
    owner = file.method_of(it)
    return bool(file.all(Route)) or (
        owner is not None and owner.name is not None and owner.name.text.endswith("Controller")
    )
