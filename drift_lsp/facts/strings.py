"""Strings: a piece of source that makes a string in, what is fixed in it and what is put in out."""

from __future__ import annotations

import re
from functools import cache

import msgspec

from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Formatting, Text
from drift_lsp.text import Span

HOLE = "\0"
"""Stands in `Built.text` where a value is put in."""

_PERCENT = re.compile(r"%(?:\(\w+\))?[#0\- +]*(?:\*|\d+)?(?:\.(?:\*|\d+))?[diouxXeEfFgGcrsa]")
_NAMED = re.compile(r"[A-Za-z_]\w*\s*=(?!=)")


class Built(msgspec.Struct, frozen=True):
    """A string as its literal parts tell it."""

    text: str
    """The literal parts, a `HOLE` for every value between them."""

    values: tuple[str, ...] = ()
    """The source of each value, in order; "" where it cannot be told which goes where."""


def is_constant(file: FileFacts, span: Span) -> bool:
    """Tell whether an expression is nothing but string literals."""
    built = read(file, span)
    return built is not None and not built.values


def read(file: FileFacts, span: Span) -> Built | None:
    """Take apart a literal, an f-string, a template, a formatted or a concatenated string; None for anything else."""
    if (formatted := _formatted(file, span)) is not None:
        return formatted
    texts = outermost(file, span)
    if not texts:
        return None
    parts: list[str] = []
    values: list[str] = []
    at, joins = span.start, file.language.joins
    for text in texts:
        if not _absorb(file.source[at : text.span.start].decode(errors="replace"), parts, values, joins):
            return None
        _literal(file, text, parts, values)
        at = text.span.end
    if not _absorb(file.source[at : span.end].decode(errors="replace"), parts, values, joins):
        return None
    return Built("".join(parts), tuple(values))


def outermost(file: FileFacts, span: Span) -> list[Text]:
    """List the string literals in a piece of source that do not lie within another one."""
    found: list[Text] = []
    end = -1
    for text in file.inside(Text, span):
        if text.span.start >= end:
            found.append(text)
            end = text.span.end
    return found


def split(source: str, at_each: str = ",") -> list[str]:
    """Split source at its commas, leaving those within brackets and quotes alone."""
    found, depth, start, quote = [], 0, 0, ""
    for mark in _marks(at_each).finditer(source):
        at, char = mark.start(), mark[0]
        if quote:
            quote = "" if char == quote and source[at - 1] != "\\" else quote
        elif char in "\"'`":
            quote = char
        elif char in "([{":
            depth += 1
        elif char in ")]}":
            depth -= 1
        elif char == at_each and not depth:
            found.append(source[start:at].strip())
            start = at + 1
    found.append(source[start:].strip())
    return [it for it in found if it]


@cache
def _marks(at_each: str) -> re.Pattern[str]:
    """Find what decides where source is split."""
    return re.compile(rf"[\"'`()\[\]{{}}{re.escape(at_each)}]")


def _formatted(file: FileFacts, span: Span) -> Built | None:
    """Take apart what a function puts together: `fmt.Sprintf("%s", it)`, `String.format(…)`, `format!("{}", it)`."""
    made = file.at(Formatting, span)
    if made is None or made.span != span or made.literal is None or made.literal.start == span.start or made.plus:
        return None
    text = file.at(Text, made.literal)
    if text is None:
        return None
    literal = [_content(text.span.of(file.source))]
    given, values = file.source[made.literal.end : span.end].decode(errors="replace").strip(), list[str]()
    if _PERCENT.search(literal[0]):
        _fill(f"({given.lstrip(',').rstrip().removesuffix(')')})", literal, values)
    else:
        _fill_braces(given.lstrip(","), literal, values)
    return Built("".join(literal), tuple(values))


def _literal(file: FileFacts, text: Text, parts: list[str], values: list[str]) -> None:
    content = _content(file.source[text.span.start : text.span.end].decode(errors="replace"))
    if not text.interpolated:
        parts.append(content)
        return
    if file.language.hole:
        at = 0
        for found in re.finditer(file.language.hole, content):
            parts.append(content[at : found.start()] + HOLE)
            values.append(next(filter(None, found.groups()), ""))
            at = found.end()
        parts.append(content[at:])
        return
    mark = "${" if file.source[text.span.start] == ord("`") else "{"
    at = 0
    while (start := content.find(mark, at)) >= 0:
        if mark == "{" and content.startswith("{{", start):
            parts.append(content[at : start + 1])
            at = start + 2
            continue
        end = _closing(content, start + len(mark))
        parts.append(content[at:start] + HOLE)
        values.append(content[start + len(mark) : end].strip())
        at = end + 1
    parts.append(content[at:])
    if mark == "{":
        parts[:] = [it.replace("}}", "}") for it in parts]


def _content(literal: str) -> str:
    """Take the prefix and the quotes off a literal."""
    start = len(literal) - len(literal.lstrip("rRbBuUfFtT$@"))
    quotes = 3 if literal.startswith(('"""', "'''"), start) else 1
    return literal[start + quotes : len(literal) - quotes]


def _closing(content: str, at: int) -> int:
    depth = 0
    while at < len(content):
        char = content[at]
        if char in "([{":
            depth += 1
        elif char in ")]}":
            if not depth:
                break
            depth -= 1
        at += 1
    return at


def _absorb(gap: str, parts: list[str], values: list[str], joins: str) -> bool:
    """Read what stands between or behind literals; False where it does not make a string of them."""
    rest = gap.strip()
    while rest.endswith(")") and rest.count(")") > rest.count("("):  # They close what the literal stands in.
        rest = rest[:-1].rstrip()
    if rest.startswith("%") and parts:
        _fill(rest[1:].strip(), parts, values)
        return True
    if rest.startswith(".format(") and parts:
        _fill_braces(rest.removeprefix(".format("), parts, values)
        return True
    rest = rest.strip("() \t\r\n\\")
    if not rest:
        return True
    if not rest.startswith(joins) and not rest.endswith(joins):
        return False
    if value := rest.strip(f"{joins} \t\r\n\\"):
        parts.append(HOLE)
        values.append(value)
    return True


def _fill(given: str, parts: list[str], values: list[str]) -> None:
    literal = _literal_before(parts, values)
    figures = _PERCENT.findall(literal.replace("%%", ""))
    inner = given[1:-1] if given.startswith("(") and given.endswith(")") else given
    said = split(inner) if len(figures) != 1 else [inner.strip()]
    parts.append(_PERCENT.sub(HOLE, literal.replace("%%", "\1")).replace("\1", "%"))
    known = said if len(said) == len(figures) else [""] * len(figures)
    # Whatever is handed over to `%d`, a number comes of it.
    values.extend(f"int({it})" if it and to[-1] in "dioux" else it for it, to in zip(known, figures, strict=True))


def _literal_before(parts: list[str], values: list[str]) -> str:
    """Take the literal that is filled: adjacent ones are one, unless something was put in between."""
    if values:
        return parts.pop()
    literal = "".join(parts)
    parts.clear()
    return literal


def _fill_braces(given: str, parts: list[str], values: list[str]) -> None:
    said = split(given.rstrip().removesuffix(")"))
    named = {it.partition("=")[0].strip(): it.partition("=")[2].strip() for it in said if _NAMED.match(it)}
    literal = _literal_before(parts, values)
    at = number = 0
    while (start := literal.find("{", at)) >= 0:
        if literal.startswith("{{", start):
            parts.append(literal[at : start + 1])
            at = start + 2
            continue
        end = _closing(literal, start + 1)
        name = re.split(r"[!:.\[]", literal[start + 1 : end])[0]
        parts.append(literal[at:start] + HOLE)
        if not name or name.isdigit():
            place = int(name or number)
            number += 1
            values.append(said[place] if place < len(said) else "")
        else:
            values.append(named.get(name, ""))
        at = end + 1
    parts.append(literal[at:])
