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

FINDERS = re.compile(r"(?:find|get|fetch|count|exists)_?(?:(?:all|one|first)_?)?(?:by|or_?fail)", re.I)
"""Begins the names of a repository's, or a model's own, queries: `findById`, `find_by_uuid`, `findOrFail`."""

MAPPER = re.compile(r"\.objects$|prisma\.\w+$|[rR]epository$|\.query$")
"""What stands before the name of a query: a manager, a client's model, a repository."""

MODEL = re.compile(r"(?:models?(?:\.|::))?[A-Z]\w+$|[rR]epo(?:sitory)?$")
"""What stands before a finder: a model, a repository."""

REPOSITORY = re.compile(r"[rR]epo(?:sitory)?$")
"""The same, where classes have no queries of their own: `InetAddress.getByName` asks no database."""

HEADER = re.compile(
    r"\bfor(?:each)?\s*\(?\s*(?:await\s*\(?\s*)?(?:(?:const|let|var|final|[A-Z][\w.]*(?:<[^()]*?>)?)\s+)?"
    r"(?:\$?(?P<a>\w+)(?:\s*,\s*\$?(?P<b>\w+))?)\s*(?:\bin\b|\bof\b|:(?!:))"
    r"|\bforeach\s*\(.*?\bas\s+(?:\$(?P<c>\w+)\s*=>\s*)?\$(?P<d>\w+)"
)


DELETES = re.compile(rb"\.(?:delete|destroy)\w*\(|\bDoesNotExist\b")
"""Done in a loop that asks anew what is still there."""


class QueryInLoop(Detector):
    """Is the database asked at each turn of a loop?

    A hundred rows are a hundred trips. One query for all of them before the loop does the same. Only queries that ask
    for what the loop goes through are said; small fixed lists, migrations and scripts are not.
    """

    id = "data-access/query-in-loop"
    needs = (Call, Loop)
    slots = {"query in a loop": "queries in loops"}
    answers = {"asked": "the database is asked at each turn of the loop"}
    tier = "listed"
    severity = "information"
    roles = ("main",)
    absolute = frozenset({"asked"})
    remedy = "Ask once for all of them before the loop."
    local = True

    examples = (
        Flags("def load(rows):\n    for row in rows:\n        cart = «Cart.objects.get»(id=row.cart_id)"),
        Flags(
            "async function load(rows) { for (const row of rows) { keep(await «prisma.cart.findUnique»({ where: { id: row.id } })) } }",
            language="typescript",
        ),
        Flags("def load(rows):\n    for row in rows:\n        keep(«models.Cart.query.get»(row.id))"),
        Flags(
            "class A { void load(List<Row> rows) { for (Row row : rows) { keep(«cartRepository.findById»(row.id())); } } }",
            language="java",
        ),
        Flags("fn load() { for row in &rows { keep(«Cart::find_by_uuid»(&row.uuid)); } }", language="rust"),
        Flags(
            "<?php\nfunction load($rows) { foreach ($rows as $row) { keep(«Cart::findOrFail»($row->id)); } }",
            language="php",
        ),
        Allows(
            "class A { void load(List<Row> rows) { for (Row row : rows) { keep(InetAddress.getByName(row.id())); } } }",
            language="java",
        ),
        Allows(  # It is a table in memory.
            "class A { void load(List<Row> rows) { for (Row row : rows) { keep(carts.get(row.id())); } } }",
            language="java",
        ),
        Allows(
            "def load(rows):\n    carts = Cart.objects.filter(id__in=rows)\n    for row in rows:\n        keep(carts, row)"
        ),
        Allows("def load(rows):\n    for row in rows:\n        value = row.get('id')"),
        Allows(  # To delete one may take others along.
            "def drop(rows):\n    for row in rows:\n        Cart.objects.get(id=row.id).delete()",
        ),
        Allows("def load(rows):\n    for row in rows:\n        first = Cart.objects.get(id=1)"),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Look at every query whose arguments use what a loop around it goes through."""
        for call in file.all(Call):
            if call.name is None or call.receiver is None or not call.arguments or not _is_query(call, file):
                continue
            loop = file.enclosing(call.span, Loop)
            if loop is None or loop.body is None or call.span not in loop.body:
                continue
            if any(
                it and it.span in loop.span
                for it in (file.enclosing(call.span, Function), file.enclosing(call.span, Lambda))
            ):
                continue
            if DELETES.search(file.source, loop.span.start, loop.span.end):
                continue  # What is gone by then must not be found any more.
            if b"OuterRef(" in file.source[loop.span.start : loop.span.end]:
                continue  # A part of a larger query.
            asked = Span(call.arguments[0].start, call.arguments[-1].end).of(file.source)
            if any(re.search(rf"\b{re.escape(name)}\b", asked) for name in _gone_through(loop, file)):
                yield Detection("query in a loop", "asked", Span(call.receiver.span.start, call.name.span.end))


def _gone_through(loop: Loop, file: FileFacts) -> list[str]:
    """Name what a loop goes through, one by one."""
    assert loop.body
    head = HEADER.match(Span(loop.span.start, loop.body.start).of(file.source))
    return [it for it in head.groupdict().values() if it] if head else []


def _is_query(call: Call, file: FileFacts) -> bool:
    assert call.name
    assert call.receiver
    name, receiver = call.name.text, call.receiver.text
    if name in READS and MAPPER.search(receiver):
        return True
    if FINDERS.match(name) is None:
        return False
    finds_itself = file.language.reach == "file" or "::" in file.language.separators
    return (MODEL if finds_itself else REPOSITORY).search(receiver) is not None
