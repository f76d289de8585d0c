"""Caught: an error that is raised in, the handler of the same function that catches it out: nobody else hears of it."""

from __future__ import annotations

import re

from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Function, Handler, Raise

BROAD = frozenset({"Exception", "BaseException", "Throwable"})
"""What a handler catches that catches any error."""

FARTHEST = 2000
"""Bytes before a handler outside of functions in which its `try` is looked for."""


def catcher(made: Raise, file: FileFacts) -> Handler | None:
    """Find the first handler around a raised error, in its function, that catches errors of its class."""
    around = file.enclosing(made.span, Function)
    if around is None or made.type is None:
        return None
    wanted = BROAD | {last(made.type.text)}
    inner = file.enclosing(made.span, Handler)
    for it in file.inside(Handler, around.span):
        if it.span.start < made.span.end or (it.types and wanted.isdisjoint(last(of.text) for of in it.types)):
            continue
        begin = begins(it, file)
        # What a handler raises goes past those beside it.
        if begin <= made.span.start and (inner is None or inner.span.start < begin):
            return it
    return None


def last(name: str) -> str:
    """Cut a class down to its last word: `Shop::SaveError` is `SaveError`."""
    return re.split(r"\W+", name)[-1]


def begins(handler: Handler, file: FileFacts) -> int:
    """Find where the block begins that a handler guards: its `try` stands on a line as far in as the handler's."""
    around = file.enclosing(handler.span, Function)
    first = _line(around.span.start if around else max(0, handler.span.start - FARTHEST), file)
    row = _line(handler.span.start, file)
    margin = re.match(rb"[ \t]*", file.source[row : handler.span.start])
    form = re.compile(rb"(?m)^%b(?:[^\s/#*][^\n]*\b)?try\b" % re.escape(margin[0] if margin else b""))
    found = [it.end() for it in form.finditer(file.source, first, handler.span.start)]
    return found[-1] if found else handler.span.start


def _line(offset: int, file: FileFacts) -> int:
    return file.source.rfind(b"\n", 0, offset) + 1
