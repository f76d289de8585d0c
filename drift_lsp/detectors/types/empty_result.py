"""Empty results: what functions give back that could hold something in, whether nothing is said by null out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Function, Lambda, Return
from drift_lsp.graphs.project import Project

MAYBE = re.compile(r"(?:java\.util\.)?Optional(?:Int|Long|Double)?(?:<.*>)?")
"""A type that says that there may be nothing."""

MANY = re.compile(
    r"(?:Task<|ValueTask<)?(?:java\.util\.|System\.Collections\.Generic\.)?"
    r"(?:I?(?:ReadOnly)?(?:List|Set|Collection|Dictionary)|I?Enumerable|Map|Iterable|Sorted(?:Set|Map)|Queue|Deque|HashSet"
    r"|ArrayList|HashMap|Immutable(?:List|Set|Map|Array))<.*>|\w+(?:<.*>)?\[\]",
    re.DOTALL,
)
EMPTY = re.compile(
    r"(?:Collections\.empty\w+|(?:Immutable)?(?:List|Set|Map)\.of|Array\.Empty(?:<.*>)?|Enumerable\.Empty(?:<.*>)?"
    r"|new \w+(?:<.*>)?)\(\)|new [\w.]+\[0\]|\[\]|new\(\)|Immutable\w+(?:<.*>)?\.Empty|new [\w.]+(?:\[\])? ?\{ ?\}"
)
"""A collection that holds nothing."""

MAY_BE_NULL = re.compile(rb"@\w*(?:Nullable|CheckForNull)\b|\bnull\b")
"""What says so before the type of a function, or in its documentation."""

LONGEST = 80
"""Bytes of a value that tells nothing."""


class EmptyResult(Detector):
    """Where a function has nothing to give, does it give something empty, or null?

    Whoever asks for an `Optional` or a list goes on with it; null fails where nobody looks for it.
    """

    id = "types/empty-result"
    tier = "listed"
    needs = (Function, Return)
    slots = {
        "what may be there": "results of functions whose type says that there may be none",
        "collection": "empty results of functions that give back a collection",
    }
    answers = {"empty": "something empty is given back", "null": "null is given back"}
    conventions = frozenset({"empty"})
    strict = True
    roles = ("main",)
    families = frozenset({"java", "csharp"})
    examples = (
        Flags(
            "class Cart { Optional<Row> a() { return «null»; } }",
            taught="class Item { Optional<Row> b() { return Optional.of(c); } }",
            language="java",
        ),
        Flags(
            "class Cart { List<Row> a() { if (b) { return «null»; } return rows; } }",
            taught="class Item { Map<Row, Row> b() { return Collections.emptyMap(); } }",
            language="java",
        ),
        Flags(
            "class Cart { IEnumerable<Row> A() { return «null»; } }",
            taught="class Item { List<Row> B() { return new List<Row>(); } }",
            language="csharp",
        ),
        *(
            Allows(code, taught="class Item { List<Row> b() { return List.of(); } }", language="java")
            for code in (
                "class Cart { @Nullable List<Row> a() { return null; } }",
                "class Cart { List<Row> a() { b(c -> { return null; }); return rows; } }",
                "class Cart { Row a() { return null; } }",
            )
        ),
        Allows(  # Its type says so.
            "class Cart { List<Row>? A() { return null; } }",
            taught="class Item { List<Row> B() { return new List<Row>(); } }",
            language="csharp",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report of each result that holds nothing how that is said."""
        slots = dict[int, str]()
        for function in file.all(Function):
            said = function.returns.of(file.source) if function.returns else ""
            slot = "what may be there" if MAYBE.fullmatch(said) else "collection" if MANY.fullmatch(said) else ""
            if slot and not _may_be_null(function, file):
                slots[function.span.start] = slot
        for it in file.all(Return) if slots else ():
            around = file.enclosing(it.span, Function)
            slot = slots.get(around.span.start, "") if around else ""
            inner = file.enclosing(it.span, Lambda)
            if not slot or it.value is None or around is None or (inner and inner.span in around.span):
                continue
            value = it.value.of(file.source) if it.value.size <= LONGEST else "…"
            if value == "null":
                yield Detection(slot, "null", it.value)
            elif slot == "what may be there" or EMPTY.fullmatch(value):
                yield Detection(slot, "empty", it.value if it.value.size <= LONGEST else it.span)


def _may_be_null(it: Function, file: FileFacts) -> bool:
    """Tell whether somebody says that it may give null."""
    assert it.returns
    said = file.documentation(it)
    return MAY_BE_NULL.search(file.source, it.span.start, it.returns.start) is not None or (
        said is not None and MAY_BE_NULL.search(file.source, said.start, said.end) is not None
    )
