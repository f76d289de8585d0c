"""Directions of imports: imports between two parts of a project in, which one uses the other out."""

from __future__ import annotations

from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Import
from drift_lsp.graphs.layers import uses
from drift_lsp.graphs.project import Project


class ImportDirection(Detector):
    """Which of two parts of a project imports the other?

    Where one part has always used the other, an import the other way makes a circle: neither can be understood, tested
    or moved without the other any more. Imports inside functions and for types only are not asked.
    """

    id = "structural/import-direction"
    needs = (Import,)
    slots = {"imports between *": "imports between two parts"}
    answers = {"*": "{}"}
    roles = ("main",)
    tier = "listed"
    strict = True
    reasoned = True

    examples = (
        Flags(
            "from «shop.orders.views» import show",
            "from shop.stock.models import Item",
            path="src/shop/stock/load.py",
            taught_path="src/shop/orders/cart.py",
        ),
        Flags(
            "import { show } from '«@/orders/views»'",
            "import { Item } from '@/stock/models'",
            language="typescript",
            path="src/stock/load.ts",
            taught_path="src/orders/cart.ts",
        ),
        Allows(
            "from shop.stock.models import Row",
            "from shop.stock.models import Item",
            path="src/shop/orders/load.py",
            taught_path="src/shop/orders/cart.py",
        ),
        Allows(
            "def load():\n    from shop.orders.views import show",
            "from shop.stock.models import Item",
            path="src/shop/stock/load.py",
            taught_path="src/shop/orders/cart.py",
        ),
        Allows(
            "import type { Show } from '@/orders/views'",
            "import { Item } from '@/stock/models'",
            language="typescript",
            path="src/stock/load.ts",
            taught_path="src/orders/cart.ts",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report for each import of another part of the project its direction."""
        seen = set[str]()
        for it in uses(file, project):
            if it.used not in seen:
                seen.add(it.used)
                one, other = sorted((it.user, it.used))
                yield Detection(f"imports between `{one}` and `{other}`", f"`{it.user}` imports `{it.used}`", it.span)
