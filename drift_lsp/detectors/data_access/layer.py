"""Layers of data access: imports in, whether files of a kind reach for the database out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.opening import opening
from drift_lsp.facts.vocabulary import Import, ImportedName
from drift_lsp.graphs.project import Project
from drift_lsp.text import first_line

KINDS = (
    *("components", "pages", "hooks", "ui", "views", "templates", "controllers", "routes", "routers", "handlers"),
    *("resolvers", "services", "middleware", "middlewares", "serializers", "resources", "requests", "commands", "jobs"),
    *("tasks", "utils", "helpers", "lib", "actions", "api", "domain", "schemas", "forms"),
)
"""What folders are called whose files are alike."""

DATA = re.compile(
    r"(?:^|[/@.:])(?:drizzle-orm|mongoose|typeorm|knex|sequelize|mongodb|pg|mysql2?|better-sqlite3|kysely|sqlalchemy|peewee"
    r"|psycopg2?|asyncpg|pymongo|sqlite3|objection|mikro-orm)(?:$|[/.:])"
    r"|(?:^|/)(?!@prisma)@?(?:db|database|prisma|drizzle|knex|mongo)(?:/(?:client|index))?(?:\.[jt]s)?(?::|$)"
    r"|^django\.db(?:[.:]|$)|Facades[\\:]+DB$|[\\:](?:Database|DB|Db)$|^:?PDO$|^Doctrine\\(?:ORM|DBAL)\b"
)
"""Libraries and modules through which a program asks its database."""

FACADE, MANAGES = "DB", re.compile(rb"\bDB::(?:transaction|beginTransaction|commit|rollBack|raw)\b")
ASKS = re.compile(rb"\bDB::(?!transaction|beginTransaction|commit|rollBack|raw)\w")

DRIVER, MADE = "PDO", re.compile(rb"\bnew\s+\\?PDO\b")


class DataLayer(Detector):
    """Which files reach for the database themselves?

    Where controllers, components or routes leave it to a layer of their own, the first that asks the database directly
    goes round all that the layer does. Files in folders of one name are compared with each other.
    """

    id = "data-access/layer"
    needs = (Import, ImportedName)
    slots = {f"file in {it}": f"files in folders called `{it}`" for it in KINDS}
    answers = {"left": "the database is left to others", "asked": "the database is asked directly"}
    conventions = frozenset({"left"})
    strict = True
    reasoned = True
    roles = ("main",)
    tier = "listed"
    families = frozenset({"javascript", "typescript", "python", "php"})
    examples = (
        Flags(
            "«import { prisma } from '@/lib/prisma';»\nexport function Cart() { return prisma.cart }",
            taught="import { row } from '@/lib/rows';\nexport function Row() { return row }",
            language="typescript",
            path="src/components/cart.ts",
            taught_path="src/components/row.ts",
        ),
        Flags(
            "«from sqlalchemy import select»\n\ndef load(): return select(1)",
            taught="from shop.store import load\n\ndef save(): return load()",
            path="src/shop/routes/cart.py",
            taught_path="src/shop/routes/row.py",
        ),
        Flags(
            "<?php\n«use Illuminate\\Support\\Facades\\DB;»\nclass CartController { function a() { DB::table('a'); } }",
            taught="<?php\nuse Shop\\Rows;\nclass RowController { function a() { Rows::all(); } }",
            language="php",
            path="app/Http/controllers/CartController.php",
            taught_path="app/Http/controllers/RowController.php",
        ),
        Flags(
            "<?php\nnamespace Shop\\Ui;\n«use Shop\\Database\\Database;»\nclass Cart { function a() { Database::query('a'); } }",
            taught="<?php\nnamespace Shop\\Ui;\nuse Shop\\Rows;\nclass Row { function a() { Rows::all(); } }",
            language="php",
            path="lib/Ui/Cart.php",
            taught_path="lib/Ui/Row.php",
        ),
        Allows(  # It only holds together what others ask.
            "<?php\nuse Illuminate\\Support\\Facades\\DB;\nclass CartController { function a() { DB::beginTransaction(); } }",
            taught="<?php\nuse Shop\\Rows;\nclass RowController { function a() { Rows::all(); } }",
            language="php",
            path="app/Http/controllers/CartController.php",
            taught_path="app/Http/controllers/RowController.php",
        ),
        Allows(  # Only how rows are read.
            "<?php\nnamespace Shop\\Ui;\nuse PDO;\nclass Cart { function a($it) { return $it->fetch(PDO::FETCH_ASSOC); } }",
            taught="<?php\nnamespace Shop\\Ui;\nuse Shop\\Rows;\nclass Row { function a() { Rows::all(); } }",
            language="php",
            path="lib/Ui/Cart.php",
            taught_path="lib/Ui/Row.php",
        ),
        Allows(  # An enum.
            "import { CartKind } from '@prisma/client';\nexport function Cart() { return CartKind.Full }",
            taught="import { row } from '@/lib/rows';\nexport function Row() { return row }",
            language="typescript",
            path="src/components/cart.ts",
            taught_path="src/components/row.ts",
        ),
        Allows(  # Only a type.
            "import type { Cart } from '@prisma/client';\nexport function Cart() { return 1 }",
            taught="import { row } from '@/lib/rows';\nexport function Row() { return row }",
            language="typescript",
            path="src/components/cart.ts",
            taught_path="src/components/row.ts",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report the imports of a file that lead to the database, or that there are none."""
        folders = file.path.lower().split("/")[:-1]
        kind = next((it for name in reversed(folders) for it in (name, f"{name}s") if it in KINDS), None)
        if kind is None or not file.all(Import):
            return
        found = [it for it in file.all(Import) if not it.type_only and _leads_there(it, file)]
        for it in found:
            yield Detection(f"file in {kind}", "asked", first_line(file.source, it.span))
        if not found:
            yield Detection(f"file in {kind}", "left", opening(file.source))


def _leads_there(it: Import, file: FileFacts) -> bool:
    module = it.module.text if it.module else ""
    if file.language.modules != "name":  # There a module is told by its own name, and many bring but one thing.
        client = module == "@prisma/client" and any(
            one.name and one.name.text == "PrismaClient" for one in file.inside(ImportedName, it.span)
        )
        return client or (_is_data(module) and not _brings_types(it, file))  # The client brings types and enums, too.
    names = [one.name.text for one in file.inside(ImportedName, it.span) if one.name]
    if names == [DRIVER] and not MADE.search(file.source):
        return False  # What another gave is read in the way that one of its constants says.
    if names == [FACADE] and MANAGES.search(file.source) and not ASKS.search(file.source):
        return False  # It only begins and ends what others ask.
    return any(_is_data(f"{module}:{name}") for name in names or [""])


def _brings_types(it: Import, file: FileFacts) -> bool:
    brought = file.inside(ImportedName, it.span)
    return bool(brought) and all(one.type_only for one in brought)


@lru_cache(maxsize=16384)
def _is_data(name: str) -> bool:
    return DATA.search(name) is not None
