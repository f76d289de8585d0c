"""How the database is asked: calls in, SQL or the mapper's own words out."""

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Call, Query, Text
from drift_lsp.graphs.project import Project
from drift_lsp.text import Span

SQL = re.compile(
    rb"[fFrRuUbB]{0,2}(?:\"\"\"|'''|[\"'`])\s*(?:select\s.{1,2000}?\sfrom|select\s+\d|insert\s+into|update\s+\S+\s+set|delete\s+from|with\s+\w+\s+as)\b",
    re.I | re.S,
)
RAW = {"execute", "executemany", "raw", "query", "$queryRaw", "$executeRaw", "$queryRawUnsafe", "rawQuery", "text"}
MAPPED = {
    "filter",
    "get",
    "all",
    "create",
    "count",
    "first",
    "exclude", "get_or_create", "select_related", "prefetch_related", "filter_by", "scalars", "findMany", "findUnique",
    "findFirst", "findOne", "upsert", "createMany", "updateMany", "deleteMany", "selectFrom", "insertInto",
}  # fmt: skip
MAPPERS = (".objects", "session", "_default_manager", "epository")
CLIENT = "prisma."


class QueryForm(Detector):
    """Is the database asked in SQL, or in the words of the mapper?

    SQL says exactly what is done; the mapper's words follow when a column is renamed.
    """

    id = "data-access/query-form"
    needs = (Call, Text)
    beyond = True
    slots = {"database query": "database queries"}
    answers = {"sql": "it is written in SQL", "mapper": "it is written in the mapper's words"}
    tier = "listed"
    strict = True
    roles = ("main",)
    local = True

    about = "statements in the database's words"
    examples = (
        Flags(
            'def save(db):\n    db.«execute»("SELECT 1 FROM cart")',
            taught="def load():\n    return Cart.objects.filter(id=1)",
        ),
        Flags(
            "export const save = () => db.«rawQuery»(`select 1 from cart`);",
            taught="export const load = () => prisma.cart.findMany({ where: { id: 1 } });",
            language="typescript",
        ),
        Flags(
            "import { prisma } from './db';\nexport const save = () => prisma.«$queryRaw»`select 1 from cart`;",
            taught="import { prisma } from './db';\nexport const load = () => prisma.cart.findMany({});",
            language="typescript",
        ),
        Allows(  # It runs what it is given.
            "using Microsoft.EntityFrameworkCore;\nclass Cart { void Run(string sql) { db.Database.ExecuteSqlRaw(sql); } }",
            "using Microsoft.EntityFrameworkCore;\nclass Item { async Task Save() { await db.Items.FirstOrDefaultAsync(it => it.Id == 3); } }",
            language="csharp",
        ),
        # What is looked for is no statement.
        Allows(
            "def save(page):\n    page.query('select one')", taught="def load():\n    return Cart.objects.filter(id=1)"
        ),
        Allows(
            "def save(all):\n    return all.filter(None)", taught="def load():\n    return Cart.objects.filter(id=1)"
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Look at what the file's mapper is known to call, and at every call that can only be a query."""
        known = {it.name.span: it.raw for it in file.all(Query) if it.name and not _is_handed_on(it, file)}
        for span, raw in known.items():
            yield Detection("database query", "sql" if raw else "mapper", span)
        for call in file.all(Call):
            if call.name is None or call.name.span in known:
                continue
            name = call.name.text
            if (
                name in MAPPED
                and call.receiver
                and (call.receiver.text.endswith(MAPPERS) or call.receiver.text.startswith(CLIENT))
            ):
                yield Detection("database query", "mapper", call.name.span)
            elif name in RAW and call.arguments and SQL.match(file.source, call.arguments[0].start):
                yield Detection("database query", "sql", Span(call.name.span.start, call.name.span.end))


def _is_handed_on(it: Query, file: FileFacts) -> bool:
    """Tell whether a statement comes from somewhere else: who runs scripts does not write them."""
    call = file.starting(Call, it.span.start)
    return it.raw and call is not None and bool(call.arguments) and call.arguments[0].of(file.source).isidentifier()
