"""SQL: a file's strings in, the values that are written into statements out.

Names of tables and columns cannot be parameters, so only a value in a place where a parameter could stand counts:
behind a comparison or between quotes. Tagged templates take their values apart by themselves and do not count at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.strings import HOLE, read
from drift_lsp.facts.vocabulary import Assignment, Call, Formatting, Text
from drift_lsp.text import Span

_UPPER = (
    r"SELECT\s.+?\sFROM\s.+?\s(?:WHERE|HAVING|ON|LIMIT|AND)\s|INSERT\s+INTO\s.+?\bVALUES\b|REPLACE\s+INTO\s.+?\bVALUES\b|"
    r"UPDATE\s.+?\sSET\s|DELETE\s+FROM\s.+?\sWHERE\s|WITH\s.+?\sSELECT\s.+?\sWHERE\s"
)
_STATEMENT = re.compile(rf"\s*(?:{_UPPER}|{re.sub('[A-Z]{2,}', lambda it: it[0].lower(), _UPPER)})", re.S)
"""All in capitals or all in small letters: "Select one from the list where" is English."""

OPENING = re.compile(rb"[\"'`\s(]*(?:SELECT|INSERT|UPDATE|DELETE|CREATE|ALTER|DROP|WITH|FROM|WHERE|AND|OR)\b")
"""How a text begins that is for a database."""

_STARTS = re.compile(rb"[fFrRuUbB$@]{0,2}(?:\"\"\"|'''|[\"'`])\s*(?:select|insert|replace|update|delete|with)\s", re.I)
_BARE = re.compile(
    rf"(?:[\w\]\"`)]\s*(?:=|<>|!=|<|>|<=|>=)|\b(?:I?LIKE|BETWEEN|THEN))\s*{HOLE}(?=\s|$|[;),])",
    re.I,
)
_QUOTED = re.compile(rf"(?:=|<|>|\bI?LIKE|,|\(|\bBETWEEN|\bAND)\s*'%?{HOLE}(?:%?'|$)", re.I)

_HARMLESS = re.compile(
    r"^(?:int|float|len|bool|Number|parseInt|range)\(|^\d+$|^(?:true|false|null)$|bool|"
    r"(?-i:^(?:self\.|settings\.|\w+\.)?[A-Z][A-Z0-9_]*$)|quot|escap|literal|ident(?:ifier)?\b|placeholder|"
    r"(?:^|_)params?$|\bbind|as_sql|sanitiz|\bqn\(|column|field|table|pk_name|sql|clause|subquery|compiler|_expr|condition|"
    r"(?-i:^(?!Request\b|Input\b|Model\b)[A-Z]\w*(?:\.[A-Z]\w*)+$)|"
    r"(?-i:^\\?[A-Z]\w*::[A-Z]\w*->value$)|(?:status|type|kind|state|level|mode)(?:\(\))?->value$|"
    r"\.length$|\bhash$|millis|^['\"]|\s\?\s|\.join\(|schema|alias",
    re.I,
)
"""Numbers, constants, values of enums, what was quoted, names of columns and pieces of SQL."""

_FORMATTED_NUMBER = re.compile(r":\d*[dfx]$")


class WrittenValue(msgspec.Struct, frozen=True):
    """A value that is written into a statement."""

    span: Span
    """The statement, or the line of it that holds the value."""

    value: str
    """Its source."""

    quoted: bool
    """It stands between quotes: a text, and one that can end them."""


def written_values(file: FileFacts) -> tuple[WrittenValue, ...]:
    """List the first such value of every statement, quoted ones before others."""
    return file.once(_written_values, None)


def _written_values(file: FileFacts, _: None) -> tuple[WrittenValue, ...]:
    return tuple(_found(file))


def _found(file: FileFacts) -> Iterator[WrittenValue]:
    source = file.source
    for text in file.all(Text):
        if text.interpolated and _STARTS.match(source, text.span.start) and not _is_tagged(source, text.span):
            yield from _judge(file, text.span)
    end = -1
    for built in file.all(Formatting):
        first = built.literal.start if built.literal and not built.plus else built.span.start
        if built.span.start >= end and _STARTS.match(source, first):
            end = built.span.end
            yield from _judge(file, _whole(file, built.span))


def _judge(file: FileFacts, span: Span) -> Iterator[WrittenValue]:
    built = read(file, span)
    if built is None or not _STATEMENT.match(built.text):
        return
    values = dict(zip((at for at, char in enumerate(built.text) if char == HOLE), built.values, strict=False))
    for form, quoted in ((_QUOTED, True), (_BARE, False)):
        for match in form.finditer(built.text):
            value = values.get(match.start() + match.group().index(HOLE), "")
            if value and not _HARMLESS.search(value) and not _FORMATTED_NUMBER.search(value):
                yield WrittenValue(_line_of(file.source, span, value), value, quoted)
                return


def _whole(file: FileFacts, span: Span) -> Span:
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


def _line_of(source: bytes, span: Span, value: str) -> Span:
    """Find the line of a statement that holds the value; all of it where it has but one."""
    at = source.find(value.encode(), span.start, span.end)
    start = max(source.rfind(b"\n", span.start, at) + 1, span.start) if at >= 0 else span.start
    end = source.find(b"\n", at if at >= 0 else start, span.end)
    line = source[start : end if end >= 0 else span.end]
    start += len(line) - len(line.lstrip())
    return Span(start, start + len(line.strip()))
