"""Imports of types: imports that bring nothing but types in, where they say so out."""

from __future__ import annotations

from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Import, ImportedName, TypeReference
from drift_lsp.graphs.erased import Types
from drift_lsp.graphs.project import Project
from drift_lsp.text import Span


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
        Allows(  # A value is imported, if only for its type.
            "import { load } from './row'\nexport type Row = ReturnType<typeof load>;",
            taught="import type { Cart } from './cart'",
            language="typescript",
        ),
        Allows(  # Its values are spread.
            "import { rows } from './row'\ntype Row = (typeof rows)[number];\nexport const all = [...rows];",
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
        Allows(  # Decorators may hand the types of what they stand at over to the program.
            "import { Row } from './row'\n@Injectable()\nclass Cart { constructor(private row: Row) {} }",
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
            if not names or it.dynamic or any(name.default for name in names):
                continue
            whole = any(name.namespace for name in names)
            choice = "statement" if it.type_only else "names" if all(name.type_only for name in names) else ""
            if (
                not choice
                and not any(name.type_only for name in names)
                and (types := file.once(Types, project)).are_all(it, names)
                and not types.are_asked_of(names)
            ):
                choice = "plain"
            if choice:
                span = it.span
                end = file.source.find(b"\n", span.start, span.end)
                shown = Span(span.start, end if end > 0 else span.end)
                yield Detection("import of a module for its types" if whole else "import of types", choice, shown)
