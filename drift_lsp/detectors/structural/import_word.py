"""Import words: modules that are loaded in, with which word out."""

from __future__ import annotations

from collections.abc import Iterator
from posixpath import splitext

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags, Freedom
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Export, Function, Import, Lambda, Script
from drift_lsp.graphs.project import Project
from drift_lsp.text import first_line

CODE = frozenset({"", ".js", ".ts", ".mjs", ".cjs", ".vue", ".svelte", ".jsx", ".tsx"})
"""Endings of what an `import` can always bring."""


class ImportWord(Detector):
    """With which word is a module loaded, `import` or `require`?

    What `require` brings has no type, comes with all that is not used, and is loaded where it stands. Only a call at
    the top of a module that has an `import` besides is asked.
    """

    id = "structural/import-word"
    needs = (Import, Export, Function, Lambda)
    tier = "throughout"
    slots = {"module": "modules that are loaded"}
    answers = {"import": "`import` brings it", "require": "`require` brings it"}
    conventions = frozenset({"import"})
    families = frozenset({"javascript", "typescript"})
    roles = ("main",)

    examples = (
        Flags(
            "import { save } from './save';\nconst row = «require('./row')»;",
            taught="import { drop } from './cart';",
            language="typescript",
        ),
        Allows("const row = require('./row');", taught="import { drop } from './cart';", language="javascript"),
        Allows(  # Not before it is needed.
            "import { save } from './save';\nfunction load() { return require('./row'); }",
            taught="import { drop } from './cart';",
            language="typescript",
        ),
        Allows(
            "import { save } from './save';\nconst sign = require('./sign.png');",
            taught="import { drop } from './cart';",
            language="typescript",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report the word of each import that brings code."""
        imports = [it for it in file.all(Import) if it.module]
        scripts = {it.content for it in file.all(Script)}
        mixed = any(not it.dynamic for it in imports)
        for it in imports:
            assert it.module
            if not it.dynamic:
                yield Detection("module", "import", first_line(file.source, it.span), Freedom.UNASKED)
            elif (
                mixed
                and file.source.startswith(b"require", it.span.start)
                and splitext(it.module.text)[1] in CODE
                and not file.enclosing(it.span, Function)
                and ((inner := file.enclosing(it.span, Lambda)) is None or inner.span in scripts)
            ):
                yield Detection("module", "require", first_line(file.source, it.span), token=it.module.text)
