"""Own members: calls on fields of the class around them in, whether those are named with `this` out."""

from __future__ import annotations

from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Assignment, Call, Function, Parameter
from drift_lsp.graphs.project import Project
from drift_lsp.text import Span

THIS = "this."


class OwnMember(Detector):
    """Is a field of the class that is worked with named with `this`, or bare?

    With `this` nobody takes it for a variable; bare it is shorter, and where one way is the custom, the other one looks
    as if it meant something else.
    """

    id = "styling/own-member"
    needs = (Call, Assignment, Function)
    slots = {"call on a field": "calls on fields of their own class"}
    answers = {"this": "the field is named with `this`", "bare": "the field is named alone"}
    tier = "listed"
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
            "class Cart { private Store _store; void A() { «this._store».Save(); } }",
            taught="class Item { private Store _store; void B() { _store.Load(); } }",
            language="csharp",
        ),
        Allows(  # Without it another one is meant.
            "class Cart { private Store store; void a(Store store) { this.store.save(store); } }",
            taught="class Item { private Store store; void b() { store.load(); } }",
            language="java",
        ),
        Allows(
            "class Cart { void a(Store store) { store.save(); } }",
            taught="class Item { private Store store; void b() { this.store.load(); } }",
            language="java",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report how each field is named on which something is called."""
        fields = {it.name.text for it in file.all(Assignment) if it.member and it.name and not it.is_static}
        fields -= {it.name.text for it in file.all(Assignment) if it.constant and it.name}
        for call in file.all(Call) if fields else ():
            written = call.receiver.text if call.receiver else ""
            name = written.removeprefix(THIS)
            if call.receiver and name in fields and not _is_taken(name, call, file):
                start = call.receiver.span.start
                place = Span(start, start + len(written.encode()))
                yield Detection("call on a field", "this" if name != written else "bare", place)


def _is_taken(name: str, call: Call, file: FileFacts) -> bool:
    """Tell whether a variable of the function around a call is called like a field."""
    around = file.enclosing(call.span, Function)
    if around is None:
        return True
    named: list[Parameter | Assignment] = [
        *file.inside(Parameter, around.span),
        *file.inside(Assignment, around.span),
    ]
    return any(it.name is not None and it.name.text == name for it in named)
