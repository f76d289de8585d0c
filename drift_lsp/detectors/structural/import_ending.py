"""Endings of imported files: imports of own files in, whether they say the ending out."""

from __future__ import annotations

from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Export, Import
from drift_lsp.graphs.modules import Modules
from drift_lsp.graphs.project import Project

CODE = (".js", ".ts", ".jsx", ".tsx")
"""Endings that a loader may try by itself; one that says what kind of module a file is must be written."""

SCRIPTS = "scripts"


class ImportEnding(Detector):
    """Does the import of an own file say its ending?

    Some loaders ask for it, bundlers find the file without. Where both work, one form finds all users of a file.
    """

    id = "structural/import-ending"
    needs = (Import, Export)
    slots = {"import of an own file": "imports of own files"}
    answers = {"with": "the import says the ending", "without": "the import does not say the ending"}
    tier = "listed"
    strict = True

    examples = (
        Flags("import { load } from '«./row.js»'", taught="import { save } from './cart'", language="typescript"),
        Flags("import { load } from '«./row»'", taught="import { save } from './cart.js'", language="javascript"),
        Flags("import { load } from '«@/row.ts»'", taught="import { save } from './cart'", language="typescript"),
        Allows("import { load } from './row.mjs'", taught="import { save } from './cart'", language="typescript"),
        Allows("import Row from './row.vue'", taught="import { save } from './cart'", language="typescript"),
        Allows("import { load } from 'row.js'", taught="import { save } from './cart'", language="typescript"),
        Allows(  # Scripts may be run as they are, and then need it.
            "import { load } from '../../scripts/load.ts'",
            taught="import { save } from './cart'",
            language="typescript",
        ),
        Allows("import { load } from '.'", taught="import { save } from './cart.js'", language="typescript"),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report of each import of an own file whether it ends as files of code do."""
        for it in file.all(Import):
            if it.module is None or it.dynamic:
                continue
            if not it.module.text.startswith(".") and not project.alias_for(file.path, it.module.text):
                continue
            if file.once(Modules, project).is_neighbour(it.module.text):
                continue  # So the package offers it.
            name = it.module.text.rpartition("/")[2]
            if name.strip(".") and not name.endswith(".d.ts") and (name.endswith(CODE) or "." not in name):
                choice = "with" if name.endswith(CODE) else "without"
                # Others may lie elsewhere and import the very same file.
                module = project.resolve(file.path, it.module.text)
                if SCRIPTS in module.split("/"):
                    continue  # They may be run as they are, and then need it.
                yield Detection("import of an own file", choice, it.module.span, token=module)
