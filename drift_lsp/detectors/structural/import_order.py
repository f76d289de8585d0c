"""Import order: the imports at the top of a file in, whether they stand in groups out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags, Freedom
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.opening import first_line, opening
from drift_lsp.facts.vocabulary import Import
from drift_lsp.graphs.modules import OWN, ranked, renames
from drift_lsp.graphs.project import Project

CONDITION = re.compile(rb"\n[ \t]*#[ \t]*(?:if(?:n?def)?|elif|else|endif)\b")


OFFERED = b"pub"
"""How what is brought only to be handed on begins."""


class ImportOrder(Detector):
    """Do imports stand in groups: the language's, then those of others, then this project's?

    In groups a reader sees at once what is ours.
    """

    id = "structural/import-order"
    needs = (Import,)
    slots = {"order of imports": "files with imports of several kinds"}
    answers = {
        "grouped": "imports stand in groups: the language's, those of others, this project's",
        "reversed": "imports stand in groups: this project's, those of others, the language's",
        "mixed": "imports of several kinds stand mixed",
    }

    tier = "listed"
    strict = True
    of_neighbours = True
    conventions = frozenset({"grouped", "reversed"})
    about = "layout of imports"

    examples = (
        Flags("import requests\n«import os»", taught="import os\n\nimport requests"),
        Flags(
            "import { a } from './a'\n«import { b } from 'b'»",
            taught="import { b } from 'b'\nimport { a } from './a'",
            language="typescript",
        ),
        Flags(
            '#include "a.h"\n«#include <stdio.h>»\n',
            taught='#include <stdio.h>\n#include "a.h"\n',
            language="c",
        ),
        Allows(
            'import (\n\t"fmt"\n\t"a.org/shop/cart"\n\t"b.org/rows"\n)',
            taught='import (\n\t"fmt"\n\t"a.org/shop/item"\n)',
            language="go",
        ),
        Allows(  # A file's own header comes first.
            '#include "module.h"\n#include <stdio.h>\n#include "a.h"\n',
            taught='#include <stdio.h>\n#include "a.h"\n',
            language="c",
        ),
        Allows("import os\nimport requests", taught="import os\n\nfrom .item import Item"),
        Allows(  # What is imported for its effect stands where the effect is needed.
            "import 'server-only'\nimport fs from 'node:fs'",
            taught="import fs from 'node:fs'\nimport { b } from 'b'",
            language="typescript",
        ),
        Allows(
            '#include <errno.h>\n#include <event.h>\n#include <poll.h>\n\n#include "a.h"\n',
            taught='#include <stdio.h>\n#include "a.h"\n',
            language="c",
        ),
        Allows(  # Other names for single types stand last.
            "using System;\nusing Shop.Cart;\nusing Row = System.Data.Row;",
            taught="using System;\nusing Shop.Item;",
            language="csharp",
        ),
        Allows(  # The alphabet orders all that is not the language's.
            "using System;\nusing Shop.Cart;\nusing Xml.Rows;",
            taught="using System;\nusing Shop.Item;",
            language="csharp",
        ),
        Allows(
            "package shop.a;\nimport com.rows.Row;\nimport shop.Cart;\nimport shop.Basket;\n\nimport java.util.List;\nclass A { }",
            taught="package shop.b;\nimport shop.Item;\nimport zoo.Row;\n\nimport java.util.List;\nclass B { }",
            language="java",
        ),
        Allows(  # Own ones are quoted here; another library has a folder of that name as well.
            '#include "b.h"\n#include <sys/a.h>\n#include <src/c.h>\n#include <d.h>\n',
            taught='#include "a.h"\n#include <stdio.h>\n',
            language="c",
        ),
        Allows(  # Some are not there everywhere.
            '#include "a.h"\n#if HAS_B\n#include <b.h>\n#endif\n',
            taught='#include <stdio.h>\n#include "a.h"\n',
            language="c",
        ),
        Allows(
            "using System;\nusing Xml.Rows;\n#if FULL\nusing System.Linq;\n#endif",
            taught="using System;\nusing Shop.Item;",
            language="csharp",
        ),
        Allows("import os\nimport sys", taught="import os\n\nimport requests"),
        Allows(  # What is handed on stands apart from what is needed.
            "pub(crate) use crate::cart::Cart;\n\nmod row;\n\nuse std::fs;\n\nuse crate::row::Row;",
            taught="use std::fs;\n\nuse crate::item::Item;",
            language="rust",
        ),
        Allows(  # What is called first may have to come before.
            "import requests\n\nrequests.setup()\n\nimport os", taught="import os\n\nimport requests"
        ),
        Allows("import os\n\nimport requests\n\ndef load():\n    import sys", taught="import os\n\nimport requests"),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report whether the groups of a file are in order."""
        if file.language.modules == "name" and not file.language.standard:
            return  # The language brings no modules, so there are no groups: the alphabet orders all.
        found = [
            it
            for it in file.once(ranked, project)
            if not renames(it[1], file) and not file.source.startswith(OFFERED, it[1].span.start)
        ]
        if file.language.preprocessed:
            found = _by_brackets(found)
        if len({rank for rank, _ in found}) < 2 or _is_conditional(found[0][1], found[-1][1], file):
            return
        ranks = [rank for rank, _ in found]
        if ranks in (sorted(ranks), sorted(ranks, reverse=True)):
            choice = "grouped" if ranks[0] < ranks[-1] else "reversed"
            at = opening(file.source) if choice == "grouped" else first_line(file.source, found[-1][1].span)
            yield Detection("order of imports", choice, at)
            return
        out = next(it for (before, _), (rank, it) in pairwise(found) if rank < before)
        # Of all that the language does not bring, the alphabet may be the order.
        sorts = file.language.reach == "namespace" or file.language.hosted
        free = Freedom.UNASKED if sorts and _is_sorted(found) else Freedom.FREE
        yield Detection("order of imports", "mixed", first_line(file.source, out.span), free)


def _by_brackets(found: list[tuple[int, Import]]) -> list[tuple[int, Import]]:
    """Group headers of C: nothing but their brackets tells which are whose. Where own ones are quoted, others are not."""
    quoted = any(rank == OWN and not it.system for rank, it in found)
    return [(OWN if rank == OWN and not (quoted and it.system) else 0, it) for rank, it in found]


def _is_sorted(found: Sequence[tuple[int, Import]]) -> bool:
    """Tell whether what the language brings stands first, or last, and all others by the alphabet of what they are in."""
    firsts = [rank == 0 for rank, _ in found]
    names = [it.module.text.casefold() for rank, it in found if rank and it.module]
    inside = [name.rpartition(".")[0] for name in names]
    return firsts in (sorted(firsts), sorted(firsts, reverse=True)) and (
        names == sorted(names) or inside == sorted(inside)
    )


def _is_conditional(first: Import, last: Import, file: FileFacts) -> bool:
    """Tell whether some imports hold in some builds only: those stand where their condition stands."""
    return CONDITION.search(file.source, first.span.start, last.span.end) is not None
