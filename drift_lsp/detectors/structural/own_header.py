"""Own headers: source files with a header of the same name in, whether it is included first out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from posixpath import basename, dirname, splitext

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.opening import first_line
from drift_lsp.facts.vocabulary import Import
from drift_lsp.graphs.modules import is_own_header
from drift_lsp.graphs.project import Project

CONFIGURING = re.compile(r"(?i)config|stdafx|pch\b|precompiled")
"""Headers that say how all others are to be read."""

HEADERS = re.compile(r"(?i)inc(?:ludes?)?|public|headers?|api|interface")
"""Folders of headers whose sources lie beside them."""


HEADER = re.compile(r"\.[hH][\w+]*[\">]*")
"""How the name of a header ends; what a program made of the file, `cart.moc`, is included last."""


class OwnHeader(Detector):
    """Does a source file include its own header before all others?

    Included first, a header that forgot to include what it needs does not compile.
    """

    id = "structural/own-header"
    family_tiers = {"c": "listed", "cpp": "changed"}
    needs = (Import,)
    slots = {"own header": "files that include their own header"}
    answers = {"first": "the file's own header comes first", "later": "the file's own header does not come first"}
    conventions = frozenset({"first"})
    strict = True
    form = True
    families = frozenset({"c"})

    examples = (
        Flags(
            '#include "a.h"\n«#include "module.h"»\n', taught='#include "module.h"\n#include "a.h"\n', language="cpp"
        ),
        Allows(
            '#include "config.h"\n#include "module.h"\n',
            taught='#include "module.h"\n#include "a.h"\n',
            language="cpp",
        ),
        Flags(
            '#include "a.h"\n«#include "../include/module.h"»\n',
            taught='#include "module.h"\n#include "a.h"\n',
            language="cpp",
        ),
        Allows(  # It declares what a file of the same name defines over there.
            '#include "a.h"\n#include "../paint/module.h"\n',
            taught='#include "module.h"\n#include "a.h"\n',
            language="cpp",
        ),
        Allows(
            '#include "a.h"\n#include "b.h"\n#include "module.moc"\n',
            taught='#include "module.h"\n#include "a.h"\n',
            language="cpp",
        ),
        Allows(  # It includes itself.
            '#include "a.h"\n#include "module.h"\n',
            taught='#include "module.h"\n#include "a.h"\n',
            language="cpp",
            path="src/module.h",
            taught_path="src/module.cpp",
        ),
        Allows('#include "a.h"\n#include "b.h"\n', taught='#include "module.h"\n#include "a.h"\n', language="cpp"),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report where a file's own header stands among the others."""
        if HEADER.fullmatch(splitext(file.path)[1]):
            return  # It is the header itself.
        found = [it for it in file.all(Import) if it.module and not it.is_static]
        for number, it in enumerate(found):
            if it.module is None or len(found) == 1 or _is_elsewhere(it.module.text, file.path):
                continue
            if is_own_header(it.module.text, file) and HEADER.fullmatch(splitext(it.module.text)[1]):
                before = [one.module.text for one in found[:number] if one.module]
                later = not all(map(CONFIGURING.search, before))
                yield Detection("own header", "later" if later else "first", first_line(file.source, it.span))
                return


def _is_elsewhere(module: str, path: str) -> bool:
    """Tell whether a header lies in a folder that has nothing to do with that of a source: `../paint/cart.h`."""
    folders = module.split("/")[:-1]
    named = [it for it in folders if it != ".."]
    near = any(HEADERS.fullmatch(it) or it == basename(dirname(path)) for it in named)
    return ".." in folders and bool(named) and not near
