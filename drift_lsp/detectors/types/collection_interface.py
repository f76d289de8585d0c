"""Collections: declared types in, whether they name what a collection can do or how it is built out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags, Freedom
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Assignment, Call, Function, Parameter
from drift_lsp.graphs.project import Project
from drift_lsp.text import Span

BUILT = {"ArrayList": "List", "HashMap": "Map", "HashSet": "Set"}
"""Classes of collections that offer hardly more than the interface they are mostly known by; one that keeps an order says
so on purpose."""

ORDERED = frozenset(
    {
        *("LinkedHashMap", "TreeMap", "ConcurrentHashMap", "ConcurrentSkipListMap", "LinkedHashSet", "TreeSet"),
        *("LinkedList", "ArrayDeque", "CopyOnWriteArrayList", "EnumMap", "WeakHashMap"),
    }
)
"""Classes that say more of a collection: that it keeps an order, or is safe to share."""

OFFERED = frozenset({*BUILT.values(), "Collection", "Iterable"})
MOSTLY = OFFERED | {"Queue", "Deque", "SortedMap", "NavigableMap", "SortedSet", "NavigableSet", "ConcurrentMap"}
NAMED = re.compile(rb"\b(?:java\.util\.)?(\w+)\s*<")
MORE = re.compile(rb"\.(?:clone|ensureCapacity|trimToSize|removeRange|removeEldestEntry|getLast|getFirst|newHash\w+)\(")
"""What only the class offers; and it can be written out as bytes, which not all of the interface can."""

TAUGHT = "class Item { void save() { List<Row> rows = new ArrayList<>(); } }"


class CollectionInterface(Detector):
    """Is a collection declared by what it can do, or by how it is built?

    Declared as a `List` it can be built otherwise later, and be handed to whoever asks for one.
    """

    id = "types/collection-interface"
    tier = "throughout"
    needs = (Assignment, Parameter, Function, Call)
    slots = {
        "variable": "variables that hold a new collection",
        "variable of a class that says more": "variables that hold a new collection with an order, or one to be shared",
        "parameter": "parameters that take a collection",
        "result": "functions that give back a collection",
    }
    answers = {"interface": "it is declared by its interface", "class": "it is declared by its class"}
    conventions = frozenset({"interface"})
    slot_tiers = {"variable of a class that says more": "listed"}
    families = frozenset({"java"})
    roles = ("main",)
    strict = True
    reasoned = True
    examples = (
        Flags(
            "class Cart { void load() { «ArrayList<Row>» rows = new ArrayList<>(); } }", taught=TAUGHT, language="java"
        ),
        Flags(
            "class Cart { void load(«HashMap<Row, Row>» rows) { } }",
            taught="class Item { void save(Map<Row, Row> rows) { } }",
            language="java",
        ),
        Flags(
            "class Cart { «ArrayList<Row>» load() { } }", taught="class Item { List<Row> save() { } }", language="java"
        ),
        Flags(
            "class Cart { «TreeMap<Row, Row>» rows = new TreeMap<>(); }",
            taught="class Item { Map<Row, Row> rows = new LinkedHashMap<>(); }",
            language="java",
        ),
        *(
            Allows(code, taught=TAUGHT, language="java")
            for code in (
                "class Cart { void load() { ArrayList<Row> rows = new ArrayList<>(); rows.trimToSize(); } }",
                "class Cart { void load() { TreeMap<Row, Row> rows = new TreeMap<>(); } }",
                "class Cart { void load() { LinkedHashSet<Row> rows = new LinkedHashSet<>(); } }",
                "class Cart { static final long serialVersionUID = 1; ArrayList<Row> rows = new ArrayList<>(); }",
                # Somebody asks for one.
                "class Cart { void load() { ArrayList<Row> rows = new ArrayList<>(); save(rows); } void save(ArrayList<Row> it) { } }",
            )
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report of each variable with a new collection, each parameter and each result how it is declared."""
        wanted = {_named(it.annotation, file) for it in file.all(Parameter)}
        wanted.update(_named(it.returns, file) for it in file.all(Function))
        more = (
            MORE.search(file.source) is not None or b"Serializable" in file.source or b"serialVersionUID" in file.source
        )
        for it in file.all(Assignment):
            if it.called is None or it.annotation is None or it.keyword:
                continue
            name = _named(it.annotation, file)
            if it.called.text in ORDERED and (name == it.called.text or name in MOSTLY):
                choice = "class" if name == it.called.text else "interface"
                yield Detection("variable of a class that says more", choice, it.annotation)
            if it.called.text not in BUILT:
                continue
            if name == it.called.text:
                free = Freedom.UNASKED if more or name in wanted else Freedom.FREE
                yield Detection("variable", "class", it.annotation, free)
            elif name in OFFERED:
                yield Detection("variable", "interface", it.annotation)
        given = [("parameter", it.annotation) for it in file.all(Parameter)]
        given += [("result", it.returns) for it in file.all(Function) if not it.overrides]
        for slot, annotation in given:
            name = _named(annotation, file)
            if annotation and (name in BUILT or name in OFFERED):
                free = Freedom.UNASKED if more and name in BUILT else Freedom.FREE
                yield Detection(slot, "class" if name in BUILT else "interface", annotation, free)


def _named(annotation: Span | None, file: FileFacts) -> str:
    found = NAMED.match(file.source, annotation.start, annotation.end) if annotation else None
    return found[1].decode() if found else ""
