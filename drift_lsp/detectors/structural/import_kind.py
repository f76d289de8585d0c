"""Kinds of imports: imports of packages and of own files in, whether they bring names or the default out."""

from __future__ import annotations

from collections.abc import Iterator
from posixpath import splitext

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Import, ImportedName
from drift_lsp.graphs.project import Project
from drift_lsp.text import first_line

CODE = frozenset({"", ".js", ".ts", ".jsx", ".tsx", ".mjs", ".mts"})
"""Endings of files that may offer names; of all others there is one thing to be had."""

OWN = "import of an own file"


class ImportKind(Detector):
    """Does an import bring names, or the default of a module?

    A name is the same in every file; what the default is called each file says for itself. Each package is asked by
    itself, and all own files together.
    """

    id = "structural/import-kind"
    needs = (Import, ImportedName)
    slots = {"parts of *": "imports of a package", OWN: "imports of own files"}
    answers = {"names": "names are imported", "default": "its default is imported"}
    tier = "listed"
    strict = True
    families = frozenset({"javascript", "typescript"})
    examples = (
        Flags("«import row from './row';»", taught="import { cart } from './cart';", language="typescript"),
        Flags("«import useAll from 'rows';»", taught="import { useRow } from 'rows';", language="javascript"),
        Flags("«import { Row } from './row';»", taught="import Cart from './cart';", language="javascript"),
        Allows("import Row from './row.vue';", taught="import { cart } from './cart';", language="typescript"),
        Allows("import type Row from './row';", taught="import { cart } from './cart';", language="typescript"),
        Allows("import Row, { load } from './row';", taught="import { cart } from './cart';", language="typescript"),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report what each import brings that brings one kind alone."""
        for it in file.all(Import):
            if it.module is None or it.dynamic or it.type_only:
                continue
            names = file.inside(ImportedName, it.span)
            kinds = {"default" if one.default else "names" for one in names if not one.namespace}
            if len(kinds) != 1 or any(one.namespace for one in names):
                continue
            module = it.module.text
            own = module.startswith(".") or project.alias_for(file.path, module)
            if not own or splitext(module)[1] in CODE:
                slot = OWN if own else f"parts of {module}"
                yield Detection(slot, kinds.pop(), first_line(file.source, it.span), token=module)
