"""Own members: calls on fields of the class around them in, whether those are named with `this` out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Assignment, Call, Class, Function, Parameter
from drift_lsp.graphs.project import Project
from drift_lsp.text import Span

THIS = "this."

SET = re.compile(
    rb"(?:^|[;{}])[ \t]*(?P<place>(?P<this>this\.)?(?P<name>[a-z_]\w*))[ \t]*(?:[-+*/|&]|\?\?)?=(?![=>])", re.MULTILINE
)
"""A name that is set, at the beginning of a statement."""

VARIABLE = rb"\bfor\s*\([^;:()]*?\b%b\s*:|\binstanceof\s+[\w.<>?]+\s+%b\b"
"""A variable that a loop or a test declares."""


class OwnMember(Detector):
    """Is a field of the class that is worked with named with `this`?

    Where it is the custom, a bare name is taken for a variable. One `this` more than others write does no harm.
    """

    id = "styling/own-member"
    needs = (Call, Assignment, Function)
    slots = {"call on a field": "calls on fields of their own class", "field that is set": "fields that are set"}
    slot_tiers = {"field that is set": "listed"}
    answers = {"this": "the field is named with `this`", "bare": "the field is named alone"}
    tier = "throughout"
    conventions = frozenset({"this"})
    strict = True
    form = True
    roles = ("main",)
    families = frozenset({"java", "csharp"})
    examples = (
        Flags(
            "class Cart { private Store store; void a() { «store».save(); } }",
            taught="class Item { private Store store; void b() { this.store.load(); } }",
            language="java",
        ),
        Flags(
            "class Cart { private int size; void a(int of) { «size» = of; } }",
            taught="class Item { private int size; Item(int of) { this.size = of; } }",
            language="java",
        ),
        *(
            Allows(  # It is a variable; or it cannot be told otherwise, and teaches nothing.
                code, taught="class Item { private int size; Item(int of) { this.size = of; } }", language="java"
            )
            for code in (
                "class Cart { private int size; void a() { int size = 3; size = 4; } }",
                "class Cart { private int size; void a(int size) { size = 4; } }",
                "class Cart { private int size; void a(Row it) { it.size = 4; } }",
                "class Cart { private int size; void a() { b(size == 4); } }",
            )
        ),
        Allows(
            "class Cart { private Store _store; void A() { this._store.Save(); } }",
            taught="class Item { private Store _store; void B() { _store.Load(); } }",
            language="csharp",
        ),
        Allows(  # Without it another one is meant.
            "class Cart { private Store store; void a(Store store) { this.store.save(store); } }",
            taught="class Item { private Store store; void b() { store.load(); } }",
            language="java",
        ),
        *(
            Allows(  # A variable has the name, or it is the field of another class.
                f"class Cart {{ {fields} void a(Object it) {{ {body} }} }}",
                taught="class Item { private Store store; void b() { this.store.load(); } }",
                language="java",
            )
            for fields, body in (
                ("private Store store;", "for (Store store : all()) { store.save(); }"),
                ("private Store store;", "if (it instanceof Store store) { store.save(); }"),
                ("class Row { private Store store; }", "store.save();"),
                ("private Store store; class Row { void b() { store.save(); } }", ""),
            )
        ),
        Allows(
            "class Cart { void a(Store store) { store.save(); } }",
            taught="class Item { private Store store; void b() { this.store.load(); } }",
            language="java",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report how each field is named on which something is called, and each that is set."""
        fields = {
            (it.name.text, file.enclosing(it.span, Class))
            for it in file.all(Assignment)
            if it.member and it.name and not it.is_static
        }
        constants = {it.name.text for it in file.all(Assignment) if it.constant and it.name}
        for call in file.all(Call) if fields else ():
            written = call.receiver.text if call.receiver else ""
            name = written.removeprefix(THIS)
            own = (name, file.enclosing(call.span, Class)) in fields and name not in constants
            if call.receiver and own and not _is_taken(name, call.span, file):
                start = call.receiver.span.start
                place = Span(start, start + len(written.encode()))
                yield Detection("call on a field", "this" if name != written else "bare", place)
        for found in SET.finditer(file.source) if fields else ():
            name, place = found["name"].decode(), Span(*found.span("place"))
            own = (name, file.enclosing(place, Class)) in fields and name not in constants
            if own and not _is_taken(name, place, file):
                yield Detection("field that is set", "this" if found["this"] else "bare", place)


def _is_taken(name: str, place: Span, file: FileFacts) -> bool:
    """Tell whether a variable of the function around a place is called like a field, or none is around it."""
    around = file.enclosing(place, Function)
    if around is None or around.name is None or place.start < around.name.span.end:
        return True
    named: list[Parameter | Assignment] = [
        *file.inside(Parameter, around.span),
        *file.inside(Assignment, around.span),
    ]
    declared = VARIABLE % (name.encode(), name.encode())
    return (
        any(it.name is not None and it.name.text == name for it in named)
        or re.search(declared, file.source[around.span.start : place.start]) is not None
    )
