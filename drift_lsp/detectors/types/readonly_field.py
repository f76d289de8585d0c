"""Read-only fields: private fields that are set once in, whether they say so out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Assignment, Class, Decorator, Function
from drift_lsp.graphs.project import Project
from drift_lsp.text import Span

TAUGHT_SHARP = "class Item { private readonly Store _store; Item(Store store) { _store = store; } }"
TAUGHT_JAVA = "class Item { private final Store store; Item(Store store) { this.store = store; } }"

FILLED = frozenset({"Data", "Setter", "Entity", "Embeddable", "MappedSuperclass", "ConfigurationProperties"})
"""Annotations of classes whose fields somebody sets who is not in sight."""

SET = re.compile(rb"\s*=(?!=)")
CHANGED = re.compile(rb"\s*(?:(?:[-+*/%&|^?]{0,2}|<<|>>)=(?!=)|\+\+|--)")
"""Behind a name."""

TAKEN_APART = re.compile(rb"\s*(?:,\s*[\w.]+\s*)*\)\s*=(?![=>])")
"""Behind a name of several that are set at once: `(low, high) = (high, low)`."""

HANDED_ON = re.compile(rb"(?:\+\+|--|&|\b(?:ref|out)\s)\s*\Z")
OF_OBJECT = re.compile(rb"(?:\b[A-Za-z]\w*|[)\]])[?!]?\.\Z")
"""Before a name."""

BOUND = re.compile(rb"[\w.]")
"""Beside a name: it is part of a longer one."""

MOVES = re.compile(rb"Enumerator\b|\b(?:Spin(?:Lock|Wait)|(?:GC|Memory)Handle|HashCode|BitVector32)\b|SourceCore\b")
"""Values that change where they stand: a copy of one that never changes would."""

PARTIAL = re.compile(rb"\bpartial\s")
"""Of the head of a class that stands in other files, too."""

ARROW = re.compile(rb"[=-]>")

FARTHEST = 80
"""Bytes before a name that are looked at."""

LEAVES = re.compile(rb"\bthis\s*\(|\breturn\b")
"""What another maker does, or ends one before its time."""

SPARED = b"FieldMayBeFinal"
"""What a class tells other tools whose fields somebody else sets."""


class ReadonlyField(Detector):
    """Does a private field that is only set when its object is made say that it never changes?

    A reader of the rest of the class then need not look for where it does.
    """

    id = "types/readonly-field"
    needs = (Assignment, Class, Function)
    slots = {"field set once": "private fields that are set once"}
    answers = {
        "read-only": "the field says that it never changes",
        "plain": "the field does not say that it never changes",
    }
    conventions = frozenset({"read-only"})
    families = frozenset({"csharp", "java", "typescript"})
    family_tiers = {"typescript": "listed"}
    strict = True
    by_example = (
        True  # A struct that changes where it stands would be copied at each look: its type is never read-only.
    )
    roles = ("main",)
    examples = (
        Allows(
            "class Cart { private unsafe struct Rows { private fixed int rows[4]; } }",
            taught="class Item { private readonly int size = 3; }",
            language="csharp",
        ),
        Allows(  # It may be left unset.
            "class Cart { private int size; Cart(int n) { if (n < 0) { return; } size = n; } }",
            taught="class Item { private final int size; Item(int n) { size = n; } }",
            language="java",
        ),
        Allows(  # A library fills it.
            '@SuppressWarnings("FieldMayBeFinal")\nclass Cart { private int size = 3; }',
            taught="class Item { private final int size = 3; }",
            language="java",
        ),
        Allows(  # Another file may set it.
            "public partial class Cart { private Store _store; Cart(Store store) { _store = store; } }",
            taught=TAUGHT_SHARP,
            language="csharp",
        ),
        Flags(
            "class Cart { private Store «_store»; Cart(Store store) { _store = store; } }",
            taught=TAUGHT_SHARP,
            language="csharp",
        ),
        Flags(
            "class Cart { private «rows» = new Map(); load() { this.rows.clear() } }",
            taught="class Item { private readonly rows = new Map(); }",
            language="typescript",
        ),
        Flags(
            "class Cart { private «store»: Store; constructor(store: Store) { this.store = store; } }",
            taught="class Item { private readonly store: Store; }",
            language="typescript",
        ),
        Allows(
            "class Cart { private size = 0; load() { this.size++ } }",
            taught="class Item { private readonly rows = 3; }",
            language="typescript",
        ),
        Flags(
            "class Cart { private Store «store»; Cart(Store store) { this.store = store; } }",
            taught=TAUGHT_JAVA,
            language="java",
        ),
        Allows(
            "class Cart { private int size; Cart() { size = 1; } void grow() { size++; } }",
            taught=TAUGHT_JAVA,
            language="java",
        ),
        Allows(
            "class Cart { private Store _a = new Store(); private Store _b = new Store(); void Turn() { (_a, _b) = (_b, _a); } }",
            taught=TAUGHT_SHARP,
            language="csharp",
        ),
        Allows(  # Another method may put something else there.
            "class Cart { private Store _store; Cart() { _store = new Store(); } void Swap() { Swap(ref _store); } }",
            taught=TAUGHT_SHARP,
            language="csharp",
        ),
        Allows(
            "class Cart { private int size; Cart() { size = 1; } void fill(Cart other) { other.size = 2; } }",
            taught=TAUGHT_JAVA,
            language="java",
        ),
        Flags(
            "class Cart { private int «size»; Cart() { size = 1; } boolean full() { return this.size == 9; } }",
            taught=TAUGHT_JAVA,
            language="java",
        ),
        Allows(
            'class Cart { private volatile Store store = null; static At<Cart, Store> at = newUpdater(Cart.class, "store"); }',
            taught=TAUGHT_JAVA,
            language="java",
        ),
        Allows("class Cart { private Store store; }", taught=TAUGHT_JAVA, language="java"),  # Something sets it.
        Allows(  # Nowhere is such a thing read-only: it may be a struct that changes where it stands.
            "class Cart { private Lazy<Store> _store; Cart(Lazy<Store> store) { _store = store; } }",
            taught=TAUGHT_SHARP,
            language="csharp",
        ),
        Allows(
            "class Cart { private static long _count; long _id; Cart() { _id = Next(ref _count); } }",
            taught=TAUGHT_SHARP,
            language="csharp",
        ),
        Allows(
            "class Cart { private Row full = null; void fill(Object it) { ((Cart) it).full = load(); } }",
            taught=TAUGHT_JAVA,
            language="java",
        ),
        Allows(
            "class Cart { private List<Row>.Enumerator _rows; Cart(List<Row> rows) { _rows = rows.GetEnumerator(); } }",
            taught=TAUGHT_SHARP,
            language="csharp",
        ),
        Allows(
            "class Cart { private Store _store = null!; }",
            taught="class Item { private readonly Store _store = Load(); }",
            language="csharp",
        ),
        Allows(  # What frees it would free a copy.
            "class Cart { private GCHandle _rows; Cart(GCHandle rows) { _rows = rows; } }",
            taught="class Item { private readonly GCHandle _rows; Item(GCHandle rows) { _rows = rows; } }",
            language="csharp",
        ),
        *(  # It would not compile.
            Allows(
                f"class Cart {{ private Store store; Cart() {{ {body} }} Cart(Store store) {{ {other} }} }}",
                taught=TAUGHT_JAVA,
                language="java",
            )
            for body, other in (
                ("this(null); store = load();", "this.store = store;"),
                ("try { store = load(); } catch (Lost e) { }", "this.store = store;"),
                ("onLoad(it -> { store = it; });", "this.store = store;"),
                ("", "this.store = store;"),
            )
        ),
        Allows(
            "class Cart { private Store _store; Cart() { Field().Resolve(it => _store ??= it.Load()); } }",
            taught=TAUGHT_SHARP,
            language="csharp",
        ),
        Allows("class Cart { @Inject private Store store = null; }", taught=TAUGHT_JAVA, language="java"),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report for each private field that nothing sets later whether it is read-only."""
        if SPARED in file.source or any(it.name and it.name.text in FILLED for it in file.all(Decorator)):
            return
        makers = [it.span for it in file.all(Function) if it.accessor]
        declared = {it.name.span.start for it in file.all(Assignment) if it.name}
        for it in file.all(Assignment):
            if not it.member or it.property or it.constant or it.name is None or file.decorators(it):
                continue
            owner = file.enclosing(it.span, Class)
            if owner is None or not it.visibility or it.visibility.text != "private":
                continue
            if PARTIAL.search(file.source, owner.span.start, owner.name.span.start if owner.name else owner.span.start):
                continue
            if it.readonly:
                yield Detection("field set once", "read-only", it.name.span, token=_type(it, file))
                continue
            if it.annotation and MOVES.search(file.source, it.annotation.start, it.annotation.end):
                continue
            if file.source.startswith(b"[", it.name.span.end):
                continue  # `fixed int rows[4]` is memory, and no value.
            if it.value and file.source.endswith(b"!", it.value.start, it.value.end):
                continue  # `null!` says that somebody who is not in sight sets it.
            if b'"%b"' % it.name.text.encode() in file.source:
                continue  # Somebody sets it by its name, `newUpdater(Cart.class, "size")`.
            places = list(_places_set(it.name.text, file, declared))
            if places and it.is_static:
                continue  # What makes an object sets it each time.
            if _is_set_once(places, bool(it.value), [maker for maker in makers if maker in owner.span], file.source):
                yield Detection("field set once", "plain", it.name.span, token=_type(it, file))


def _type(it: Assignment, file: FileFacts) -> str:
    """Name the type of a field, without what it is filled with; the language's own, in small letters, have no need."""
    name = it.annotation.of(file.source).partition("<")[0].strip() if it.annotation else ""
    return name if name[:1].isupper() else ""


def _is_set_once(places: list[int], has_value: bool, makers: list[Span], source: bytes) -> bool:
    """Tell whether a field may say that it never changes: it has a value, or each maker sets it, plainly and once."""
    if has_value or not places:
        return has_value and not places
    setting = [[at for at in places if maker.start < at < maker.end] for maker in makers]
    if sum(map(len, setting)) < len(places):
        return False
    return all(
        len(found) == 1 and _is_plainly_inside(source[maker.start : found[0]])
        for maker, found in zip(makers, setting, strict=True)
    )


def _is_plainly_inside(before: bytes) -> bool:
    """Tell whether what follows runs always and once in a maker: in no block inside, after no other maker's work, and
    where nothing has left it before.
    """
    if before.count(b"{") - before.count(b"}") != 1 or LEAVES.search(before):
        return False
    return not ARROW.search(re.split(rb"[;{}]", before)[-1])  # What is handed on runs when somebody calls it.


def _places_set(name: str, file: FileFacts, declared: set[int]) -> Iterator[int]:
    """Find where a field is set, or handed on to be set; its declaration, which has a type before it, is none."""
    word, source = name.encode(), file.source
    at = source.find(word)
    while at >= 0:
        after = at + len(word)
        if at not in declared and _is_set(source[max(0, at - FARTHEST) : at], source, after):
            yield at
        at = source.find(word, after)


def _is_set(before: bytes, source: bytes, after: int) -> bool:
    """Tell of a name, by what stands before and behind it, whether its value changes there."""
    bare = before.removesuffix(b"this.")
    if CHANGED.match(source, after) and not BOUND.match(bare[-1:]):
        return True
    if TAKEN_APART.match(source, after) and bare.rstrip().endswith((b"(", b",")):
        return True
    if HANDED_ON.search(bare) and not BOUND.match(source[after : after + 1].replace(b".", b"")):
        return True
    return bool(SET.match(source, after) and OF_OBJECT.search(before))
