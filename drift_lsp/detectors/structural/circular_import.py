"""Circular imports: the imports of a module in, those that lead back to it out."""

from __future__ import annotations

from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags, Freedom
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Import, ImportedName
from drift_lsp.graphs.circles import loads
from drift_lsp.graphs.project import Project

CART = "from shop.stock.models import Item"
CART_SCRIPT = "import { Item } from '@/stock/models'"
_PYTHON = {"path": "src/shop/stock/models.py", "taught_path": "src/shop/orders/cart.py"}
_SCRIPT = {"language": "typescript", "path": "src/stock/models.ts", "taught_path": "src/orders/cart.ts"}


class CircularImport(Detector):
    """Does what is imported import this module in turn?

    Which of the two is loaded first then decides what the other finds. It is only asked in a project that keeps free of
    such circles; imports inside functions and for types only close none.
    """

    id = "structural/circular-import"
    needs = (Import, ImportedName)
    slots = {"imports of this project": "imports of this project"}
    answers = {"circular": "this import closes a circle: what it loads loads this module in turn"}
    remedy = "Import it where it is used, or move what both need to a module of its own."
    absolute = frozenset({"circular"})
    family_tiers = {"typescript": "listed"}
    families = frozenset({"python", "typescript"})
    roles = ("main",)
    mutual = True

    examples = (
        Flags("from «shop.orders.cart_1» import Cart", CART, **_PYTHON),
        Flags("from «shop.orders» import cart_1", CART, **_PYTHON),
        Flags("import { Cart } from '«../orders/cart_1»'", CART_SCRIPT, **_SCRIPT),
        Allows("from shop.prices import Price", CART, **_PYTHON),
        Allows("def carts():\n    from shop.orders.cart_1 import Cart", CART, **_PYTHON),
        Allows("if TYPE_CHECKING:\n    from shop.orders.cart_1 import Cart", CART, **_PYTHON),
        Allows("import type { Cart } from '../orders/cart_1'", CART_SCRIPT, **_SCRIPT),
        Allows("import { type Cart } from '../orders/cart_1'", CART_SCRIPT, **_SCRIPT),
        Allows(  # What is used for its types only is gone when the program runs.
            "import { Cart } from '../orders/cart_1'\nexport function sum(it: Cart): number { return 0 }",
            CART_SCRIPT,
            **_SCRIPT,
        ),
        Allows(
            "import { Cart } from '../orders/cart_1'\nexport const all = new Map<string, Cart>(), one = all.get('') as Cart",
            CART_SCRIPT,
            **_SCRIPT,
        ),
        Allows(
            "import { Cart } from '../orders/cart_1'\n// A Cart is known.\nexport function sum(it: Cart): number { return 0 }",
            CART_SCRIPT,
            **_SCRIPT,
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report every import of this project's own that runs when the module is loaded."""
        for it in loads(file, project):
            yield Detection("imports of this project", "circular", it.span, Freedom.IF_CIRCULAR, it.module)
