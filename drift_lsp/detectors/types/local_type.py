"""Local types: variables with a value in, whether their type is written or left to be inferred out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags, Freedom
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Assignment, Call, Function, Lambda
from drift_lsp.graphs.project import Project
from drift_lsp.text import Span

FARTHEST = 100
"""Bytes around the variable of a loop that tell of it."""

PLAIN = frozenset({"int", "string", "String", "bool", "boolean", "char"})
"""Types of values as they are written out."""

MEANT = PLAIN | {"double", "long", "float", "decimal", "byte", "short", "uint", "ulong", "object", "Object", "dynamic"}
"""Types beside which another one may be inferred."""

WIDER = re.compile(r"I[A-Z][a-z]\w*(?:<.*>)?|(?:ReadOnly)?(?:Span|Memory)<.*>")
"""An interface, or a view of something: what is given may be of a type that says more."""

TYPED_BY_TARGET = (b"{", b"[", b"(", b"null", b"new", b"stackalloc", b"default", b"delegate", b"ref ")
"""How values begin whose type depends on where they go."""

MUST_SAY = "written|said"

TAUGHT_SHARP = "class Item { void Save() { var item = Load(); } }"
TAUGHT_NEW = "class Item { void Save() { var item = new Item(); } }"
TAUGHT_JAVA = "class Item { void save() { Item item = load(); } }"


SET, PART = re.compile(rb"\s*=(?![=>])"), re.compile(rb"\w")
"""What stands behind the name of a variable that is set, and what makes the name a part of another."""

VAR = re.compile(rb"\bvar\s+\w+\s*(?:[=:]|in\b)")
SEVERAL = 3
"""So many types that a file writes beside one are its way."""

SUBCLASS = re.compile(rb"\)\s*\{")
"""Behind what a new object is made with: it is of a class of its own, or filled at once."""

LOOP = re.compile(rb"\bforeach\s*\(\s*([A-Za-z][^()=;]*?)\s+\Z")
"""What stands before the variable of a loop."""

OF_ANYTHING = re.compile(
    rb"\s+in\s+[^;{]*?(?:\b(?:Rows|Columns|Cells|Matches|Groups|Captures|Controls|Components|Nodes|Attributes|Cookies|Keys|Values|"
    rb"Children|ChildNodes|Items|Properties|Collection|Headers|Types|Forms|Screens|GetProperties|GetValues|SelectNodes|"
    rb"GetElementsByTagName|GetDictionaryEnumerator)\b[^;{.]*|\b(?:Matches|Match|Get|Cast|Enumerate)\w*\([^;{]*)[;{]?"
)
"""What is gone through may hold things of any type: what they are taken for has to be said."""

KEPT_AS_ANYTHING = re.compile(
    rb"(?:\w+\.)*(?:Match|Group|Capture|DataRow|DataRowView|DataColumn|DataTable|DictionaryEntry|PropertyDescriptor|Xml\w+"
    rb"|\w*Control|\w*Item|\w*Node|ManagementObject|ManagementBaseObject|Process|Cookie)\??"
)
"""Types of what old collections hold, which know only that it is something."""

MEMBER = re.compile(r"([A-Z]\w*)\.[A-Z]\w*")
"""A value that is one of a type's own."""


class LocalType(Detector):
    """Is the type of a local variable written out, or left to be inferred?

    Written out it tells a reader what a call gives; inferred it says nothing twice. Where the type stands on the right
    anyway, where a literal is on the right, and all others are asked apart, for many write each in a way of its own.
    """

    id = "types/local-type"
    tier = "listed"
    reasoned = True
    needs = (Assignment, Call)
    form = True
    slots = {
        "local made of a class": "local variables whose value is a new object",
        "local with a literal": "local variables whose value is written out",
        "local": "local variables with any other value",
        "loop": "variables of loops",
    }
    answers = {"inferred": "the type is inferred", "written": "the type is written"}
    families = frozenset({"csharp", "java"})
    strict = True
    firm = True
    older = frozenset({"written"})
    slot_tiers = {"local made of a class": "throughout", "loop": "throughout"}
    examples = (
        Flags("class Cart { void Save() { «Cart» cart = Load(); } }", taught=TAUGHT_SHARP, language="csharp"),
        *(
            Allows(f"class Cart {{ void Save() {{ {kind} cart = Load(); }} }}", taught=TAUGHT_SHARP, language="csharp")
            for kind in ("object", "ICart", "long", "ReadOnlySpan<char>")
        ),
        Allows(  # Whoever writes all types does so from before there was another way.
            "class Cart { void save() { var cart = load(); } }", taught=TAUGHT_JAVA, language="java"
        ),
        Flags(
            "class Cart { void Save() { «Cart» cart = new Cart(); } }",
            taught=TAUGHT_NEW,
            language="csharp",
        ),
        Allows(
            "class Cart { void Save() { Span<byte> cart = stackalloc byte[8]; } }",
            taught=TAUGHT_SHARP,
            language="csharp",
        ),
        Allows(
            "class Cart { void Save() { Action<Row> drop = row => row.Drop(); } }",
            taught=TAUGHT_SHARP,
            language="csharp",
        ),
        Allows("class Cart { void Save() { int size = cart.Size; } }", taught=TAUGHT_SHARP, language="csharp"),
        Allows("class Cart { void Save() { Cart? cart = new Cart(); } }", taught=TAUGHT_NEW, language="csharp"),
        Allows("class Cart { void Save() { Cart cart; } }", taught=TAUGHT_SHARP, language="csharp"),  # No value.
        Allows("class Cart { void Save() { Cart cart = null; } }", taught=TAUGHT_SHARP, language="csharp"),
        *(
            Allows(code, "class Item { void save() { Item item = new Item(); } }", language="java")
            for code in (  # It is usual there; and the type would be a long one.
                "class Cart { void save() { var cart = new Cart(); for (var it : all()) { } } }",
                "class Cart { void save() { var cart = new Type<List<Cart>>() { }; } }",
            )
        ),
        Allows(  # The function writes other types, too.
            "class Cart { void Save() { Row row = Load(); Cart cart = new Cart(); } }",
            taught=TAUGHT_NEW,
            language="csharp",
        ),
        Allows(  # So does the file.
            "class Cart { " + " ".join(f"void Save{n}() {{ Cart cart = new Cart(); }}" for n in range(4)) + " }",
            taught=TAUGHT_NEW,
            language="csharp",
        ),
        Flags(
            "class Cart { void Save() { var row = Load(); «Cart» cart = new Cart(); } }",
            taught=TAUGHT_NEW,
            language="csharp",
        ),
        Flags(
            "class Cart { void save() { «Cart» cart = new Cart(); } }",
            "class Item { void save() { var item = new Item(); } }",
            language="java",
        ),
        Flags(
            "class Cart { void Save() { foreach («Cart» it in Load()) { } } }",
            taught="class Item { void Save() { foreach (var it in Load()) { } } }",
            language="csharp",
        ),
        Allows(
            "class Cart { void Save() { foreach (Match it in found) { } } }",
            taught="class Item { void Save() { foreach (var it in Load()) { } } }",
            language="csharp",
        ),
        Allows(  # The function writes other types, too.
            "class Cart { void Save() { Row row = Load(); Row next = Load(); foreach (Cart it in All()) { } } }",
            taught="class Item { void Save() { foreach (var it in Load()) { } } }",
            language="csharp",
        ),
        Allows(  # Each may be anything.
            "class Cart { void Save() { foreach (Cart it in table.Rows) { } } }",
            taught="class Item { void Save() { foreach (var it in Load()) { } } }",
            language="csharp",
        ),
        Allows("class Cart { Cart cart = Load(); }", taught=TAUGHT_SHARP, language="csharp"),  # Fields must say it.
        Allows(
            "class Cart { void Save() { IList<int> sizes = new List<int>(); } }", taught=TAUGHT_NEW, language="csharp"
        ),
        Allows(  # What it is set to later may be of a wider type.
            "class Cart { void Save() { Cart cart = Load(); cart = cart.Next(); } }",
            taught=TAUGHT_SHARP,
            language="csharp",
        ),
        Allows(
            "class Cart { void Save() { Enum size = Size.Small; } }",
            taught=TAUGHT_SHARP,
            language="csharp",
        ),
        Allows("class Cart { void Save(Size it) { Enum size = it; } }", taught=TAUGHT_SHARP, language="csharp"),
        Allows("class Cart { void Save() { long size = 3; } }", taught=TAUGHT_NEW, language="csharp"),
        Allows("class Cart { void Save() { int size = 3; } }", taught=TAUGHT_SHARP, language="csharp"),
        Allows(
            "class Cart { void Save() { int first = 'a'; } }",
            taught="class Item { void Save() { var size = 3; } }",
            language="csharp",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report for each local variable with a value whether its type is written."""
        for it in file.all(Assignment):
            if it.annotation is None and it.value is None and it.name and not it.member:
                yield from _of_loop(it, it.name.span, file)
            if it.member or it.constant or it.value is None or it.annotation is None:
                continue
            made = file.at(Call, it.value)
            if made and made.is_new and made.name is None:
                continue  # `Cart cart = new();` says it on the left, and has to.
            # Nothing, or another type, is inferred from these, and nothing can be written for `new { … }`.
            if made is None and file.source.startswith(TYPED_BY_TARGET, it.value.start):
                continue
            if file.starting(Lambda, it.value.start):
                continue  # Where it goes tells its type.
            slot = (
                "local made of a class" if made and made.is_new else "local with a literal" if it.literal else "local"
            )
            if not it.keyword and (
                _is_set_again(it, file)
                or _names_another(it, file)
                or not _is_redundant(it.annotation.of(file.source), it, made, file)
            ):
                # It may have to say more; but whoever takes the type away from there turns from what all do.
                yield Detection(slot, MUST_SAY, it.annotation, Freedom.FORCED)
                continue
            usual = _is_usual(it, file) if it.keyword else _is_among_written(it, file)
            free = Freedom.UNASKED if usual else Freedom.FREE
            yield Detection(slot, "inferred" if it.keyword else "written", it.annotation, free)


def _of_loop(it: Assignment, name: Span, file: FileFacts) -> Iterator[Detection]:
    """Report how the variable of a loop says its type."""
    found, source = LOOP.search(file.source, max(0, name.start - FARTHEST), name.start), file.source
    if found is None:
        return
    old = KEPT_AS_ANYTHING.fullmatch(found[1]) or OF_ANYTHING.match(source, name.end, name.end + FARTHEST)
    if found[1] == b"var" or not old:
        free = Freedom.UNASKED if found[1] != b"var" and _is_among_written(it, file) else Freedom.FREE
        place = Span(found.start(1), found.end(1))
        yield Detection("loop", "inferred" if found[1] == b"var" else "written", place, free)


def _is_usual(it: Assignment, file: FileFacts) -> bool:
    """Tell whether a file leaves other types to be inferred, or the type would be written twice at length."""
    assert it.value
    others = [found for found in VAR.finditer(file.source) if not it.span.start <= found.start() < it.span.end]
    return bool(others) or SUBCLASS.search(file.source, it.value.start, it.value.end) is not None


def _is_among_written(it: Assignment, file: FileFacts) -> bool:
    """Tell whether the function around writes a type that is no plain one beside this, or the file several, and leaves
    none to be inferred.
    """
    around = file.enclosing(it.span, Function)
    if around and len(_written(file.inside(Assignment, around.span), file)) > 1:
        return not VAR.search(file.source, around.span.start, around.span.end)
    return len(_written(file.all(Assignment), file)) > SEVERAL and not VAR.search(file.source)


def _written(among: Sequence[Assignment], file: FileFacts) -> list[Assignment]:
    locals_ = (it for it in among if it.value and it.annotation and not (it.member or it.keyword))
    return [it for it in locals_ if it.annotation and it.annotation.of(file.source) not in MEANT]


def _is_redundant(written: str, it: Assignment, made: Call | None, file: FileFacts) -> bool:
    """Tell whether the same type would be inferred, as far as can be seen; `long size = 0` says more than `var`."""
    assert it.value
    if made and made.is_new:
        return (
            made.name is not None
            and not written.endswith("?")
            and re.split(r"[<\[?]", written)[0].rpartition(".")[2] == made.name.text
        )
    if it.literal:  # `int first = 'a'` makes a number of a letter.
        return written in PLAIN and file.source.startswith(b"'", it.value.start) == (written == "char")
    # A plain type beside `var` for all others is a custom of its own, and what `var` stands for is not seen.
    if written in MEANT or WIDER.fullmatch(written):
        return False
    return not written.endswith("?") and b"?" not in file.source[it.value.start : it.value.end]


def _is_set_again(it: Assignment, file: FileFacts) -> bool:
    """Tell whether a variable gets another value later, which may be of a wider type than the first."""
    function = file.enclosing(it.span, Function)
    if it.name is None or it.value is None or function is None:
        return False
    name, source, end = it.name.text.encode(), file.source, function.span.end
    at = source.find(name, it.value.end, end)
    while at >= 0:
        if SET.match(source, at + len(name), end) and not PART.match(source, at - 1):
            return True
        at = source.find(name, at + 1, end)
    return False


def _names_another(it: Assignment, file: FileFacts) -> bool:
    """Tell whether the value is a member of another type than is written: `Enum it = Size.Small` means the wider one.

    So does who gives a second name to what has one.
    """
    assert it.annotation
    assert it.value
    value = it.value.of(file.source)
    found = MEMBER.fullmatch(value)
    return value.isidentifier() or (found is not None and found[1] != it.annotation.of(file.source))
