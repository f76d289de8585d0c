"""Statements in the database's own language: queries in, each file that has one out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.detectors.shunned import SCRIPTS, Shunned, Shunning, is_program, uses
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Call, Comment
from drift_lsp.graphs.project import Project

FACADES = "Illuminate.Support.Facades."
DOES = "statement unprepared affectingStatement select insert update delete"

RAW = Shunned(
    "statements in the database's own language",
    "no statement is written in the database's own language",
    calls={
        "php": " ".join(f"{FACADES}DB.{it} DB.{it}" for it in DOES.split()),
        "java": ".createNativeQuery",
        "csharp": ".FromSqlRaw .ExecuteSqlRaw .ExecuteSqlRawAsync .FromSql .SqlQueryRaw",
        "rust": "diesel.sql_query sql_query",
        **dict.fromkeys(SCRIPTS, ".$queryRaw .$executeRaw .$queryRawUnsafe .$executeRawUnsafe"),
    },
)

CLIENT = re.compile(r"(?i)(?:^|/)(?:prisma|db|database|sql|connection|seeds?|\w*migrat\w*)(?:/|\.\w+$)")
"""In the path of what stands between the project and its database: it may speak its language."""

ALIVE = re.compile(rb"(?i)\s*\(?\s*[\"'`]\s*SELECT 1\s*;?\s*[\"'`]")
"""Only asks whether the database answers."""


class RawStatement(Shunning, Detector):
    """Is a statement written in the database's own language where hardly any file does so?

    What the mapper writes follows when a column is renamed, and runs on another database; a statement that is written
    out does neither.
    """

    id = "data-access/raw-statement"
    needs = (Call,)
    shunned = (RAW,)
    tier = "listed"
    reasoned = True
    roles = ("main",)
    families = frozenset(RAW.calls)
    about = "statements in the database's words"
    examples = (
        Flags(
            "<?php\nuse Illuminate\\Support\\Facades\\DB;\nfunction load() { return «DB::select»('select 3'); }",
            "<?php\nfunction save() { return 3; }",
            language="php",
        ),
        Flags(
            'class Cart { int load() { return «manager.createNativeQuery»("select 3"); } }',
            "class Item { int save() { return 3; } }",
            language="java",
        ),
        Flags(
            "export async function load() { await «prisma.$executeRawUnsafe»('select 3'); }",
            "export function save() { return 3; }",
            language="typescript",
        ),
        Flags('fn load() { «diesel::sql_query»("select 3"); }', "fn save() -> u32 { 3 }", language="rust"),
        Allows(
            "export async function load() { await client.$executeRawUnsafe('select 3'); }",
            "export function save() { return 3; }",
            language="typescript",
            path="src/lib/prisma.ts",
        ),
        Allows(
            "export async function load() { await prisma.$queryRaw`SELECT 1`; }",
            "export function save() { return 3; }",
            language="typescript",
        ),
        Allows(
            "export async function load() { await prisma.cart.findMany(); }",
            "export function save() { return 3; }",
            language="typescript",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Look at every such statement."""
        found = list(uses(file, project, self.shunned))
        if not found or CLIENT.search(file.path) or is_program(file):
            return
        said = {file.lines.row(it.span.end) for it in file.all(Comment)}
        for it in found:
            row = file.lines.row(it.span.start)
            if said.isdisjoint((row - 1, row)) and not ALIVE.match(file.source, it.span.end):
                yield it  # A comment says why it must be.
