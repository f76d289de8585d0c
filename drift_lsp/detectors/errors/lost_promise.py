"""Lost promises: calls of async functions in, whether anybody waits for them out."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Await, Call, Export, Function, Handler, Lambda, Raise
from drift_lsp.graphs.project import Project
from drift_lsp.text import Span

MEANT = re.compile(
    rb"(?im)(?://|^\s*\*)[^\n]{0,200}?(?:background|fire.and.forget|\b(?:no|not|don.?t|without|instead of)\b[^\n]{0,20}\b(?:a?wait|block))"
)
"""A comment that says of a call that nobody waits for it."""

ABOVE = 6
"""Lines above a call in which that is looked for."""

NEAR = 500
"""Bytes before it, at most."""

COMMENT = re.compile(rb"(?:(?:^|\n)[ \t]*//[^\n]*)+\s*\Z")

BEFORE = (b";", b"{", b"}")
"""What stands before a statement."""

LIKE = "call of another"


class LostPromise(Detector):
    """Is the call of an async function waited for?

    In an async function a call that is not waited for goes on by itself, and nobody hears of its error. `void` before it
    says that this is meant. Asked are functions whose definition the file shows, and that do not catch all by
    themselves; of others it is only listed, where the file waits for all else that it calls on the same.
    """

    id = "errors/lost-promise"
    needs = (Await, Call, Function, Handler, Lambda, Raise, Export)
    slots = {
        "call of an async function": "calls of async functions",
        LIKE: "calls of others that are waited for elsewhere in their file",
    }
    slot_tiers = {LIKE: "listed"}
    answers = {"awaited": "the call is waited for", "lost": "nobody waits for the call"}
    usual = True
    conventions = frozenset({"awaited"})
    families = frozenset({"javascript", "typescript"})
    family_tiers = {"javascript": "listed"}

    examples = (
        Flags(
            "async function save() {}\nasync function load() {\n  «save»();\n}",
            taught="async function drop() {}\nasync function keep() {\n  await drop();\n}",
            language="typescript",
        ),
        Flags(
            "class Row {\n  async save() {}\n  async load() {\n    this.«save»();\n  }\n}",
            taught="async function drop() {}\nasync function keep() {\n  await drop();\n}",
            language="javascript",
        ),
        Flags(
            "async function load() {\n  await rows.save();\n  // It goes.\n  rows.«drop»();\n  log.write();\n}",
            taught="async function keep() {\n  await carts.drop();\n}",
            language="typescript",
        ),
        Allows(  # Not all of it is waited for.
            "async function load() {\n  await rows.save();\n  rows.drop();\n  rows.clear();\n}",
            taught="async function keep() {\n  await carts.drop();\n}",
            language="typescript",
        ),
        Allows(
            "async function save() {}\nasync function load() {\n  // Kept in the background.\n  save();\n}",
            taught="async function drop() {}\nasync function keep() {\n  await drop();\n}",
            language="typescript",
        ),
        Allows(
            "async function save() {}\nasync function load() {\n  void save();\n  return save();\n}",
            taught="async function drop() {}\nasync function keep() {\n  await drop();\n}",
            language="typescript",
        ),
        Allows(
            "async function save() {}\nfunction load() {\n  save();\n}",
            taught="async function drop() {}\nasync function keep() {\n  await drop();\n}",
            language="typescript",
        ),
        Allows(  # It hears of its error itself.
            "async function save() {\n  try {\n    await send();\n  } catch (e) {\n    show(e);\n  }\n}\n"
            "async function load() {\n  save();\n}",
            taught="async function drop() {}\nasync function keep() {\n  await drop();\n}",
            language="typescript",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report of each call of an own async function, in an async function, whether it is awaited."""
        own = {it.name.text: it for it in file.all(Function) if it.name}
        waits = {it.operand for it in file.all(Await)}
        for call in file.all(Call):
            if call.name is None or not _is_own(call) or not (meant := own.get(call.name.text)) or not meant.is_async:
                continue
            if call.span in waits:
                yield Detection("call of an async function", "awaited", call.name.span)
            elif (
                _is_statement(call.span, file)
                and _is_in_async(call.span, file)
                and not _is_meant(call.span, file)
                and not _hears_itself(meant.span, file)
            ):
                yield Detection("call of an async function", "lost", call.name.span)
        yield from _others(file, own.keys(), waits)


def _others(file: FileFacts, own: Collection[str], waits: Collection[Span | None]) -> Iterator[Detection]:
    """Report of calls of what is not in sight those that are waited for, and the one among its like that is not."""
    calls = [it for it in file.all(Call) if it.name and not (_is_own(it) and it.name.text in own)]
    awaited = {it.span for it in calls if it.span in waits}
    known = {_called_on(it) for it in calls if it.span in awaited}
    lost = defaultdict[str, list[Call]](list)
    for it in calls:
        if it.span in awaited:
            assert it.name
            yield Detection(LIKE, "awaited", it.name.span)
        elif _called_on(it) in known and _is_statement(it.span, file) and _is_in_async(it.span, file):
            lost[_called_on(it)].append(it)
    for found in lost.values():
        if len(found) == 1 and found[0].name and not _is_meant(found[0].span, file):
            yield Detection(LIKE, "lost", found[0].name.span)


def _called_on(it: Call) -> str:
    """Tell on what something is called; of what is called by itself, or on the object, its name."""
    assert it.name
    return it.name.text if it.receiver is None or it.receiver.text == "this" else f"{it.receiver.text}."


def _is_own(call: Call) -> bool:
    return call.receiver is None or call.receiver.text == "this"


def _is_statement(span: Span, file: FileFacts) -> bool:
    """Tell whether a call stands alone: nothing is done with what it makes."""
    before = COMMENT.sub(b"", file.source[max(0, span.start - 200) : span.start]).rstrip()
    after = file.source[span.end : span.end + 200].lstrip()[:1]
    alone = before.endswith(BEFORE)
    return alone and (after in (b";", b"}") or file.source[span.end : span.end + 1] in (b"\n", b"\r"))


def _is_meant(span: Span, file: FileFacts) -> bool:
    """Tell whether a comment above a call says that nobody waits for it."""
    above = file.lines.span(max(0, file.lines.row(span.start) - ABOVE)).start
    return MEANT.search(file.source, max(above, span.start - NEAR), span.start) is not None


def _hears_itself(function: Span, file: FileFacts) -> bool:
    """Tell whether a function waits only where it catches what comes of it, and throws nothing on."""
    waits, caught = file.inside(Await, function), file.inside(Handler, function)
    if not waits or not caught or any(file.inside(Raise, caught[-1].span)):
        return False
    tried = file.source.find(b"try {", function.start, caught[-1].span.start)
    return 0 <= tried < waits[0].span.start and waits[-1].span.end <= caught[-1].span.start


def _is_in_async(span: Span, file: FileFacts) -> bool:
    function, inner = file.enclosing(span, Function), file.enclosing(span, Lambda)
    if inner and (function is None or inner.span in function.span):
        return file.source.startswith(b"async", inner.span.start)
    return function is not None and function.is_async
