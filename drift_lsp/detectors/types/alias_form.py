"""Forms of aliases: names given to types in, the word that gives them out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags, Freedom
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.headers import is_for_both
from drift_lsp.facts.vocabulary import TypeDefinition
from drift_lsp.graphs.project import Project

WORD = re.compile(rb"typedef(?!\s+(?:struct|union|enum)\b)|using\b")
"""A struct that gets its name so is asked about by itself."""

TEMPLATE = re.compile(rb"\btemplate\s*<[^;{}]*\Z")
NEAR = 400
"""Bytes before an alias in which its type parameters are looked for; `typedef` takes none."""


class AliasForm(Detector):
    """Is a name given to a type by `using` or by `typedef`?

    `using` has the name in front and takes type parameters; `typedef` is read by C as well.
    """

    id = "types/alias-form"
    tier = "listed"
    local = True
    needs = (TypeDefinition,)
    slots = {"name for a type": "names for types"}
    answers = {"*": "it is given by `{}`"}
    strict = True
    languages = frozenset({"cpp"})
    examples = (
        Flags("typedef long «Price»;", taught="using Rows = std::vector<Row>;", language="cpp"),
        Flags("using «Price» = long;", taught="typedef std::vector<Row> Rows;", language="cpp"),
        Allows(
            "template <class T, class N = Name>\nusing Price = Pair<T, N>;",
            taught="typedef std::vector<Row> Rows;",
            language="cpp",
        ),
        Allows(  # C reads it, too, and knows no other word.
            '#ifdef __cplusplus\nextern "C" {\n#endif\ntypedef long Price;',
            taught="using Rows = std::vector<Row>;",
            language="cpp",
        ),
        Allows("typedef struct { int a; } Cart;", taught="using Rows = std::vector<Row>;", language="cpp"),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report the word of each name given to a type."""
        for it in file.all(TypeDefinition):
            word = WORD.match(file.source, it.span.start, it.span.end) if it.alias and it.name else None
            before = file.source[max(0, it.span.start - NEAR) : it.span.start]
            if word and it.name and not TEMPLATE.search(before):
                free = Freedom.UNASKED if file.once(is_for_both, None) else Freedom.FREE
                yield Detection("name for a type", word[0].decode(), it.name.span, free, it.name.text)
