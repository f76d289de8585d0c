"""Brackets of includes: headers in, whether they are included in quotes or in angle brackets out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Import
from drift_lsp.graphs.modules import Modules, is_own_header
from drift_lsp.graphs.project import Project

CERTAIN = frozenset(
    f"{it}.h"
    for it in ("assert", "ctype", "errno", "limits", "math", "signal", "stdarg", "stdbool", "stddef", "stdint", "stdio")
) | {"stdlib.h", "string.h", "time.h", "unistd.h", "iostream", "memory", "string", "vector"}
"""Standard headers of whose name no project has one of its own."""

KERNEL = ("sys/", "arpa/", "netinet/", "fcntl.h", "pthread.h", "dirent.h", "inttypes.h", "stdnoreturn.h")
"""How others begin."""

CLIMB = re.compile(r"(?:\.{1,2}/)+")
"""How the path of a header may begin, seen from where it is included."""


class ImportBrackets(Detector):
    """Are headers included in quotes or in angle brackets?

    The form says whose a header is, and where the compiler looks for it first.
    """

    id = "structural/import-brackets"
    needs = (Import,)
    slots = {
        "include of an own header": "includes of own headers",
        "include of a standard header": "includes of standard headers",
        "include of a foreign header": "includes of others' headers",
        "includes of *": "includes of a header",
        "path of an own header": "includes of own headers",
    }
    answers = {
        "quotes": "the header stands in quotes",
        "brackets": "the header stands in angle brackets",
        "climbing": "its path begins with `../`",
        "straight": "its path begins with no `../`",
    }
    tier = "throughout"
    reasoned = True
    conventions = frozenset({"quotes", "brackets", "straight"})
    strict = True
    families = frozenset({"c"})

    examples = (
        Flags('#include «"stdio.h"»\n', taught="#include <stdlib.h>\n", language="c"),
        Flags("#include «<shop/cart.h>»\n", taught='#include "shop/item.h"\n', language="cpp"),
        Flags('#include «"cart.h"»\n', taught="#include <cart.h>\n", language="cpp"),
        Flags('#include «"../shop/cart.h"»\n', taught='#include "shop/item.h"\n', language="c"),
        Allows(  # Another's header only ends in the same two parts.
            "#include <library/shop/cart.h>\n", taught='#include "../shop/cart.h"\n', language="cpp"
        ),
        Allows("#include <stdio.h>\n", taught="#include <stdlib.h>\n", language="c"),
        Allows('#include "string.h"\n', taught="#include <stdlib.h>\n", language="c", path="src/string.c"),
        Allows('#include "cart.h"\n', taught="#include <stdlib.h>\n", language="c"),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report how each header is included."""
        modules = file.once(Modules, project)
        for it in file.all(Import):
            if it.module is None or it.is_static or is_own_header(it.module.text, file):
                continue
            span = it.module.span
            if not it.system:
                span = type(span)(span.start - 1, span.end + 1)
            name = it.module.text.strip("<>")
            standard = modules.whose(f"<{name}>") == "standard"
            if standard and not it.system and name not in CERTAIN and not name.startswith(KERNEL):
                continue  # The project may have one of that name itself.
            whose = "standard" if standard else modules.whose(it.module.text)
            if not standard:  # Whosever it is: how others include the very same one.
                yield Detection(f"includes of `{CLIMB.sub('', name)}`", "brackets" if it.system else "quotes", span)
            if whose == "own":
                climbs = name.startswith("../")
                yield Detection("path of an own header", "climbing" if climbs else "straight", span, token=name)
            yield Detection(
                f"include of a{'n' * (whose == 'own')} {whose} header",
                "brackets" if it.system else "quotes",
                span,
                token=name,
            )
