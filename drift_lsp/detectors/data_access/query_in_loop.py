"""Queries in loops: queries in, findings out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Call, Function, Lambda, Loop
from drift_lsp.graphs.project import Project
from drift_lsp.text import Span

READS = frozenset(
    {
        "get",
        "filter",
        "first",
        "exists",
        "count",
        "get_or_none",
        "findUnique",
        "findFirst",
        "findMany",
        "findOne",
        "findOneBy",
        "findByPk",
        "findOrFail",
        "find",
    }
)

MAPPER = re.compile(r"\.objects$|prisma\.\w+$|[rR]epository$")
"""What stands before the name of a query: a manager, a client's model, a repository."""

HEADER = re.compile(
    r"\bfor\s*\(?\s*(?:(?:const|let|var|final)\s+|(?:await\s+))?(?:\$?(?P<a>\w+)(?:\s*,\s*\$?(?P<b>\w+))?)\s+(?:in|of|:)\b"
)


class QueryInLoop(Detector):
    """Is the database asked at each turn of a loop?

    A hundred rows are a hundred trips. One query for all of them before the loop does the same. Only queries that ask
    for what the loop goes through are said; small fixed lists, migrations and scripts are not.
    """

    id = "data-access/query-in-loop"
    needs = (Call, Loop)
    slots = {"query in a loop": "queries in loops"}
    answers = {"asked": "the database is asked at each turn of the loop"}
    severity = "information"
    roles = ("main",)
    absolute = frozenset({"asked"})
    remedy = "Ask once for all of them before the loop."

    examples = (
        Flags("def load(rows):\n    for row in rows:\n        cart = «Cart.objects.get»(id=row.cart_id)"),
        Flags(
            "async function load(rows) { for (const row of rows) { keep(await «prisma.cart.findUnique»({ where: { id: row.id } })) } }",
            language="typescript",
        ),
        Allows(
            "def load(rows):\n    carts = Cart.objects.filter(id__in=rows)\n    for row in rows:\n        keep(carts, row)"
        ),
        Allows("def load(rows):\n    for row in rows:\n        value = row.get('id')"),
        Allows("def load(rows):\n    for row in rows:\n        first = Cart.objects.get(id=1)"),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Look at every query whose arguments use what a loop around it goes through."""
        for call in file.all(Call):
            if call.name is None or call.receiver is None or call.name.text not in READS or not call.arguments:
                continue
            loop = file.enclosing(call.span, Loop) if MAPPER.search(call.receiver.text) else None
            if loop is None or loop.body is None or call.span not in loop.body:
                continue
            if any(
                it and it.span in loop.span
                for it in (file.enclosing(call.span, Function), file.enclosing(call.span, Lambda))
            ):
                continue
            if b"OuterRef(" in file.source[loop.span.start : loop.span.end]:
                continue  # A part of a larger query.
            asked = Span(call.arguments[0].start, call.arguments[-1].end).of(file.source)
            if any(re.search(rf"\b{re.escape(name)}\b", asked) for name in _gone_through(loop, file)):
                yield Detection("query in a loop", "asked", Span(call.receiver.span.start, call.name.span.end))


def _gone_through(loop: Loop, file: FileFacts) -> list[str]:
    """Name what a loop goes through, one by one."""
    assert loop.body
    head = HEADER.match(Span(loop.span.start, loop.body.start).of(file.source))
    return [it for it in (head["a"], head["b"]) if it] if head else []
