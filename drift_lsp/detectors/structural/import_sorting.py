"""Import sorting: blocks of imports in, whether they are sorted by name out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import pairwise

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.opening import first_line, opening
from drift_lsp.facts.vocabulary import Import, ImportedName
from drift_lsp.graphs.project import Project
from drift_lsp.text import Span

FEWEST = 3
"""Imports of a block; fewer are sorted by chance."""

AWAY = re.compile(r"(?:\.{1,2}/)+|\.+|node:|[@~#]/")
"""How the name of a module begins that stands apart: seen from where it is imported, or by an alias."""

EXPLAINED, FAR = re.compile(rb"(?im)^[ \t]*(?:#[ \t]|//|/?\*).*(?:\border|circular|\bcycl|before|\bfirst\b)"), 600
"""What a comment says among imports or right above them that stand where they must, and how far above."""

FIRST = ("react",)
"""What sorters are told to put before everything else."""

_Key = Callable[[str], str]
BOTH = "length|sorted"


NUMBER, LONG = re.compile(r"\d+"), 9

OF_A_KIND = re.compile(rb"use\s+(?:const|function)\s")
"""Begins an import of what is no class: those stand together."""


class ImportSorting(Detector):
    """Are imports sorted, by name or by length?

    Sorted, two people who add one seldom meet on the same line, and a reader knows where to look.
    """

    id = "structural/import-sorting"
    needs = (Import,)
    slots = {"sorting of imports": "files with several imports in a row"}
    answers = {
        "sorted": "imports are sorted by name",
        "length": "imports are sorted by their length",
        "unsorted": "imports are not sorted",
        BOTH: "imports are sorted",
    }
    conventions = frozenset({"sorted", "length"})
    strict = True
    family_tiers = {"python": "throughout"}
    families = frozenset({"java", "csharp", "php", "c", "python", "typescript", "javascript"})
    examples = (
        Allows(  # Numbers count by their value.
            "from shop.int8 import a\nfrom shop.int16 import b\nfrom shop.int32 import c",
            taught="from x.a import a\nfrom x.b import b\nfrom x.c import c",
        ),
        Allows(  # What is no class stands in lists of its own.
            "<?php\nuse const Z_END;\nuse function array_map;\nuse function strlen;\nuse A\\Cart;\nuse B\\Row;\nuse C\\It;",
            taught="<?php\nuse Shop\\A;\nuse Shop\\B;\nuse Shop\\C;",
            language="php",
        ),
        Flags(
            "import a.A;\n«import c.C;\nimport b.B;»", taught="import a.A;\nimport b.B;\nimport c.C;", language="java"
        ),
        Flags("using A.B;\n«using C;\nusing A.A;»", taught="using A;\nusing B;\nusing C;", language="csharp"),
        Flags(  # A header's name explains nothing.
            '#include "before.h"\n«#include "order.h"\n#include "first.h"»\n',
            taught='#include "a.h"\n#include "b.h"\n#include "c.h"\n',
            language="c",
        ),
        Flags(
            '#include "a.h"\n«#include "c.h"\n#include "b.h"»\n',
            taught='#include "a.h"\n#include "b.h"\n#include "c.h"\n',
            language="cpp",
        ),
        Flags(
            "<?php\nuse Shop\\A;\n«use Shop\\C;\nuse Shop\\B;»",
            taught="<?php\nuse Shop\\A;\nuse Shop\\B;\nuse Shop\\C;",
            language="php",
        ),
        Flags(
            "<?php\nuse Shop\\A;\n«use Shop\\Carts;\nuse Shop\\Row;»",
            taught="<?php\nuse Shop\\Z;\nuse Shop\\Row;\nuse Shop\\Carts;",
            language="php",
        ),
        Allows(
            "<?php\nuse Shop\\B;\nuse Shop\\A;\nuse Shop\\Carts;",
            taught="<?php\nuse Shop\\Z;\nuse Shop\\Row;\nuse Shop\\Carts;",
            language="php",
        ),
        Flags(
            "<?php\nuse Shop\\Carts;\n«use Zoo;\nuse Shop\\Row;»",
            taught="<?php\nuse Countable;\nuse Shop\\Carts;\nuse Shop\\R;",
            language="php",
        ),
        Allows(
            "import a.A;\nimport c.C;\n\nimport b.B;", taught="import a.A;\nimport b.B;\nimport c.C;", language="java"
        ),
        Allows(
            "import b.A;\nimport b.B;\nimport b.C;\nimport javax.a.A;\nimport javax.b.B;\nimport java.a.A;\nimport java.b.B;",
            taught="import a.A;\nimport b.B;\nimport c.C;",
            language="java",
        ),
        Flags(  # Read as the rest of it is sorted.
            "import a.A;\nimport a.b.C;\nimport a.D;\n«import c.C;\nimport b.B;»",
            taught="import a.A;\nimport b.B;\nimport c.C;",
            language="java",
        ),
        Flags(
            "import os\n«import sys\nimport re»\nfrom shop import Cart",
            taught="import argparse\nimport dis\nimport json\n\nfrom shop import Cart",
        ),
        Flags(
            "from shop.cart import Cart\n«from shop.row import Row\nfrom shop.item import Item»",
            taught="from shop.a import z\nfrom shop.a.b import c\nfrom shop.c import a",
        ),
        Flags(
            "import a from 'a';\n«import c from 'c';\nimport b from 'b';»\nimport d from './d';",
            taught="import x from 'x';\nimport y from 'y';\nimport z from 'z';\nimport b from '../b';\nimport a from './a';",
            language="typescript",
        ),
        Allows(  # Those of a branch are sorted by themselves.
            "import os\nif TYPE_CHECKING:\n    import sys\n    import zlib\nimport re\nimport uuid",
            taught="import argparse\nimport dis\nimport json\n\nfrom shop import Cart",
        ),
        Allows(  # What comes from farther away stands by itself.
            "from ..row import Row\nfrom ..sum import Sum\nfrom .cart import Cart\nfrom .item import Item",
            taught="from shop.a import z\nfrom shop.b import c\nfrom shop.c import a",
        ),
        Allows(  # So lines are sorted that end in it.
            "using A.B.C;\nusing A.B;\nusing B;", taught="using A;\nusing B;\nusing C;", language="csharp"
        ),
        Allows(  # So do those of types alone.
            "import type { A } from 'vue';\nimport { b } from '@shop/b';\nimport { c } from 'item';\nimport { d } from 'row';",
            taught="import { a } from 'a';\nimport { b } from 'b';\nimport { c } from 'c';",
            language="typescript",
        ),
        Allows(  # Components come first.
            "import e from 'e';\nimport z from 'z/z.vue';\n"
            "import b from '@/b.vue';\nimport d from '@/d.vue';\nimport a from '@/a.js';\nimport c from '@/c.js';",
            taught="import x from 'x';\nimport y from 'y';\nimport z from 'z';",
            language="typescript",
        ),
        Allows(
            "import a from 'a';\nimport c from 'c';\nimport b from '@b/b';\nimport d from '@d/d';",
            taught="import x from 'x';\nimport y from 'y';\nimport z from 'z';",
            language="typescript",
        ),
        Allows(  # So does what everything is made with.
            "import r from 'react';\nimport a from 'a';\nimport b from 'b';\nimport c from 'c';",
            taught="import x from 'x';\nimport y from 'y';\nimport z from 'z';",
            language="typescript",
        ),
        Allows(
            "import os\n\n# This breaks a circle: the order matters.\nfrom shop.b import b\nfrom shop.a import a\n"
            "from shop.c import c",
            taught="from x.a import a\nfrom x.b import b\nfrom x.c import c",
        ),
        Allows("using System;\nusing System.Linq;\nusing A;", taught="using A;\nusing B;\nusing C;", language="csharp"),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report whether the blocks of imports of a file are sorted, in one way or another."""
        blocks = [it for it in _blocks(file) if len(it) >= FEWEST]
        if not blocks:
            return
        wrong = _least(file, blocks)
        if wrong and _is_explained(wrong[0], file):
            return
        uneven = _unsorted(file, blocks, _by_length)
        alike = all(len(name) == len(block[0][0]) for block in blocks for name, _ in block)
        if not wrong:
            choice = "sorted" if uneven or alike else BOTH
            yield Detection("sorting of imports", choice, uneven[0] if uneven else opening(file.source))
        elif uneven or alike:
            # Where lengths are the custom, what breaks them is to be shown.
            yield Detection("sorting of imports", "unsorted", min(filter(None, (wrong, uneven)), key=len)[0])
        else:
            yield Detection("sorting of imports", "length", wrong[0])


def _is_explained(place: Span, file: FileFacts) -> bool:
    """Tell whether a comment says why imports stand as they do."""
    gap = file.source.rfind(b"\n\n", max(0, place.start - FAR), place.start)
    return EXPLAINED.search(file.source, gap + 1 if gap >= 0 else max(0, place.start - FAR), place.end) is not None


def _blocks(file: FileFacts) -> list[list[tuple[str, Import]]]:
    """Part the imports of a file where a line stands between them, or another kind begins."""
    found: list[list[tuple[str, Import]]] = []
    last: Import | None = None
    for it in file.all(Import):
        names = file.inside(ImportedName, it.span)
        by_module = _are_by_module(file)
        rootless = it.module is None and file.language.reach == "namespace"  # PHP's `use Countable;`
        if by_module and (not names or it.dynamic):
            last = None  # What is loaded for its effect stays where it stands.
        if by_module and (not names or it.dynamic or it.wildcard):
            continue
        if not by_module and ((it.module is None and not rootless) or any(name.alias for name in names)):
            continue
        parts = [it.module.text] if it.module else []
        if not (by_module and it.module):
            parts += [n.name.text for n in names if n.name]
        name = ".".join(parts)
        parted = last is not None and file.source.count(b"\n", last.span.end, it.span.start) > 1
        if last is None or parted or _is_other(last, it, file) or _ends_types(found[-1], it):
            found.append([])
        found[-1].append((name, it))
        last = it
    return found


def _ends_types(block: list[tuple[str, Import]], it: Import) -> bool:
    """Tell whether an import is the first that brings more than types."""
    return block[-1][1].type_only and not it.type_only and all(one.type_only for _, one in block)


def _is_other(last: Import, it: Import, file: FileFacts) -> bool:
    if _deep(last, file) != _deep(it, file):
        return True
    if _are_by_module(file):
        return _kind(last) != _kind(it) or _stands_first(last, file)
    if OF_A_KIND.match(file.source, last.span.start) is None and OF_A_KIND.match(file.source, it.span.start):
        return True
    if (kind := OF_A_KIND.match(file.source, last.span.start)) and not file.source.startswith(kind[0], it.span.start):
        return True
    if last.module is None or it.module is None:
        return last.is_static != it.is_static
    names = last.module.text, it.module.text
    standard = [name.startswith(file.language.standard) for name in names]
    if last.is_static != it.is_static or (standard == [True, False] and file.language.family != "java"):
        return True
    # Java's own names have two roots, and many put `javax` before `java`.
    return all(standard) and len({name.partition(".")[0] for name in names}) == 2


def _deep(it: Import, file: FileFacts) -> int:
    """Tell how far an import is moved in: those of a branch stand by themselves."""
    return it.span.start - file.source.rfind(b"\n", 0, it.span.start)


def _are_by_module(file: FileFacts) -> bool:
    """Tell whether one import brings all that comes from a module, so that the module alone says where it stands."""
    return file.language.modules != "name" and file.language.reach == "file"


def _stands_first(it: Import, file: FileFacts) -> bool:
    return it.module is not None and it.module.text in FIRST and it is file.all(Import)[0]


def _kind(it: Import) -> tuple[bool, str]:
    """Tell Python's two kinds of imports apart, those of Node, and how far away an own module lies."""
    above = AWAY.match(it.module.text) if it.module else None
    return it.module is None, above[0] if above else ""


def _unsorted(file: FileFacts, blocks: list[list[tuple[str, Import]]], key: _Key) -> list[Span]:
    """Find all pairs of imports that should change places: either may be the one that somebody put there."""
    return [
        Span(above.span.start, first_line(file.source, it.span).end)
        for block in blocks
        for (before, above), (after, it) in pairwise(block)
        if key(after) < key(before)
    ]


def _least(file: FileFacts, blocks: list[list[tuple[str, Import]]]) -> list[Span]:
    """Find what should change places, read as the most of the file is sorted."""
    least: list[Span] | None = None
    for key in (_by_part, _by_folder, str.lower, str, _by_line, _by_number, _components_first, _scoped_last):
        wrong = _unsorted(file, blocks, key)
        if not wrong:
            return wrong
        least = wrong if least is None or len(wrong) < len(least) else least
    return least or []


def _by_part(name: str) -> str:
    return name.lower().replace(".", "\0").replace("\\", "\0")


def _by_folder(name: str) -> str:
    return name.lower().replace("/", "\0")


def _by_line(name: str) -> str:
    return f"{name.lower()};"


def _by_number(name: str) -> str:
    """Order `int8` before `int16`, as sorters of Python do."""
    return NUMBER.sub(lambda it: it[0].zfill(LONG), name.lower())


def _components_first(name: str) -> str:
    own = AWAY.match(name) is not None
    return f"{not (own and name.endswith(('.vue', '.svelte'))):d}{name.lower()}"


def _scoped_last(name: str) -> str:
    return f"{name.startswith('@'):d}{name.lower()}"


def _by_length(name: str) -> str:
    return f"{len(name):06}"
