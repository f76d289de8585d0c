"""Imports of types: imports that bring nothing but types in, where they say so out."""

from __future__ import annotations

import re
import string
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import (
    Assignment,
    Function,
    Import,
    ImportedName,
    Parameter,
    TypeDefinition,
    TypeReference,
)
from drift_lsp.graphs.project import Project
from drift_lsp.text import Span

BEHIND = frozenset((string.ascii_letters + string.digits + "_").encode())
BEFORE = BEHIND | frozenset(b"$.")
"""What makes a name a part of another."""


class TypeImport(Detector):
    """Where does an import say that it brings only types?

    `import type { Cart }` is gone when the program runs; of `import { type Cart }` an import for its effect may stay.
    """

    id = "types/type-import"
    needs = (Import, ImportedName, TypeReference)
    slots = {"import of types": "imports of types", "import of a module for its types": "imports of such modules"}
    answers = {
        "statement": "it is written `import type …`",
        "names": "it is written `import { type … }`",
        "plain": "nothing says that it brings only types",
    }
    conventions = frozenset({"statement", "names"})
    families = frozenset({"typescript"})

    examples = (
        Flags("«import { type Row } from './row'»", taught="import type { Cart } from './cart'", language="typescript"),
        Flags("«import type { Row } from './row'»", taught="import { type Cart } from './cart'", language="typescript"),
        Flags(
            "«import { Row } from './row'»\nfunction load(row: Row): Row { return row }",
            taught="import type { Cart } from './cart'",
            language="typescript",
        ),
        Flags(
            "«import { Row } from './row'»\nexport const load: Row<number> = (it) => it;",
            taught="import type { Cart } from './cart'",
            language="typescript",
        ),
        Allows(
            "import { Row } from './row'\nfunction load(row: Row) { return new Row() }",
            taught="import type { Cart } from './cart'",
            language="typescript",
        ),
        Flags(
            "«import * as row from './row'»\nfunction load(it: row.Row): row.Row { return it }",
            taught="import type * as cart from './cart'",
            language="typescript",
        ),
        Allows(
            "import * as row from './row'\nfunction load(it: row.Row) { return row.load(it) }",
            taught="import type * as cart from './cart'",
            language="typescript",
        ),
        Allows(
            "import { type Row, load } from './row'", taught="import type { Cart } from './cart'", language="typescript"
        ),
        Allows("import type Row from './row'", taught="import { type Cart } from './cart'", language="typescript"),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report the form of each import all of whose names are types."""
        for it in file.all(Import):
            names = file.inside(ImportedName, it.span)
            if not names or it.dynamic or any(name.default for name in names):
                continue
            whole = any(name.namespace for name in names)
            choice = "statement" if it.type_only else "names" if all(name.type_only for name in names) else ""
            if (
                not choice
                and not any(name.type_only for name in names)
                and _only_types(it, names, file.once(Types, project), file)
            ):
                choice = "plain"
            if choice:
                span = it.span
                end = file.source.find(b"\n", span.start, span.end)
                shown = Span(span.start, end if end > 0 else span.end)
                yield Detection("import of a module for its types" if whole else "import of types", choice, shown)


def _only_types(statement: Import, names: Sequence[ImportedName], types: Types, file: FileFacts) -> bool:
    """Tell whether each name is used, and only where a type is written."""
    if file.path.endswith((".vue", ".svelte")):
        return False  # The template may use it too.
    for it in names:
        local, used = it.alias or it.name, False
        for at in _uses(local.text.encode(), file.source) if local else ():
            if not statement.span.start <= at < statement.span.end:
                if not types.hold(at):
                    return False
                used = True
        if not used:
            return False
    return True


def _uses(word: bytes, source: bytes) -> Iterator[int]:
    """Find where a name stands that is no part of another."""
    at = source.find(word)
    while at >= 0:
        end = at + len(word)
        if (not at or source[at - 1] not in BEFORE) and (end == len(source) or source[end] not in BEHIND):
            yield at
        at = source.find(word, end)


DECLARED = re.compile(rb"\s*:[^=\n]*(?==[^>=])")
"""What stands between the name of a function and the arrow function that it is: `: FC<Props> `."""


def _declared(it: Function, source: bytes) -> Span | None:
    found = DECLARED.match(source, it.name.span.end) if it.name else None
    return Span(*found.span()) if found else None


class Types:
    """The places where types are written: annotations, results, and what interfaces and aliases hold."""

    def __init__(self, file: FileFacts, _project: Project) -> None:
        found = [it.annotation for it in file.all(Parameter)]
        found += [it.annotation for it in file.all(Assignment)]
        found += [it.returns for it in file.all(Function)]
        found += [_declared(it, file.source) for it in file.all(Function)]
        found += [it.span for it in file.all(TypeDefinition) if not it.enum]
        self._starts, self._ends = list[int](), list[int]()
        for span in sorted(it for it in found if it):
            if not self._ends or span.end > self._ends[-1]:
                self._starts.append(span.start)
                self._ends.append(span.end)

    def hold(self, offset: int) -> bool:
        """Tell whether a type is written at a place."""
        at = bisect_right(self._starts, offset) - 1
        return at >= 0 and offset < self._ends[at]
