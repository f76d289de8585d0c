"""Imports of types: imports that bring nothing but types in, where they say so out."""

from __future__ import annotations

from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Import, ImportedName, TypeReference
from drift_lsp.graphs.erased import Types
from drift_lsp.graphs.project import Project
from drift_lsp.text import first_line

BOTH = "imports of types and values from one module"


class TypeImport(Detector):
    """Where does an import say that it brings only types?

    `import type { Cart }` is gone when the program runs; of `import { type Cart }` an import for its effect may stay.
    """

    id = "types/type-import"
    needs = (Import, ImportedName, TypeReference)
    slot_tiers = {BOTH: "throughout"}
    slots = {
        "import of types": "imports of types",
        "import of a module for its types": "imports of such modules",
        BOTH: BOTH,
    }
    answers = {
        "statement": "it is written `import type …`",
        "names": "it is written `import { type … }`",
        "plain": "nothing says that it brings only types",
        "apart": "the types have an `import type …` of their own",
        "together": "a word before each type tells it from the values",
    }
    conventions = frozenset({"statement", "names", "apart", "together"})
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
        Flags(
            "<script setup lang='ts'>\n«import { Row } from './row'»\nconst given = defineProps<{ row: Row }>()\n</script>"
            "<template><b>{{ given.row }}</b></template>",
            taught="<script setup lang='ts'>\nimport type { Cart } from './cart'\n</script>",
            language="vue",
        ),
        *(
            Allows(  # The template uses it.
                "<script setup lang='ts'>\nimport { CartRow } from './row'\nconst given = defineProps<{ row: CartRow }>()\n"
                f"</script><template>{shown}</template>",
                taught="<script setup lang='ts'>\nimport type { Cart } from './cart'\n</script>",
                language="vue",
            )
            for shown in ("<CartRow />", "<cart-row />")
        ),
        Allows(
            "import { type Row, load } from './row'", taught="import type { Cart } from './cart'", language="typescript"
        ),
        Flags(
            "«import { type Row, load } from './row'»",
            taught="import type { Cart } from './cart'\nimport { save } from './cart'",
            language="typescript",
        ),
        Flags(
            "«import type { Row } from './row'»\nimport { load } from './row'",
            taught="import { type Cart, save } from './cart'",
            language="typescript",
        ),
        Allows(  # Its default cannot stand with others.
            "import type Row from './row'\nimport { load } from './row'",
            taught="import { type Cart, save } from './cart'",
            language="typescript",
        ),
        Allows("import type Row from './row'", taught="import { type Cart } from './cart'", language="typescript"),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report the form of each import all of whose names are types."""
        valued = {
            it.module.text
            for it in file.all(Import)
            if it.module and not it.type_only and any(name.name for name in file.inside(ImportedName, it.span))
        }
        for it in file.all(Import):
            names = file.inside(ImportedName, it.span)
            if not names or it.dynamic or any(name.default for name in names):
                continue
            whole = any(name.namespace for name in names)
            typed = {name.type_only for name in names}
            if it.type_only and not whole and it.module and it.module.text in valued:
                yield Detection(BOTH, "apart", first_line(file.source, it.span))
            elif typed == {True, False}:
                yield Detection(BOTH, "together", first_line(file.source, it.span))
            choice = "statement" if it.type_only else "names" if all(name.type_only for name in names) else ""
            if (
                not choice
                and not any(name.type_only for name in names)
                and (types := file.once(Types, project)).are_all(it, names)
                and not types.are_asked_of(names)
            ):
                choice = "plain"
            if choice:
                slot = "import of a module for its types" if whole else "import of types"
                yield Detection(slot, choice, first_line(file.source, it.span))
