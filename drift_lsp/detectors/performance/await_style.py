"""How a promise is waited for: awaits and `.then` calls in, the style out."""

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags, Freedom
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Await, Call, Export, Function, Lambda, Return
from drift_lsp.graphs.project import Project
from drift_lsp.text import Span

LEFT = "promises that an async function could wait for"
NOWHERE = re.compile(rb"\s*(?:;|\n\s*[\w})])")
"""Behind a statement: nothing is done with what it makes, and nothing more is called on it."""

TAUGHT = "export async function load() { const it = await fetchIt(); return it; }"

TAKEN = "result of a promise"

SEEN = 3
"""Promises of a file that are counted as awaited."""

AWAITS, THEN = re.compile(rb"\bawait\b"), b".then("


class AwaitStyle(Detector):
    """Inside an async function, are promises awaited or chained with `then`?

    Both wait. `await` reads from top to bottom and its errors reach the `try` around it.
    """

    id = "performance/await-style"
    tier = "listed"
    strict = True
    reasoned = True
    roles = ("main",)
    needs = (Await, Call, Lambda, Export)  # With `Export`: languages whose promises have a `then`.
    slots = {
        "promise in an async function": "promises in async functions",
        LEFT: LEFT,
        TAKEN: "results of promises, of a file's awaited ones the first",
    }
    slot_tiers = {LEFT: "throughout", TAKEN: "listed"}
    conventions = frozenset({"await"})
    answers = {"await": "the promise is only awaited", "then": "`then` takes the result of the promise"}
    examples = (
        Flags(
            "export async function save() { return fetchIt().«then»((it) => { keep(it); }); }",
            taught=TAUGHT,
            language="typescript",
        ),
        Allows(
            "export async function save() { fetchIt().then(() => { keep(); }).catch(tell); }",
            taught=TAUGHT,
            language="typescript",
        ),
        Flags(
            "export async function save() { fetchIt().«then»(() => { keep(); }); }",
            taught=TAUGHT,
            language="typescript",
        ),
        # Outside an async function there is no await.
        Allows(
            "export function save() { fetchIt().then((it) => { keep(it); }); }", taught=TAUGHT, language="javascript"
        ),
        Allows(
            "export async function save() { return fetchIt().then((r) => r.id); }", taught=TAUGHT, language="javascript"
        ),
        Allows(
            "export async function save() { return fetchIt().then((r) => { return r.id; }); }",
            taught=TAUGHT,
            language="javascript",
        ),
        # Choosing a part of a lazily loaded module is an idiom.
        Allows(
            'export async function save() { const it = await import("./it").then((m) => { return m.it; }); return it; }',
            taught=TAUGHT,
            language="typescript",
        ),
        Allows(
            "export async function save(all) { return Promise.all(all.map((it) => fetchIt(it).then((r) => { return r.id; }))); }",
            taught=TAUGHT,
            language="javascript",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Look at every wait of an async function."""
        for wait in file.all(Await)[:SEEN]:
            yield Detection(TAKEN, "await", Span(wait.span.start, wait.span.start + 5))
        for wait in file.all(Await):
            word = Span(wait.span.start, wait.span.start + 5)
            yield Detection("promise in an async function", "await", word)
            yield Detection(LEFT, "await", word)
        handed = {it.operand.start for it in file.all(Await) if it.operand}
        handed |= {it.value.start for it in file.all(Return) if it.value}
        for call in file.all(Call):
            name = call.name
            if (
                name
                and name.text == "then"
                and call.arguments
                and call.receiver
                and not call.receiver.text.startswith(("import(", "cy."))
                and _is_in_async(file, call.span)
            ):
                runs = _runs_statements(file, call.arguments[0])
                # What nobody waits for goes on by itself, and is meant to.
                free = Freedom.FREE if runs and call.span.start in handed else Freedom.UNASKED
                yield Detection("promise in an async function", "then", name.span, free)
                if file.source[: call.span.start].rstrip()[-1:] == b"=":
                    yield Detection(TAKEN, "then", name.span)
                if runs and call.span.start not in handed and _is_lost(call, file):
                    yield Detection(LEFT, "then", name.span)

    def stood(self, was: bytes, stands: bytes, choice: str) -> bool:
        """Tell whether a line waited for a promise that it chains now."""
        return AWAITS.search(was) is not None and THEN in stands and THEN not in was


def _is_lost(call: Call, file: FileFacts) -> bool:
    """Tell whether a chain ends with this call, as a statement, and no error of it is heard."""
    assert call.receiver
    before = file.source[max(0, call.span.start - 200) : call.span.start].rstrip()
    heard = len(call.arguments) > 1 or ".catch(" in call.receiver.text
    return not heard and before.endswith((b";", b"{", b"}")) and NOWHERE.match(file.source, call.span.end) is not None


def _runs_statements(file: FileFacts, callback: Span) -> bool:
    """Tell whether what comes then is a block; picking a part of the result is no way of waiting."""
    function = file.at(Lambda, callback)
    if function is None or function.body is None:
        return False
    body = file.source[function.body.start : function.body.end]
    return body.startswith(b"{") and not body[1:].lstrip().startswith(b"return ")


def _is_in_async(file: FileFacts, span: Span) -> bool:
    """Tell whether the innermost function around a place is async."""
    function, inner = file.enclosing(span, Function), file.enclosing(span, Lambda)
    if inner and (function is None or inner.span in function.span):
        return file.source.startswith(b"async", inner.span.start)
    return function is not None and function.is_async
