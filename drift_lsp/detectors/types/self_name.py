"""How a type speaks of itself: its methods in, its name or the word for itself out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts, is_extension
from drift_lsp.facts.vocabulary import Call, Class, Function, TypeDefinition
from drift_lsp.graphs.project import Project
from drift_lsp.text import Edit, Span

OF_ITS_OWN = re.compile(rb"\b(?:static|const)\s+(?:mut\s+)?\w+\s*:[^;]*\Z")
"""Begins what belongs to no type, wherever it stands."""

MADE = "type that its own methods make"
LITERAL = rb"%b(?=\s*\{)"
"""An object that is made, or taken apart, field by field."""

BEFORE = re.compile(rb"(?:[\w:>]|\b(?:impl|for|struct|enum|trait|dyn) |-> )\Z")
"""Stands before a name that is no such object."""


class SelfName(Detector):
    """Inside its own methods, is a type called by its name or by the word for itself?

    `Self` stays right when the type is renamed, and says at once that nothing else is meant.
    """

    id = "types/self-name"
    needs = (Function, Class, Call)
    form = True
    slots = {"type named in its own methods": "types named in their own methods", MADE: "types whose methods make one"}
    slot_tiers = {MADE: "listed"}
    answers = {"Self": "it is called `Self`", "name": "it is called by its name"}
    families = frozenset({"rust"})
    strict = True
    examples = (
        Flags(
            "impl Cart { fn load() -> «Cart» { todo!() } }",
            taught="impl Item { fn save() -> Self { todo!() } }",
            fixed="impl Cart { fn load() -> Self { todo!() } }",
            language="rust",
        ),
        Flags(
            "impl Cart { fn load() { «Cart»::new(); } }",
            taught="impl Item { fn save() -> Self { todo!() } }",
            fixed="impl Cart { fn load() { Self::new(); } }",
            language="rust",
        ),
        Flags(
            "struct Cart;\nimpl Cart { fn load() -> Self { «Cart» { size: 3 } } }",
            taught="struct Item;\nimpl Item { fn save() -> Self { Self { size: 3 } } }",
            fixed="struct Cart;\nimpl Cart { fn load() -> Self { Self { size: 3 } } }",
            language="rust",
        ),
        Allows(
            "struct Cart;\nimpl Cart { fn load() -> Row { Row { size: 3 } } }",
            taught="struct Item;\nimpl Item { fn save() -> Self { Self { size: 3 } } }",
            language="rust",
        ),
        Allows(  # The type is that of another file.
            "impl From<Row> for Cart { fn from(it: Row) -> Cart { todo!() } }",
            taught="impl Item { fn save() -> Self { todo!() } }",
            language="rust",
        ),
        Allows(
            "impl Cart { fn load() -> &'static Self { static ONE: Cart = Cart::new(); &ONE } }",
            taught="impl Item { fn save() -> Self { todo!() } }",
            language="rust",
        ),
        Allows(
            "impl Cart { fn load() -> Self { fn open() -> Cart { Cart::new() } open() } }",
            taught="impl Item { fn save() -> Self { todo!() } }",
            language="rust",
        ),
        Allows(  # The trait asks for that type.
            "trait Load { fn load() -> Cart; }\nstruct Cart;\nimpl Load for Cart { fn load() -> Cart { todo!() } }",
            taught="impl Item { fn save() -> Self { todo!() } }",
            language="rust",
        ),
        Allows(
            "struct Cart;\nimpl ReadAs<Cart> for Cart { fn load() -> Cart { todo!() } }",
            taught="impl Item { fn save() -> Self { todo!() } }",
            language="rust",
        ),
        Allows(
            "impl Cart { fn load() -> Item { todo!() } }",
            taught="impl Item { fn save() -> Self { todo!() } }",
            language="rust",
        ),
        Allows(  # Another type of that name.
            "impl Into for http::Cart<u32> { fn load() -> Cart { todo!() } }",
            taught="impl Item { fn save() -> Self { todo!() } }",
            language="rust",
        ),
        Allows(  # With other arguments it is another type.
            "impl Cart<u32> { fn load() -> Cart<u64> { todo!() } }",
            taught="impl Item { fn save() -> Self { todo!() } }",
            language="rust",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Look at what each method returns, and at each function of the type that is called."""
        own = file.once(_defined, None)
        for it in file.all(Function):
            owner = file.method_of(it) if it.returns else None
            if isinstance(owner, Class) and owner.extension and it.returns and _is_plain(owner, file, own):
                assert owner.name
                if any(base.text.partition("<")[0] in own or owner.name.text in base.text for base in owner.bases):
                    continue  # The trait says what it returns, and means that type whoever is asked.
                yield from _spelled(it.returns, it.returns.of(file.source), owner.name.text)
        for call in file.all(Call):
            owner = file.enclosing(call.span, Class) if call.receiver and call.receiver.text else None
            if owner and OF_ITS_OWN.search(file.source, max(owner.span.start, call.span.start - 200), call.span.start):
                continue  # There `Self` means nothing.
            inner = file.enclosing(call.span, Function) if owner else None
            if inner and file.is_nested(inner):
                continue  # Nor in a function of its own inside of a method.
            if owner and owner.extension and owner.name and call.receiver:
                separator = file.source[call.receiver.span.end : call.receiver.span.end + 2]
                if separator == b"::" and _is_plain(owner, file, own):
                    yield from _spelled(call.receiver.span, call.receiver.text, owner.name.text)

        for owner in file.all(Class):
            if owner.extension and owner.name and owner.body and _is_plain(owner, file, own):
                yield from _made(owner.name.text, owner.body, file)

    def fix(self, file: FileFacts, project: Project, at: Span, expected: str) -> Iterator[Edit]:
        """Write the word for itself."""
        if expected == "Self":
            yield Edit(at, "Self")


def _spelled(span: Span, text: str, name: str) -> Iterator[Detection]:
    if text in ("Self", name):
        yield Detection("type named in its own methods", "Self" if text == "Self" else "name", span)


def _made(name: str, body: Span, file: FileFacts) -> Iterator[Detection]:
    """Report each object of a type that its own methods make."""
    for word in ("Self", name):
        for found in re.finditer(LITERAL % word.encode(), file.source[body.start : body.end]):
            start = body.start + found.start()
            inner = file.enclosing(Span(start, start + len(word)), Function)
            if inner and not file.is_nested(inner) and not BEFORE.search(file.source, start - 7, start):
                yield Detection(MADE, "Self" if word == "Self" else "name", Span(start, start + len(word)))


def _defined(file: FileFacts, _: None) -> frozenset[str]:
    known: list[Class | TypeDefinition] = [*file.all(Class), *file.all(TypeDefinition)]
    return frozenset(it.name.text for it in known if it.name and not is_extension(it))


def _is_plain(owner: Class, file: FileFacts, own: frozenset[str]) -> bool:
    """Tell whether a type's name alone says all of it; with arguments, the name may stand for others of its kind.

    A trait that is written for a type of elsewhere says by its name which one is meant.
    """
    if owner.name is None or (owner.bases and owner.name.text not in own):
        return False
    return not file.source.startswith(b"<", owner.name.span.end)
