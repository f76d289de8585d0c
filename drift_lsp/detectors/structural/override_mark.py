"""Override marks: methods that replace one of a base in, whether they say so out."""

from __future__ import annotations

from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags, Freedom
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Class, Function, Parameter
from drift_lsp.graphs.outline import signatures
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

TAUGHT = "class Item { @Override public int hashCode() { return 1; } }"
TAUGHT_SEEN = """
package shop;
class Rows implements Away { @Override public int size(int it) { return 3; } }
"""


class OverrideMark(Detector):
    """Does a method that replaces one of a base say that it does?

    Marked, it fails to compile where there is nothing to replace: a misspelt name, a wrong parameter. A base is one of
    the language, one of the project, or one of which another class says that it replaces the same method.
    """

    id = "structural/override-mark"
    needs = (Function, Class)
    slots = {
        "method of a base": "methods that replace one of a base",
        "method of a base in the project": "methods that replace one of a base",
    }
    answers = {"marked": "it is marked with `Override`", "unmarked": "it is not marked with `Override`"}
    conventions = frozenset({"marked"})
    families = frozenset({"java", "php"})
    slot_tiers = {"method of a base in the project": "listed"}
    examples = (
        Flags("class Cart { public String «toString»() { return a; } }", taught=TAUGHT, language="java"),
        Flags(
            "class Cart implements Runnable { public void «run»() { } }",
            taught="class Item implements Comparable<Item> { @Override public int compareTo(Item it) { return 1; } }",
            language="java",
        ),
        Flags(
            "class Cart { void load() { start(new Task() { public void «save»(int size) { } }); } }",
            taught="class Item extends Row { @Override public int size() { return 1; } }",
            language="java",
        ),
        Flags(
            "package shop; class Cart extends Old implements Away { public int «size»(int it) { return it; } }",
            taught=TAUGHT_SEEN,
            language="java",
        ),
        Flags(
            "<?php\nclass Row { public function size() { } }\nclass Cart extends Row { public function «size»() { } }",
            taught="<?php\nclass Item extends Row { #[\\Override] public function size() { } }",
            language="php",
        ),
        Allows(  # There, not every object has that.
            "<?php\nclass Cart { public function toString() { } }",
            taught="<?php\nclass Item extends Row { #[\\Override] public function size() { } }",
            language="php",
        ),
        Allows("class Cart implements Named { public void run() { } }", taught=TAUGHT, language="java"),
        Allows("class Cart { public String toString(int size) { return a; } }", taught=TAUGHT, language="java"),
        Allows(  # Of another number of parameters.
            "package shop; class Cart extends Old implements Away { public int size() { return 1; } }",
            taught=TAUGHT_SEEN,
            language="java",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report for each method that must replace one whether it is marked."""
        signed, of_objects = file.once(signatures, None), "Object" in file.language.everywhere
        for it in file.all(Function):
            if it.name is None or it.is_static or it.accessor or it.is_abstract:
                continue
            owner = file.method_of(it)
            known = _OF_OBJECTS.get(it.name.text) if of_objects else None
            if of_objects and it.name.text in _OF_BASES and isinstance(owner, Class):
                count, bases = _OF_BASES[it.name.text]
                known = count if any(base.text.partition("<")[0] in bases for base in owner.bases) else None
            is_public = it.visibility is not None and it.visibility.text == "public"
            answer = "marked" if it.overrides else "unmarked"
            if owner and (it.overrides or is_public) and known is not None and known == _count(it, file):
                yield Detection("method of a base", answer, it.name.span)
            elif it.overrides or (is_public and isinstance(owner, Class) and owner.name is None and owner.bases):
                yield Detection("method of a base in the project", answer, it.name.span)
            elif owner and owner.bases and (said := signed.get(it.span.start)):
                yield Detection(
                    "method of a base in the project", answer, it.name.span, Freedom.IF_REPLACED, token=said
                )


def _count(function: Function, file: FileFacts) -> int:
    return sum(file.enclosing(it.span, Function) is function for it in file.inside(Parameter, function.span))
