"""Import alias: names given to imported modules in, the name of each out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from posixpath import basename, dirname

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Import, ImportedName
from drift_lsp.graphs.modules import Modules
from drift_lsp.graphs.project import Project

KEPT = "its own name"

OWN_NAME = re.compile(r"([\w-]+)(?:[/.]v\d+)?$")
"""What a module is called that nobody calls otherwise."""


class ImportAlias(Detector):
    """Under which name is a module imported?

    `np` is numpy everywhere or it is a riddle. Modules imported as a whole are asked, and single names where they are
    given another one.
    """

    id = "structural/import-alias"
    needs = (Import, ImportedName)
    slots = {"imports of *": "imports of a module as a whole, or of a thing under another name"}
    answers = {KEPT: "it keeps its own name", "*": "it is called `{}`"}
    strict = True
    tier = "listed"
    family_tiers = {"go": "throughout"}
    """An alias there mostly keeps a name free that another package, or a variable, has: 4 of 21 that were read were right."""

    examples = (
        Allows(
            'package tls\nimport ctls "crypto/tls"\n',
            taught='package shop\nimport "crypto/tls"\n',
            language="go",
            path="shop/tls/load.go",
        ),
        Flags(
            "<?php\nuse Doctrine\\ORM\\Mapping as «Map»;",
            taught="<?php\nuse Doctrine\\ORM\\Mapping as ORM;",
            language="php",
        ),
        Flags("import numpy as «n»", taught="import numpy as np"),
        Flags("import «numpy»", taught="import numpy as np"),
        Flags("from gettext import gettext as «t»", taught="from gettext import gettext as _"),
        Flags("import «underscore» from 'lodash'", taught="import _ from 'lodash'", language="typescript"),
        Flags("import * as «R» from 'react'", taught="import * as React from 'react'", language="typescript"),
        Flags('import «u» "example.com/shop/user"', taught='import usr "example.com/shop/user"', language="go"),
        Flags('import «"example.com/shop/user"»', taught='import usr "example.com/shop/user"', language="go"),
        Flags('import «u» "example.com/shop/user"', taught='import "example.com/shop/user"', language="go"),
        Allows(  # Another module has the name.
            'import (\n\tttypes "shop/types"\n\t"other/types"\n)',
            taught='import (\n\t"shop/types"\n)',
            language="go",
        ),
        Allows(  # It says again what the module is called.
            'import user "example.com/shop/user/v2"', taught='import "example.com/shop/user/v2"', language="go"
        ),
        Allows('import _ "example.com/shop/user"', taught='import "example.com/shop/user"', language="go"),
        Allows("from gettext import gettext", taught="from gettext import gettext as _"),
        Allows("import pandas as n", taught="import numpy as np"),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report the name that each module as a whole, and each renamed name, is given."""
        modules = file.once(Modules, project)
        for it in file.all(ImportedName):
            if not (it.alias or it.namespace):
                continue
            local = it.alias or it.name
            named = file.language.modules == "name"  # There `_` gives no name.
            if local is None or (named and local.text == "_"):
                continue
            statement = file.enclosing(it.span, Import)
            module = statement.module.text if statement and statement.module else ""
            if module and not named and modules.whose(module) == "own":
                continue
            whole = it.namespace or it.default
            what = (
                (module or (it.name.text if it.name else ""))
                if whole
                else f"{module}:{it.name.text}"
                if it.name
                else ""
            )
            if what and not (named and _is_taken(module, file)):
                own = OWN_NAME.search(module) if named else None
                name = KEPT if own and own[1] == local.text else local.text
                yield Detection(f"imports of {what}", name, local.span, token=what)
        if file.language.modules == "name":
            yield from _kept(file)


def _is_taken(module: str, file: FileFacts) -> bool:
    """Tell whether another module in sight has the name that this one would have."""
    own = OWN_NAME.search(module)
    if own and file.language.reach == "directory" and own[1] == basename(dirname(file.path)):
        return True  # So the package itself is called.
    others = (OWN_NAME.search(it.module.text) for it in file.all(Import) if it.module and it.module.text != module)
    return own is not None and any(it is not None and it[1] == own[1] for it in others)


def _kept(file: FileFacts) -> Iterator[Detection]:
    """Report the modules imported as a whole that keep their name."""
    for it in file.all(Import):
        if it.module and not it.wildcard and not file.inside(ImportedName, it.span):
            yield Detection(f"imports of {it.module.text}", KEPT, it.span, token=it.module.text)
