"""Import form: imports of this project's own modules in, whether their path is relative out."""

from __future__ import annotations

from collections.abc import Iterator
from posixpath import basename

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags, Freedom
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Function, Import
from drift_lsp.graphs.modules import Modules, Writing
from drift_lsp.graphs.project import Project
from drift_lsp.text import Edit, Span

RELATIVE, ABSOLUTE, ALIAS = "relative", "absolute", "alias"
ENTRY = frozenset({"__init__", "index"})
DISTANCES = ("imports from the same folder", "imports from the folder above", "imports from further away")
FEATURE = "imports from further away in the same feature"
BLOCK = 6
"""Imports of modules that lie elsewhere right above and below one, all in one form: it follows them."""

BELOW = "imports from a folder below"
ACROSS, INDEX = "imports from another package", "imports in an index file from its own folder"


class ImportForm(Detector):
    """Are modules of this project imported by a relative path or by their full name?

    One form makes every use of a module easy to find and lets files move without surprise. How far away the module
    lies is part of the question, for many projects write neighbours one way and all others another. Only imports that
    could have been written in both forms are asked, and those by different aliases apart.
    """

    id = "structural/import-form"
    needs = (Import, Function)
    slots = {slot: slot for slot in (*DISTANCES, BELOW, FEATURE, ACROSS, INDEX)}
    answers = {
        RELATIVE: "the module is imported by a relative path",
        ABSOLUTE: "the module is imported by its full name",
        ALIAS: "the module is imported by an alias",
    }
    tier = "always"
    slot_tiers = {INDEX: "changed"}
    family_tiers = {"javascript": "changed"}
    strict = True

    examples = (
        Flags("from «.cart» import Cart", "from shop.item import Item", fixed="from shop.cart import Cart"),
        Flags("from «shop.cart» import Cart", "from .item import Item", fixed="from .cart import Cart"),
        Flags(
            "from shop.a import a\nfrom «..cart» import Cart",
            "from shop.item import Item",
            fixed="from shop.a import a\nfrom shop.cart import Cart",
            path="src/shop/orders/api.py",
        ),
        Flags(
            "import { cart } from '«../cart»'",
            "import { item } from '@/item'",
            fixed="import { cart } from '@/cart'",
            language="typescript",
            path="src/a/b.ts",
        ),
        Flags(
            "import { cart } from '«@/a/cart»'",
            "import { item } from './item'",
            fixed="import { cart } from './cart'",
            language="typescript",
            path="src/a/b.ts",
        ),
        Allows(  # What lies in a folder below may be named otherwise than what lies beside.
            "import { cart } from '@/carts/rows/cart'",
            "import { item } from './item'",
            language="typescript",
            path="src/a.ts",
        ),
        Allows("def load():\n    from shop.cart import Cart", "from .item import Item"),
        Allows("from requests import get", "from .item import Item"),
        Allows(  # One of a list whose others have that form by right.
            "".join(f"import {{ row{n} }} from '../rows/row{n}'\n" for n in range(7)) + "import { a } from './a'",
            "import { item } from '@/a/item'",
            language="typescript",
            path="src/a/b.ts",
        ),
        Allows(  # Within a feature it may be otherwise than between two.
            "import { cart } from '../../cart'",
            "import { item } from '@/pages/items/item'",
            language="typescript",
            path="src/pages/carts/rows/cells/a.ts",
            taught_path="src/pages/carts/rows/cells/b.ts",
        ),
        Flags(
            "import { cart } from '«../../items/cart»'",
            "import { item } from '@/pages/items/item'",
            fixed="import { cart } from '@/pages/items/cart'",
            language="typescript",
            path="src/pages/carts/rows/a.ts",
            taught_path="src/pages/carts/rows/b.ts",
        ),
        Allows(  # A script has no package to be relative to.
            "from shop.cart import Cart",
            "from .item import Item",
            path="tools/load.py",
            taught_path="src/shop/order.py",
        ),
        Allows(
            "from shop.order import Cart", "from .item import Item", path="src/shop/a/b.py", taught_path="src/shop/a.py"
        ),
        Allows("import { get } from 'axios'", "import { item } from './item'", language="typescript"),
        Allows("import './cart.css'", "import { item } from '@/shop/item'", language="typescript"),
        Allows(  # No alias leads there.
            "import { cart } from '../cart'",
            "import { item } from '@/item'",
            language="typescript",
            path="tools/a/b.ts",
            taught_path="src/a/b.ts",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report the form of each import of an own module."""
        modules = file.once(Modules, project)
        entry = basename(file.path).partition(".")[0] in ENTRY
        written = [
            (it.module.span, file.lines.row(it.span.start), found)
            for it in file.all(Import)
            if it.module and not it.dynamic and (found := modules.written(it.module.text))
        ]
        for span, row, found in written:
            slot = _slot(found, entry=entry)
            beside = [one for _, at, one in written if 0 < abs(at - row) <= BLOCK and _slot(one, entry=entry) != slot]
            follows = len(beside) >= BLOCK and {one.form for one in beside} == {found.form}
            late = file.enclosing(span, Function) is not None  # Whoever imports in a function has other worries.
            yield Detection(slot, found.form, span, Freedom.UNASKED if follows or late else Freedom.FREE)

    def fix(self, file: FileFacts, project: Project, at: Span, expected: str) -> Iterator[Edit]:
        """Spell the same module in the expected form."""
        module = at.of(file.source)
        if spelled := file.once(Modules, project).respelled(module, expected):
            yield Edit(at, spelled)


def _slot(found: Writing, *, entry: bool) -> str:
    place = _place(found, entry=entry)
    return f"{place}, of modules under `{found.alias}`" if found.alias else place


def _place(found: Writing, *, entry: bool) -> str:
    """Tell where a module lies, seen from the one that imports it."""
    if found.away is None:
        return ACROSS
    if entry and not found.away:
        return INDEX
    if found.below:
        return BELOW
    return FEATURE if found.away > 1 and found.near else DISTANCES[min(found.away, 2)]
