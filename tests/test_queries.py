"""Queries: every .scm compiles, speaks the vocabulary and is tidy; every sample says truly what is captured.

A sample is code with marks under its lines, in comments of the language:

    raise SaveError(path) from err
    #     ^^^^^^^^^ @raise.type

A mark speaks of the last line above it that is no mark. `^` names the column where a fact or a part starts; of several
`^^^` a part, or a fact on one line, must cover exactly these. `<-` in place of `^` names the column of the comment
itself. A flag (`@raise.made`) is marked where its fact starts. With a `!` before it (`!^^^ @raise`) nothing of that
name may start there.
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
import tree_sitter

from drift_lsp.facts.extract import EXCEPT, extract
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import KINDS, Assignment, Part
from drift_lsp.syntax import queries
from drift_lsp.syntax.languages import LANGUAGES, Language, grammar, named
from drift_lsp.syntax.parse import parse
from drift_lsp.text import Span

VOCABULARY = set(KINDS) | {
    f"{name}.{field}" for name, kind in KINDS.items() for field in kind.__struct_fields__ if field != "span"
}
SCM = sorted(queries.QUERIES.rglob("*.scm"))
CAPTURE = re.compile(r"@([a-z][a-z_.]*)")
MARK = re.compile(r"\s*(?P<no>!?)(?P<at>\^+|<-) @(?P<name>[a-z_.]+)\s*")

each_language = pytest.mark.parametrize("language", LANGUAGES, ids=lambda it: it.name)
each_file = pytest.mark.parametrize("path", SCM, ids=lambda it: f"{it.parent.name}/{it.name}")


class Mark(NamedTuple):
    line: int
    """Its own, from 1."""

    at: int
    """The byte it points to, in a line above."""

    width: int
    """How many bytes it covers; 1 where it tells only the start."""

    name: str
    absent: bool


@each_language
def test_every_capture_is_in_the_vocabulary(language: Language) -> None:
    assert unknown(queries.load(language)) == []


@each_language
def test_what_is_captured_can_be_read_from_what_is_written(language: Language) -> None:
    query = queries.load(language)
    assert queries.captures(language) == {query.capture_name(number) for number in range(query.capture_count)}


def test_a_capture_outside_the_vocabulary_is_named() -> None:
    query = tree_sitter.Query(
        grammar(named("python")), "(raise_statement (_) @raise.type @raise.colour @_mine) @raise @rise"
    )
    assert unknown(query) == ["raise.colour", "rise"]


@each_language
def test_every_mark_of_the_sample_is_true(language: Language) -> None:
    path = sample(language.name)
    source = path.read_bytes()
    file = extract(parse(source, language), path.name, source)
    marked = list(marks(source, language))
    assert [mark for mark in marked if mark.name not in VOCABULARY] == []
    assert [f"{path.name}:{mark.line} is not true: {mark}" for mark in untrue(marked, file)] == []


def test_a_mark_that_is_not_true_is_found() -> None:
    python = named("python")
    source = b"x = 1\n# <- @assignment\n# <- @assignment.name\n#^ @assignment.value\n#   ^ @assignment.value\n"
    source += b"#   ^^ @assignment.value\n# !<- @assignment\n#   !^ @assignment.name\n# <- @assignment.literal\n"
    fact = Assignment(Span(0, 5), name=Part("x", Span(0, 1)), value=Span(4, 5))
    found = untrue(marks(source, python), FileFacts("a.py", python, source, {Assignment: [fact]}))
    assert [(mark.line, mark.absent) for mark in found] == [(4, False), (6, False), (7, True), (9, False)]


@each_language
def test_every_capture_is_proven_by_a_mark(language: Language) -> None:
    proven = {
        mark.name
        for folder in {path.relative_to(queries.QUERIES).parts[0] for path in queries.files(language.name)}
        for mark in marks(sample(folder).read_bytes(), language)
        if not mark.absent
    }
    assert sorted(captured(queries.load(language)) - proven) == []


@each_file
def test_a_file_is_tidy(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.endswith("\n")
    assert not text.endswith("\n\n")
    for number, line in enumerate(text.splitlines(), 1):
        assert "\t" not in line, number
        assert line == line.rstrip(), number
        assert (len(line) - len(line.lstrip())) % 2 == 0, number


@each_file
def test_a_file_explains_itself(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    if lines[0].startswith(queries.INHERITS):
        del lines[0]
    header, code = divided(lines)
    used = {name for line in code for name in CAPTURE.findall(line.partition("; ")[0])}
    assert used - set(CAPTURE.findall("\n".join(header))) == set(), "not in the header"
    for above, line in zip(["", *code], code, strict=False):
        assert not line.startswith(("(", "[", '"')) or above.startswith("; "), f"no example above {line}"


def unknown(query: tree_sitter.Query) -> list[str]:
    """List the captures that the vocabulary does not have."""
    return sorted(captured(query) - VOCABULARY)


def captured(query: tree_sitter.Query) -> set[str]:
    names = {query.capture_name(number) for number in range(query.capture_count)}
    return {name.removeprefix(EXCEPT) for name in names if name.startswith(EXCEPT) or not name.startswith("_")}


def sample(folder: str) -> Path:
    found = list((queries.QUERIES / folder).glob("sample.*"))
    assert len(found) == 1, f"queries/{folder} needs one sample.*, has {len(found)}"
    return found[0]


def marks(source: bytes, language: Language) -> Iterator[Mark]:
    start = above = 0
    for number, line in enumerate(source.split(b"\n"), 1):
        # Columns are bytes, and Latin-1 keeps one character for each.
        indent, comment, said = line.decode("latin-1").partition(language.comment)
        said = said.removesuffix(language.comment_end)
        mark = MARK.fullmatch(said) if comment and not indent.strip() else None
        if mark is None:
            above = start
        elif mark["at"] == "<-":
            yield Mark(number, above + len(indent), 1, mark["name"], bool(mark["no"]))
        else:
            column = len(indent) + len(comment) + mark.start("at")
            yield Mark(number, above + column, len(mark["at"]), mark["name"], bool(mark["no"]))
        start += len(line) + 1


def untrue(marked: Iterable[Mark], file: FileFacts) -> list[Mark]:
    """List the marks that the facts of a file do not bear out."""
    captures = dict(places(file))
    return [mark for mark in marked if is_there(mark, captures.get(mark.name, ())) is mark.absent]


def is_there(mark: Mark, found: Iterable[Span]) -> bool:
    if mark.absent or mark.width == 1:
        return any(span.start == mark.at for span in found)
    return Span(mark.at, mark.at + mark.width) in list(found)


def places(file: FileFacts) -> Iterator[tuple[str, list[Span]]]:
    """Tell for each capture name where it was captured; for a flag, where the fact is that has it."""
    for name, kind in KINDS.items():
        facts = file.all(kind)
        yield name, [fact.span for fact in facts]
        for field in kind.__struct_fields__[1:]:
            held = [(fact.span, getattr(fact, field)) for fact in facts]
            yield f"{name}.{field}", [place for span, value in held for place in spans(value, span)]


def spans(value: object, whole: Span) -> list[Span]:
    match value:
        case True:
            return [whole]
        case Span():
            return [value]
        case Part():
            return [value.span]
        case tuple():
            return [place for item in value for place in spans(item, whole)]
        case _:
            return []


def divided(lines: list[str]) -> tuple[list[str], list[str]]:
    """Part the header, the comment down to the first empty line, from what follows."""
    end = lines.index("") if "" in lines else len(lines)
    return [line for line in lines[:end] if line.startswith(";")], lines[end:]
