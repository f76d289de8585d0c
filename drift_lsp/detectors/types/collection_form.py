"""Collection types: annotations in, whether the built-in collection or the one of `typing` is named out."""

from __future__ import annotations

from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.opening import is_unevaluated
from drift_lsp.facts.vocabulary import TypeReference
from drift_lsp.graphs.project import Project

BUILT_IN = frozenset({"list", "dict", "set", "tuple", "frozenset", "type"})


class CollectionForm(Detector):
    """Are collections annotated with the built-in types or with those of `typing`?

    `list[int]` and `List[int]` mean the same; a module that uses both needs an import for nothing.
    """

    id = "types/collection-form"
    needs = (TypeReference,)
    slots = {
        "type of a collection": "types of collections",
        "type of a collection that nobody evaluates": "types of collections in modules that evaluate no annotations",
    }
    answers = {"built-in": "the built-in type is named", "typing": "the type of `typing` is named"}
    families = frozenset({"python"})

    examples = (
        Flags("def load(a: «List[int]»): pass", taught="def save(a: list[str]): pass"),
        Flags("def load(a: «dict[str, int]»): pass", taught="def save(a: Dict[str, str]): pass"),
        Allows(
            "from __future__ import annotations\ndef load(a: list[int]): pass",
            taught="def save(a: List[str]): pass",
        ),
        Allows("def load(a: list): pass", taught="def save(a: list[str]): pass"),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report which kind of type each annotation names; where nobody evaluates it, it may be newer than Python."""
        slot = "type of a collection that nobody evaluates" if is_unevaluated(file.source) else "type of a collection"
        for it in file.all(TypeReference):
            if it.array and it.name:
                choice = "built-in" if it.name.text in BUILT_IN else "typing"
                yield Detection(slot, choice, it.span)
