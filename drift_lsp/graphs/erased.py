"""Erased: a file in, which of its imports are gone when it runs out: what they bring stands only where types stand."""

from __future__ import annotations

import re
import string
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import (
    Assignment,
    Class,
    Comment,
    Decorator,
    Function,
    Import,
    ImportedName,
    Parameter,
    Script,
    TypeDefinition,
)
from drift_lsp.graphs.project import Project
from drift_lsp.text import Span

SPREAD = b"..."
BEHIND = frozenset((string.ascii_letters + string.digits + "_").encode())
BEFORE = BEHIND | frozenset(b"$.")
"""What makes a name a part of another."""

DECLARED = re.compile(rb"\s*:[^=\n]*(?==[^>=])")
"""What stands between the name of a function and the arrow function that it is: `: FC<Props> `."""

SAID, NEAR = re.compile(rb"\b(?:as|satisfies)\s+\Z|\w<[\w$.,\[\]|&\s]*\Z"), 100
"""What stands before a name that is the type of a value, `it as Row`, or a type argument, `new Map<string, Row>()`."""

MEMBER, WITHIN = re.compile(rb"\w<[\w$.\s&|]*\{[^()<>=]*:[\w$.\[\]|&\s]*"), 600
"""Or before one in a type argument that is written out, `defineProps<{ row: Row }>()`, from its `<` on."""


class Types:
    """The places where types are written: annotations, results, and what interfaces and aliases hold.

    In a class with decorators the annotations of its members are none: a framework may have them handed over.
    """

    def __init__(self, file: FileFacts, _project: Project) -> None:
        self._file = file
        found = [it.annotation for it in file.all(Parameter) if not _kept(it, file)]
        found += [it.annotation for it in file.all(Assignment) if not _kept(it, file)]
        found += [it.returns for it in file.all(Function) if not _kept(it, file)]
        found += [_declared(it, file.source) for it in file.all(Function)]
        found += [it.span for it in file.all(TypeDefinition) if not it.enum]
        self._shown = bool(file.all(Script))
        self._comments = sorted(it.span for it in file.all(Comment))
        self._starts, self._ends = list[int](), list[int]()
        for span in sorted(it for it in found if it):
            if not self._ends or span.end > self._ends[-1]:
                self._starts.append(span.start)
                self._ends.append(span.end)

    def are_all(self, statement: Import, names: Sequence[ImportedName]) -> bool:
        """Tell whether each name that an import brings is used, and only where a type is written."""
        for it in names:
            local, used = it.alias or it.name, False
            if local and self._shown and self._in_template(local.text):
                return False  # The template uses it as `<cart-row>` or `v-cart-row`.
            for at in _uses(local.text.encode(), self._file.source) if local else ():
                if not statement.span.start <= at < statement.span.end and not self._is_comment(at):
                    if not self._hold(at) and not _is_said(at, self._file.source):
                        return False
                    used = True
            if not used:
                return False
        return True

    def are_asked_of(self, names: Sequence[ImportedName]) -> bool:
        """Tell whether the type of a value is asked for, `typeof load`: it is a value that is imported."""
        said = [it.alias or it.name for it in names]
        return any(b"typeof " + it.text.encode() in self._file.source for it in said if it)

    def _in_template(self, name: str) -> bool:
        """Tell whether a template writes a name as it may: `CartRow` as `cart-row`."""
        written = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "-", name).lower()
        return bool(
            re.search(rb"(?:<|\bv-|\bis=.)%b\b" % re.escape(written.removeprefix("v-").encode()), self._file.source)
        )

    def _is_comment(self, offset: int) -> bool:
        at = bisect_right(self._comments, offset, key=lambda it: it.start) - 1
        return at >= 0 and offset < self._comments[at].end

    def _hold(self, offset: int) -> bool:
        at = bisect_right(self._starts, offset) - 1
        return at >= 0 and offset < self._ends[at]


def _kept(it: Function | Parameter | Assignment, file: FileFacts) -> bool:
    around = file.enclosing(it.span, Class)
    return around is not None and bool(file.decorators(around) or file.inside(Decorator, around.span))


def _declared(it: Function, source: bytes) -> Span | None:
    found = DECLARED.match(source, it.name.span.end) if it.name else None
    return Span(*found.span()) if found else None


def _is_said(at: int, source: bytes) -> bool:
    """Tell whether a name stands where a value is said to be of a type, or a call is given one."""
    if SAID.search(source, max(0, at - NEAR), at):
        return True
    begun = source.rfind(b"<", max(0, at - WITHIN), at)
    return begun > 0 and MEMBER.fullmatch(source, begun - 1, at) is not None


def _uses(word: bytes, source: bytes) -> Iterator[int]:
    """Find where a name stands that is no part of another."""
    at = source.find(word)
    while at >= 0:
        end = at + len(word)
        alone = not at or source[at - 1] not in BEFORE or source.endswith(SPREAD, 0, at)
        if alone and (end == len(source) or source[end] not in BEHIND):
            yield at
        at = source.find(word, end)
