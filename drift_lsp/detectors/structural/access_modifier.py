"""Access modifiers: members that only their class may use in, whether they say so out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Assignment, Class, Function, Part, TypeDefinition
from drift_lsp.graphs.project import Project
from drift_lsp.text import Span

PROTECTED = re.compile(rb"\bprotected\b")

BEGINNING = (b"{", b"}", b";", b"]", b"/")
"""What may stand on the line of a member before it."""


class AccessModifier(Detector):
    """Is it written out who may use a member, or left to what holds where nothing is said?

    Written out nobody has to know the rule; left out there is less to read.
    """

    id = "structural/access-modifier"
    tier = "throughout"
    needs = (Function, Class, Assignment)
    slots = {
        "field": "fields for their class alone",
        "constant": "constants for their class alone",
        "method": "methods for their class alone",
    }
    answers = {"written": "`private` is written", "left out": "`private` is left out"}
    strict = True
    families = frozenset({"csharp"})
    examples = (
        Flags("class Cart { void «Load»() { } }", taught="class Item { private void Save() { } }", language="csharp"),
        Flags("class Cart { int «size»; }", taught="class Item { private int price; }", language="csharp"),
        Flags("class Cart { private int «size»; }", taught="class Item { int price; }", language="csharp"),
        Allows(  # What never changes is often told apart by that word alone.
            "class Cart { const int Most = 3; }", taught="class Item { private int price; }", language="csharp"
        ),
        Allows(
            "class Cart { private protected void Load() { } }",
            taught="class Item { void Save() { } }",
            language="csharp",
        ),
        Allows(
            "class Cart { static void Main() { } }", taught="class Item { private void Save() { } }", language="csharp"
        ),
        Allows("interface ICart { void Load(); }", taught="class Item { private void Save() { } }", language="csharp"),
        Allows(
            "class Cart { void IStore.Load() { } }", taught="class Item { private void Save() { } }", language="csharp"
        ),
        Allows(
            "class Cart { int Size { get { return Count(); int Count() => 3; } } }",
            taught="class Item { private void Save() { } }",
            language="csharp",
        ),
        *(
            Allows(code, taught="class Item { private void Save() { } }", language="csharp")
            for code in (
                "class Cart { int this[int it] { get { return Count(); static int Count() => 3; } } }",
                "class Cart { public static Cart operator +(Cart it) { return Load(); Cart Load() => it; } }",
                "class Cart {\n    internal\n#if FULL\n    unsafe\n#endif\n    int Load() { return 3; }\n}",
            )
        ),
        Allows(  # A condition cut it off from the head of its constructor.
            "class Cart {\n#else\n    : base(it ?? throw new Row Error(string it) { }\n}",
            taught="class Item { private void Save() { } }",
            language="csharp",
        ),
        Allows(  # For this the parser takes a block of extensions with a constraint.
            "static class Carts { extension<T> ICart() { } }",
            taught="class Item { private void Save() { } }",
            language="csharp",
        ),
        Allows("class Cart { static Cart() { } }", taught="class Item { private void Save() { } }", language="csharp"),
        Allows(
            "class Cart { partial void Load(); }", taught="class Item { private void Save() { } }", language="csharp"
        ),
        Allows(  # Its other part says what it says.
            "class Cart { partial void Load() { } }", taught="class Item { private void Save() { } }", language="csharp"
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report for each field and method that is private whether it says so."""
        interfaces = [it.span for it in file.all(TypeDefinition)]
        for it in file.all(Assignment):
            owner = file.enclosing(it.span, Class) if it.member and not it.property else None
            # Of several in one declaration only the first has the words that hold for all.
            if it.name and it.annotation and owner and not _is_in(it.span, interfaces, owner):
                yield from _asked("constant" if it.constant else "field", _said(it, it.name, file), it.name.span)
        for function in file.all(Function):
            if function.name is None or function.accessor or function.overrides or function.is_abstract:
                continue
            if function.name.text == "Main":
                continue  # The system calls it, whatever it says.
            if file.enclosing(function.span, Assignment):
                continue  # A property has it for itself.
            around = file.method_of(function)
            if isinstance(around, Class) and (function.visibility or _is_plainly_in(function, around, file.source)):
                yield from _asked("method", _said(function, function.name, file), function.name.span)


def _is_in(span: Span, interfaces: list[Span], owner: Class) -> bool:
    """Tell whether an interface stands nearer than the class."""
    return any(span in it and it in owner.span for it in interfaces)


def _is_plainly_in(function: Function, owner: Class, source: bytes) -> bool:
    """Tell whether a method stands in no accessor or operator of its class, no `#endif` before the rest of it, and no
    part of something else.
    """
    before = source[owner.body.start if owner.body else owner.span.start : function.span.start]
    line = before.rstrip().rpartition(b"\n")[2].lstrip()
    beside = before.rpartition(b"\n")[2].strip()
    begins = not beside or beside.endswith(BEGINNING)
    return begins and before.count(b"{") - before.count(b"}") == 1 and not line.startswith(b"#")


def _said(it: Assignment | Function, name: Part, file: FileFacts) -> str:
    """Tell who may use a member; `private protected` says something else than each word alone."""
    if it.visibility is None:
        return ""
    wider = PROTECTED.search(file.source, it.span.start, name.span.start)
    return f"{it.visibility.text} {wider[0].decode()}" if wider else it.visibility.text


def _asked(slot: str, said: str, span: Span) -> Iterator[Detection]:
    if said in ("", "private"):
        yield Detection(slot, "written" if said else "left out", span)
