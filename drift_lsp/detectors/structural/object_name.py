"""Names of objects: functions of a type in, what their first parameter is called out."""

from __future__ import annotations

from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Function, Parameter
from drift_lsp.graphs.project import Project

SHORTEST = 3
"""Letters of a type's name; with fewer, anything may begin so."""


class ObjectName(Detector):
    """What does a function of a type call the object it works on?

    `Cart_add(Cart* this, …)` is a method in all but syntax. With one name for its object throughout, lines can move from
    one to the next.
    """

    id = "structural/object-name"
    needs = (Function, Parameter)
    slots = {"object of a function": "functions of a type"}
    answers = {"*": "its object is called `{}`"}
    conventions = None
    strict = True
    languages = frozenset({"c"})
    examples = (
        Flags(
            "int Cart_size(const Cart* «self») { return 1; }",
            taught="int Item_size(const Item* this) { return 1; }",
            language="c",
        ),
        Allows(
            "int Cart_of(const Item* item) { return 1; }",
            taught="int Item_size(const Item* this) { return 1; }",
            language="c",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report the name of the first parameter of each function that begins with the name of that one's type."""
        for it in file.all(Function):
            if it.name is None or it.is_abstract or it.body is None:
                continue
            first = next((one for one in file.inside(Parameter, it.span) if one.span.end <= it.body.start), None)
            if first is None or first.name is None:
                continue
            before = file.source[first.span.start : first.name.span.start].decode(errors="replace")
            words = before.replace("*", " ").replace("const ", "").replace("struct ", "").split()
            kind = words[0].lower().removesuffix("_t").removesuffix("_s").replace("_", "") if words else ""
            if "*" in before and len(kind) >= SHORTEST and _opens(it.name.text, kind):
                yield Detection("object of a function", first.name.text, first.name.span)


def _opens(name: str, kind: str) -> bool:
    return name.replace("_", "").lower().startswith(kind)
