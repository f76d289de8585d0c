"""Imports of types: imports that bring nothing but types in, where they say so out."""

from __future__ import annotations

from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Import, ImportedName, TypeReference
from drift_lsp.graphs.project import Project


class TypeImport(Detector):
    """Where does an import say that it brings only types?

    `import type { Cart }` is gone when the program runs; of `import { type Cart }` an import for its effect may stay.
    """

    id = "types/type-import"
    needs = (Import, ImportedName, TypeReference)
    slots = {"import of types": "imports of types"}
    answers = {"statement": "it is written `import type { … }`", "names": "it is written `import { type … }`"}
    families = frozenset({"typescript"})

    examples = (
        Flags("«import { type Row } from './row'»", taught="import type { Cart } from './cart'", language="typescript"),
        Flags("«import type { Row } from './row'»", taught="import { type Cart } from './cart'", language="typescript"),
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
            if it.type_only or all(name.type_only for name in names):
                span = it.span
                end = file.source.find(b"\n", span.start, span.end)
                shown = type(span)(span.start, end if end > 0 else span.end)
                yield Detection("import of types", "statement" if it.type_only else "names", shown)
