"""Override marks: methods that every object has in, whether they say that they replace one out."""

from __future__ import annotations

from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Class, Function, Parameter
from drift_lsp.graphs.project import Project

_OF_OBJECTS = {"toString": 0, "hashCode": 0, "equals": 1}
_OF_BASES = {"compareTo": 1, "compare": 2, "run": 0, "call": 0, "close": 0, "iterator": 0, "accept": 1, "apply": 1}
"""Methods by the number of their parameters: those of every object, and of what a class must say that it is."""


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
            "class Cart { public void run() { } }",
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
            if known is None and isinstance(owner, Class) and owner.bases:
                known = _OF_BASES.get(it.name.text)
            is_meant = it.overrides or (it.visibility is not None and it.visibility.text == "public")
            if owner and is_meant and known is not None and known == _count(it, file):
                yield Detection("method of a base", "marked" if it.overrides else "unmarked", it.name.span)


def _count(function: Function, file: FileFacts) -> int:
    return sum(file.enclosing(it.span, Function) is function for it in file.inside(Parameter, function.span))
