"""SQL with values written into it: built strings in, findings out."""

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.strings import HOLE, read
from drift_lsp.facts.vocabulary import Assignment, Call, Formatting, Text
from drift_lsp.graphs.project import Project
from drift_lsp.text import Span

UPPER = (
    r"SELECT\s.+?\sFROM\s.+?\s(?:WHERE|HAVING|ON|LIMIT|AND)\s|INSERT\s+INTO\s.+?\bVALUES\b|REPLACE\s+INTO\s.+?\bVALUES\b|"
    r"UPDATE\s.+?\sSET\s|DELETE\s+FROM\s.+?\sWHERE\s|WITH\s.+?\sSELECT\s.+?\sWHERE\s"
)
SQL = re.compile(rf"\s*(?:{UPPER}|{re.sub('[A-Z]{2,}', lambda it: it[0].lower(), UPPER)})", re.S)
"""Statements, all in capitals or all in small letters: "Select one from the list" is English."""
STARTS = re.compile(rb"[fFrRuUbB]{0,2}(?:\"\"\"|'''|[\"'`])\s*(?:select|insert|replace|update|delete|with)\s", re.I)
VALUE = re.compile(
    rf"(?:(?:[\w\]\"`)]\s*(?:=|<>|!=|<|>|<=|>=)|\b(?:I?LIKE|BETWEEN|THEN))\s*{HOLE}(?=\s|$|[;),])"
    rf"|(?:=|<|>|\bI?LIKE|,|\(|\bBETWEEN|\bAND)\s*'%?{HOLE}(?:%?'|$))",
    re.I,
)
"""A place where a parameter could stand: behind a comparison, or between quotes."""

HARMLESS = re.compile(
    r"^(?:int|float|len|bool|Number|parseInt|range)\(|^\d+$|(?-i:^(?:self\.|settings\.)?[A-Z][A-Z0-9_]*$)|quot|escap|literal|identifier|ident\b|"
    r"placeholder|param|\bbind|as_sql|sanitiz|\bqn\(|column|field|db_table|table|pk_name|sql|clause|subquery|compiler|_expr|condition|"
    r"\.length$|^['\"]|\?|\.join\(|schema|alias",
    re.I,
)
"""Numbers, constants, what was quoted, names of columns and pieces of SQL."""

FORMATTED_NUMBER = re.compile(r":\d*[dfx]$")


class SqlFromString(Detector):
    """Is a value written into an SQL statement instead of handed over as a parameter?

    Whoever can choose the value can end the statement and begin another. Names of tables and columns cannot be parameters and are
    left alone, and so are tags that take the values apart by themselves.
    """

    id = "security/sql-from-string"
    needs = (Text, Formatting)
    slots = {"value in an SQL statement": "values in SQL statements"}
    answers = {"written in": "a value is written into the statement"}
    tier = "always"
    severity = "warning"
    roles = ("main",)
    absolute = frozenset({"written in"})
    remedy = "Put a placeholder there and hand the value over as a parameter."
    examples = (
        Flags("def load(name):\n    db.execute(«f\"SELECT * FROM cart WHERE name = '{name}'\"»)"),
        Flags('def load(cart):\n    db.execute(«"DELETE FROM cart WHERE id = %s" % cart.id»)'),
        Flags('def load(name):\n    q = «"SELECT id FROM cart WHERE name = \'" + name + "\'"»\n    db.execute(q)'),
        Flags("db.query(«`SELECT id FROM cart WHERE name = '${name}'`»);", language="typescript"),
        Flags('db.query(«"SELECT id FROM cart WHERE name = \'" + name + "\'"»);', language="javascript"),
        Allows('def load(name):\n    db.execute("SELECT * FROM cart WHERE name = %s", [name])'),
        # A table's name cannot be a parameter.
        Allows('def load(table):\n    db.execute(f"SELECT * FROM {table} WHERE id = %s", [1])'),
        # The tag makes parameters of its values.
        Allows("const it = await sql`SELECT id FROM cart WHERE name = ${name}`;", language="typescript"),
        Allows('def load(n):\n    db.execute(f"SELECT * FROM cart WHERE id = {int(n)}")'),
        Allows('def say(name):\n    return f"Select one from the list = {name}"'),
        Allows('def load(q):\n    db.execute(f"SELECT * FROM cart WHERE id IN ({placeholders})", q)'),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Look at every string with values that starts like a statement."""
        source = file.source
        for text in file.all(Text):
            if text.interpolated and STARTS.match(source, text.span.start) and not _is_tagged(source, text.span):
                yield from self._judge(file, text.span)
        end = -1
        for built in file.all(Formatting):
            if built.span.start >= end and STARTS.match(source, built.span.start):
                end = built.span.end
                yield from self._judge(file, _chain(file, built.span))

    def _judge(self, file: FileFacts, span: Span) -> Iterator[Detection]:
        built = read(file, span)
        if built is None or not SQL.match(built.text):
            return
        holes = [at for at, char in enumerate(built.text) if char == HOLE]
        places = {match.group().index(HOLE) + match.start() for match in VALUE.finditer(built.text)}
        for at, value in zip(holes, built.values, strict=False):
            if at in places and value and not HARMLESS.search(value) and not FORMATTED_NUMBER.search(value):
                yield Detection("value in an SQL statement", "written in", _first_line(file.source, span))
                return


def _chain(file: FileFacts, span: Span) -> Span:
    """Find the whole expression that begins with a string: `"a" + b` may go on."""
    call = file.enclosing(span, Call)
    wholes = list(call.arguments) if call else []
    assignment = file.enclosing(span, Assignment)
    if assignment and assignment.value:
        wholes.append(assignment.value)
    return next((it for it in wholes if it.start == span.start and it.end > span.end), span)


def _is_tagged(source: bytes, span: Span) -> bool:
    if source[span.start] != ord("`"):
        return False
    before = source[max(0, span.start - 1) : span.start]
    return before.isalnum() or before in (b"_", b"$", b">", b")")


def _first_line(source: bytes, span: Span) -> Span:
    end = source.find(b"\n", span.start, span.end)
    return span if end < 0 else Span(span.start, end)
