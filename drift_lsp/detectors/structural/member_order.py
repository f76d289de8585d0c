"""Order of members: constructors, fields and private methods in, whether they stand before or behind others out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags, Freedom
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Assignment, Class, Function, TypeDefinition
from drift_lsp.graphs.project import Project

MAKES = frozenset({"__init__", "constructor", "__construct"})

PYTHON = {"taught": "class Item:\n    def __init__(self): self.a = 1\n    def save(self): pass"}
JAVA = {
    "taught": "class Item { int size; Item() { } public void save() { } private void check() { } }",
    "language": "java",
}


CALLS = re.compile(rb"[a-z]\w*\(")
NEAR = 300
"""Bytes in which the member before another one ends."""


class MemberOrder(Detector):
    """Where do constructors, fields and private methods of a class stand?

    Who opens a class looks for what it holds and how it is made at the top, and for what only helps at the end. One
    that stands elsewhere is read last, or not at all. Fields are asked where the class has methods, private methods
    where it has public ones.
    """

    id = "structural/member-order"
    tier = "listed"
    family_tiers = {"java": "throughout", "csharp": "throughout"}
    slot_tiers = {"constructor": "throughout", "private method": "listed"}
    needs = (Class, Function, Assignment)
    slots = {
        "constructor": "constructors of classes with methods",
        "field": "fields of classes with methods",
        "private method": "private methods of classes with public ones",
    }
    answers = {
        "first": "it stands before all methods",
        "behind": "it stands behind a method",
        "last": "it stands below all public methods",
        "among": "it stands above a public method",
    }
    conventions = frozenset({"first", "last"})
    strict = True
    of_neighbours = True
    roles = ("main",)
    families = frozenset({"python", "java", "csharp", "php", "typescript", "javascript"})
    local = True

    examples = (
        Allows(  # Another way to make one may come first.
            "class Cart:\n    @classmethod\n    def load(cls): pass\n\n    def __init__(self): pass\n\n    def drop(self): pass",
            taught="class Item:\n    def __init__(self): pass\n\n    def save(self): pass",
        ),
        Allows(  # It stands among functions that are kept in fields.
            "class Cart { load() {} onSend = () => {}; onDrop = made(log); }",
            taught="class Item { size = 3; save() {} }",
            language="typescript",
        ),
        Flags("class Cart:\n    def load(self): pass\n    def «__init__»(self): self.a = 1", **PYTHON),
        Flags("class Cart { Cart() { } public void load() { } int «rows»; }", **JAVA),
        Flags("class Cart { public void load() { } «Cart»() { } }", **JAVA),
        Allows(  # It is worked out once, by what stands below it.
            "class Cart { void load() { } private Row made; Row row() { return made; } }", **JAVA
        ),
        Allows(  # Tests hold up by it what stands above.
            "class Cart { void load() { } @VisibleForTesting volatile int loaded; }",
            taught="class Item { private int size; void save() { } }",
            language="java",
        ),
        Allows(  # So they may hold up two.
            "class Cart { void load() { }\n@VisibleForTesting volatile int loaded;\n\nvolatile int dropped; void drop() { } }",
            taught="class Item { private int size; void save() { } }",
            language="java",
        ),
        Allows(  # One that never changes stands above what it is for.
            "class Cart:\n    def load(self): pass\n    MOST_ROWS = 3\n    def drop(self): pass",
            taught="class Item:\n    size = 3\n    def save(self): pass",
        ),
        Allows(  # A program put it there.
            "class Cart { public void load() { } void drop() { } @Generated() Cart() { } }", **JAVA
        ),
        Allows(  # It unmakes.
            "class Cart { public Cart() { } public void Load() { } ~Cart() => Drop(); }",
            taught="class Item { public Item() { } public void Save() { } }",
            language="csharp",
        ),
        Flags("class Cart { private void «check»() { } public void load() { } }", **JAVA),
        Flags(
            "class Cart { load() {} private «rows» = 3; }",
            taught="class Item { private size = 3; save() {} }",
            language="typescript",
        ),
        Flags(
            "<?php\nclass Cart { function load() {} private $«rows» = 3; }",
            taught="<?php\nclass Item { private $size = 3; function save() {} }",
            language="php",
        ),
        Allows("class Cart { enum Row { ONE; int price() { return 3; } } int rows; void load() { } }", **JAVA),
        Allows("class Cart { public void load() { } static int rows; }", **JAVA),
        Allows(  # A field that holds a function is one that somebody may replace.
            "class Cart { onSend = () => {}; rows = null; load() {} }",
            taught="class Item { size = 3; save() {} }",
            language="javascript",
        ),
        Allows(  # It stands in for a property.
            "class Cart { public void Load() { } public int Size { get; set; } public int Rows; }",
            taught="class Item { int size; public void Save() { } }",
            language="csharp",
        ),
        Allows("class Cart:\n    def load(self): pass\n    read = load\n    rows = property(load)", **PYTHON),
        Allows(  # It is a property by another name.
            "class Cart:\n    def load(self): pass\n    rows = GObject.Property(type=int)",
            taught="class Item:\n    size = 3\n    def save(self): pass",
        ),
        Allows(  # It must know the method.
            "class Cart:\n    def load(self): pass\n    state: Callable[[], None] = load",
            taught="class Item:\n    size: int = 3\n    def save(self): pass",
        ),
        Allows("class Cart { int rows; class Row { int price; void load() { } } void load() { } }", **JAVA),
        Allows("class Cart:\n    def load(self): pass\n    __class_getitem__ = classmethod(A)", **PYTHON),
        Allows("class Cart:\n    def __init__(self): self.a = 1\n    def load(self): pass", **PYTHON),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report the places of the members of each class that has methods."""
        methods: dict[Class, list[Function]] = {}
        for it in file.all(Function):
            owner = _owner(it, file) if it.name and not it.arrow else None
            if owner and not any(mark.name and mark.name.text == "Generated" for mark in file.decorators(it)):
                methods.setdefault(owner, []).append(it)
        fields: dict[Class, list[Assignment]] = {}
        held = -1
        has_properties = any(it.property for it in file.all(Assignment)) if methods else False
        for field in file.all(Assignment) if methods else ():
            if field.member and field.name and not (field.property or field.constant or field.is_static):
                marked = any(it.name and "ForTest" in it.name.text for it in file.decorators(field))
                if marked or (held >= 0 and not file.source[held : field.span.start].strip(b" \t\r\n;")):
                    held = field.span.end
                    continue  # It stands beside what tests hold up by it.
                if _is_own(field) or _is_property(field) or field.name.text.isupper():
                    continue  # A method in the form of a field, or what never changes.
                if _is_among_arrows(field, file):
                    continue
                owner = None if has_properties and _says(field) == "public" else _owner(field, file)
                if owner in methods and not _is_made_of(field, methods[owner], file):
                    fields.setdefault(owner, []).append(field)
        for owner, members in methods.items():
            yield from _of_class(owner, members, fields.get(owner, []), file)


def _owner(it: Function | Assignment, file: FileFacts) -> Class | None:
    """Tell the class whose direct member something is."""
    owner = file.enclosing(it.span, Class)
    if owner is None or owner.extension:
        return None
    kind = file.enclosing(it.span, TypeDefinition)
    if kind and kind.span in owner.span:
        return None  # It is a member of an enum or an interface.
    outer = file.enclosing(it.span, Function)
    return owner if outer is None or owner.span in outer.span else None


def _is_property(field: Assignment) -> bool:
    """Tell whether a field is made what asks methods for its value, and stands among them."""
    return field.called is not None and field.called.text.rpartition(".")[2].lower().endswith("property")


def _is_among_arrows(field: Assignment, file: FileFacts) -> bool:
    """Tell whether a field that is made by a call stands right behind a method in the form of a field."""
    if field.value is None or not CALLS.match(file.source, field.value.start):
        return False
    line = file.source.rfind(b"\n", 0, field.span.start) + 1
    if (before := file.source[line : field.span.start].strip()) and not before.isalpha():
        line = field.span.start  # Both stand on one line.
    start = max(0, line - NEAR)
    end = start + len(file.source[start:line].rstrip(b" \t\r\n;"))
    return any(it.arrow and abs(it.span.end - end) <= 1 for it in file.all(Function))


def _is_made_of(field: Assignment, methods: list[Function], file: FileFacts) -> bool:
    """Tell whether a field is made of a method, which must stand above it then."""
    said = field.value.of(file.source) if field.value else ""
    used = {said} if field.annotation else set(re.findall(r"\w+", said))
    return any(it.name is not None and it.name.text in used for it in methods)


def _is_of_one_beside(field: Assignment, members: list[Function], file: FileFacts) -> bool:
    """Tell whether nothing but the method below or above a field works with it: there it is read together with that."""
    assert field.name
    word = re.compile(rb"\b%b\b" % re.escape(field.name.text.encode()))
    using = [it for it in members if word.search(file.source, it.span.start, it.span.end)]
    below = min((it for it in members if it.span.start >= field.span.end), key=lambda it: it.span.start, default=None)
    above = max((it for it in members if it.span.end <= field.span.start), key=lambda it: it.span.end, default=None)
    return bool(using) and all(it in (below, above) for it in using)


def _other_makers(members: list[Function], file: FileFacts) -> list[Function]:
    """List the methods of a class itself, among which are other ways to make one of it."""
    return [it for it in members if any(mark.name and mark.name.text == "classmethod" for mark in file.decorators(it))]


def _of_class(owner: Class, members: list[Function], fields: list[Assignment], file: FileFacts) -> Iterator[Detection]:
    names = {*MAKES, owner.name.text if owner.name else ""}
    # What unmakes an object, C#'s `~Cart`, has one letter before the same name.
    other = _other_makers(members, file)
    makers = [it for it in members if it.name and it.name.text in names and it.name.span.start != it.span.start + 1]
    others = [it for it in members if not (it.accessor or it.is_static or _is_own(it) or it in makers or it in other)]
    if not others:
        return
    first = others[0].span.start
    asked: list[Function | Assignment] = [*makers, *fields]
    for it in asked:
        if it.name:
            slot = "constructor" if isinstance(it, Function) else "field"
            beside = isinstance(it, Assignment) and it.span.start > first and _is_of_one_beside(it, members, file)
            free = Freedom.UNASKED if beside else Freedom.FREE
            yield Detection(slot, "first" if it.span.start < first else "behind", it.name.span, free)
    public = [it.span.start for it in others if _says(it) == ("public" if it.visibility else "") and not it.is_abstract]
    for it in others if public else ():
        if it.name and _says(it) == "private":
            yield Detection("private method", "among" if it.span.start < public[-1] else "last", it.name.span)


def _says(it: Function | Assignment) -> str:
    return it.visibility.text if it.visibility else ""


def _is_own(it: Function | Assignment) -> bool:
    """Tell whether the language calls it: `__repr__`."""
    return it.name is not None and it.name.text.startswith("__")
