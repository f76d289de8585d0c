"""Override marks: methods that every object has in, whether they say that they replace one out."""

from __future__ import annotations

from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Class, Function, Parameter
from drift_lsp.graphs.project import Project

_OF_OBJECTS = {"toString": 0, "hashCode": 0, "equals": 1}
_OF_BASES = {
    "compareTo": (1, {"Comparable"}),
    "compare": (2, {"Comparator"}),
    "run": (0, {"Runnable", "Thread", "TimerTask"}),
    "call": (0, {"Callable"}),
    "close": (0, {"Closeable", "AutoCloseable"}),
    "iterator": (0, {"Iterable"}),
    "accept": (1, {"Consumer"}),
    "apply": (1, {"Function"}),
}
"""Methods by the number of their parameters: those of every object, and with the bases that have them."""


class OverrideMark(Detector):
    """Does a method that replaces one of a base say that it does?

    Marked, it fails to compile where there is nothing to replace: a misspelt name, a wrong parameter.
    """

    id = "structural/override-mark"
    needs = (Function, Class, Parameter)
    slots = {"method of a base": "methods that replace one of a base"}
    answers = {"marked": "it is marked with `@Override`", "unmarked": "it is not marked with `@Override`"}
    conventions = frozenset({"marked"})
    families = frozenset({"java"})
    examples = (
        Flags(
            "class Cart { public String «toString»() { return a; } }",
            taught="class Item { @Override public int hashCode() { return 1; } }",
            language="java",
        ),
        Flags(
            "class Cart implements Runnable { public void «run»() { } }",
            taught="class Item implements Comparable<Item> { @Override public int compareTo(Item it) { return 1; } }",
            language="java",
        ),
        Allows(
            "class Cart implements Named { public void run() { } }",
            taught="class Item { @Override public int hashCode() { return 1; } }",
            language="java",
        ),
        Allows(
            "class Cart { public String toString(int size) { return a; } }",
            taught="class Item { @Override public int hashCode() { return 1; } }",
            language="java",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report for each method that must replace one whether it is marked."""
        for it in file.all(Function):
            if it.name is None or it.is_static or it.accessor or it.is_abstract:
                continue
            owner = file.method_of(it)
            known = _OF_OBJECTS.get(it.name.text)
            if it.name.text in _OF_BASES and isinstance(owner, Class):
                count, bases = _OF_BASES[it.name.text]
                known = count if any(base.text.partition("<")[0] in bases for base in owner.bases) else None
            is_meant = it.overrides or (it.visibility is not None and it.visibility.text == "public")
            if owner and is_meant and known is not None and known == _count(it, file):
                yield Detection("method of a base", "marked" if it.overrides else "unmarked", it.name.span)


def _count(function: Function, file: FileFacts) -> int:
    return sum(file.enclosing(it.span, Function) is function for it in file.inside(Parameter, function.span))
