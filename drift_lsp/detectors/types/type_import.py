"""Imports of types: imports that bring nothing but types in, where they say so out."""

from __future__ import annotations

import re
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


class TypeImport(Detector):
    """Where does an import say that it brings only types?

    `import type { Cart }` is gone when the program runs; of `import { type Cart }` an import for its effect may stay.
    """

    id = "types/type-import"
    needs = (Import, ImportedName, TypeReference)
    slots = {"import of types": "imports of types"}
    answers = {
        "statement": "it is written `import type { … }`",
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
        Allows(
            "import { Row } from './row'\nfunction load(row: Row) { return new Row() }",
            taught="import type { Cart } from './cart'",
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
            if not names or it.dynamic or any(name.default or name.namespace for name in names):
                continue
            choice = "statement" if it.type_only else "names" if all(name.type_only for name in names) else ""
            if not choice and not any(name.type_only for name in names) and _only_types(it, names, file):
                choice = "plain"
            if choice:
                span = it.span
                end = file.source.find(b"\n", span.start, span.end)
                shown = Span(span.start, end if end > 0 else span.end)
                yield Detection("import of types", choice, shown)


def _only_types(statement: Import, names: Sequence[ImportedName], file: FileFacts) -> bool:
    """Tell whether each name is used, and only where a type is written."""
    if file.path.endswith((".vue", ".svelte")):
        return False  # The template may use it too.
    types = _types(file)
    for it in names:
        local = it.alias or it.name
        if local is None:
            return False
        uses = [m.start() for m in re.finditer(rb"(?<![\w$.])%s\b" % re.escape(local.text.encode()), file.source)]
        outside = [at for at in uses if not statement.span.start <= at < statement.span.end]
        if not outside or not all(any(span.start <= at < span.end for span in types) for at in outside):
            return False
    return True


def _types(file: FileFacts) -> list[Span]:
    """List the places where types are written: annotations, results, and what interfaces and aliases hold."""
    found = [it.annotation for it in file.all(Parameter)]
    found += [it.annotation for it in file.all(Assignment)]
    found += [it.returns for it in file.all(Function)]
    found += [it.span for it in file.all(TypeDefinition) if not it.enum]
    return [it for it in found if it]
