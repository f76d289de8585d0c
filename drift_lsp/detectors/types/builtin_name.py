"""Names of built-in types: annotations in, whether they use the language's short word out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.usual import unusual
from drift_lsp.facts.vocabulary import (
    Assignment,
    Comment,
    Function,
    ImportedName,
    Parameter,
    Text,
    TypeParameter,
    TypeReference,
)
from drift_lsp.graphs.project import Project
from drift_lsp.text import Span

SHORT = {
    "csharp": frozenset({b"string", b"int", b"bool", b"object", b"long", b"double", b"decimal", b"byte", b"char"}),
    "typescript": frozenset({b"string", b"number", b"boolean", b"object"}),
}
LONG = {
    "csharp": frozenset(
        {
            b"String",
            b"Int32",
            b"Boolean",
            b"Object",
            b"Int64",
            b"Double",
            b"Decimal",
            b"Byte",
            b"Char",
            b"System.String",
        }
    ),
    "typescript": frozenset({b"String", b"Number", b"Boolean", b"Object"}),
}

MEMBER = re.compile(
    rb"(?<![\w.@])(string|int|bool|object|long|double|decimal|byte|char|String|Int32|Boolean|Object|Int64|Double|Decimal|Byte|Char)"
    rb"\.(?=[A-Z])"
)
CALLED = frozenset({"csharp"})
"""Families in which the short word can be called on as the long one can."""

NAMESAKES = re.compile(rb"\busing (?:\w+System|UnityEngine|Godot);")
"""What is taken from there has an `Object` of its own."""


class BuiltinName(Detector):
    """Are the language's own types called by their short word?

    `String` and `string` name one type in C# and two in TypeScript; a reader who meets both looks for the difference.
    """

    id = "types/builtin-name"
    needs = (Parameter, Assignment, Function)
    beyond = True
    slots = {
        "own type": "types of the language",
        "member of an own type": "uses of what types of the language offer",
    }
    answers = {
        "short": "its short word is used, as in `string` or `int`",
        "long": "the name of its class is used, as in `String` or `Int32`",
    }
    conventions = frozenset({"short"})
    strict = True
    families = frozenset(SHORT)
    examples = (
        Flags(
            "class Cart { void Load(«String» name) { } }",
            taught="class Item { void Save(string name) { } }",
            language="csharp",
        ),
        Flags(
            "class Cart { bool Load(string name) => «String».IsNullOrEmpty(name); }",
            taught="class Item { bool Save(string name) => string.IsNullOrEmpty(name); }",
            language="csharp",
        ),
        Allows(  # It makes a number of something; the short word cannot.
            "function load(it) { return Number.parseInt(it) }",
            taught="function save(name: number) {}",
            language="typescript",
        ),
        Flags("function load(name: «Number») {}", taught="function save(name: number) {}", language="typescript"),
        Flags("const row: { name: «String» } = load()", taught="function save(name: number) {}", language="typescript"),
        *(
            Allows(code, taught="class Item { void Save(string name) { } }", language="csharp")
            for code in (  # It is another type of that name.
                "using Decimal = Shop.Decimal;\nclass Cart { void Load(Decimal size) { } }",
                "using Il2CppSystem;\nclass Cart { void Load(Object it) { } }",
                "class Cart { void Load<Int64>(Int64 size) { } }",
            )
        ),
        Allows(
            "class Cart { void Load(Cart name) { } }",
            taught="class Item { void Save(string name) { } }",
            language="csharp",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report how the types of parameters, variables and results are called."""
        for way, span in unusual(_types(file)):
            yield Detection("own type", way, span)
        for way, span in unusual(_members(file)) if file.all(Function) and file.language.family in CALLED else ():
            yield Detection("member of an own type", way, span)


def _members(file: FileFacts) -> Iterator[tuple[str, Span]]:
    short, other = SHORT[file.language.family], _others(file)
    for it in MEMBER.finditer(file.source):
        span = Span(*it.span(1))
        if it[1] not in other and not file.enclosing(span, Text) and not file.enclosing(span, Comment):
            yield ("short" if it[1] in short else "long"), span


def _types(file: FileFacts) -> Iterator[tuple[str, Span]]:
    short, long, other = SHORT[file.language.family], LONG[file.language.family], _others(file)
    written = [
        *(it.annotation for it in file.all(Parameter)),
        *(it.annotation for it in file.all(Assignment)),
        *(it.returns for it in file.all(Function)),
    ]
    named = [it for it in file.all(TypeReference) if it.name and it.name.span == it.span]
    wrong = [it.span for it in named if it.name and (said := it.name.text.encode()) in long and said not in other]
    yield from (("long", span) for span in wrong)
    for span in written:
        if span and span.size < 20 and span not in wrong:
            raw = file.source[span.start : span.end]
            text = raw.lstrip(b": ")
            if text in short or (text in long and text not in other):
                yield ("short" if text in short else "long"), Span(span.end - len(text), span.end)


def _others(file: FileFacts) -> set[bytes]:
    """Name what stands for another type here."""
    other = {it.name.text.encode() for it in file.all(TypeParameter) if it.name}
    other.update(it.alias.text.encode() for it in file.all(ImportedName) if it.alias)
    # Who has a field of that name may mean it.
    other.update(it.name.text.encode() for it in file.all(Assignment) if it.name)
    if file.language.family in CALLED and NAMESAKES.search(file.source):
        other.add(b"Object")
    return other
