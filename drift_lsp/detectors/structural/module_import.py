"""Imports of well-known modules: what an import brings of them in, whether that is a name, the default or all out."""

from __future__ import annotations

from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags, Freedom
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Element, Export, Import, ImportedName
from drift_lsp.graphs.project import Project
from drift_lsp.text import first_line

MODULES = (
    "react",
    "path",
    "fs",
    "crypto",
    "os",
    "url",
    "util",
    "lodash",
    "zod",
    "axios",
    "dayjs",
    "yup",
    "joi",
    "classnames",
    "clsx",
)
"""Modules whose things can be had by name, through the default and through the whole."""

FOREIGN, OWN = "import of another package", "import of an own file"


class ModuleImport(Detector):
    """How is a module imported that can be had in several ways?

    `import * as React`, `import React` and `import { useState }` all work; who looks for the uses of one thing has to
    know which.
    """

    id = "structural/module-import"
    family_tiers = {"python": "listed", "rust": "listed"}
    needs = (Import, ImportedName, Export)
    slots = {
        **{f"import of {module}": f"imports of `{module}`" for module in MODULES},
        FOREIGN: "imports of other packages",
        OWN: "imports of own files",
    }
    slot_tiers = dict.fromkeys((FOREIGN, OWN), "listed")
    answers = {
        "names": "names are imported",
        "default": "its default is imported",
        "namespace": "it is imported as a whole: `* as`",
        "part": "names or its default are imported",
    }
    strict = True

    examples = (
        Flags("«import * as z from 'zod'»", taught="import { z } from 'zod'", language="typescript"),
        Flags("«import React from 'react'»", taught="import { useState } from 'react'", language="tsx"),
        Flags("«import { join } from 'node:path'»", taught="import path from 'node:path'", language="javascript"),
        Flags(
            "«import { useState } from 'react'»\nconst row = <Cart />",
            taught="import React from 'react'\nconst item = <Item />",
            language="tsx",
        ),
        Allows(  # It draws nothing.
            "import { useState } from 'react'",
            taught="import React from 'react'\nconst item = <Item />",
            language="tsx",
        ),
        Allows("import type { Row } from 'react'", taught="import React from 'react'", language="tsx"),
        Allows("import React, { useState } from 'react'", taught="import React from 'react'", language="tsx"),
        Flags("«import * as row from './row'»", taught="import { cart } from './cart'", language="typescript"),
        Flags("«import * as Row from 'rows'»", taught="import { cart } from 'carts'", language="javascript"),
        Allows("import './react'", taught="import React from 'react'", language="tsx"),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report what each statement brings of such a module."""
        for it in file.all(Import):
            if it.module is None or it.dynamic or it.type_only or it.span.size > 200:
                continue
            module = it.module.text.removeprefix("node:")
            names = file.inside(ImportedName, it.span)
            kinds = {"default" if n.default else "namespace" if n.namespace else "names" for n in names}
            if len(kinds) == 1 and module not in MODULES:
                own = module.startswith(".") or project.alias_for(file.path, module)
                kind = "namespace" if kinds == {"namespace"} else "part"
                place = first_line(file.source, it.span)
                yield Detection(OWN if own else FOREIGN, kind, place, token=project.resolve(file.path, module))
            elif len(kinds) == 1:
                kind = kinds.pop()
                # Where nothing is drawn, nothing needs React as such.
                spared = module == "react" and kind == "names" and not file.has(Element)
                end = it.span.end - file.source.endswith(b";", it.span.start, it.span.end)
                yield Detection(
                    f"import of {module}",
                    kind,
                    type(it.span)(it.span.start, end),
                    Freedom.UNASKED if spared else Freedom.FREE,
                )
