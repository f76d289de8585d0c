"""Collection types: annotations in, whether the built-in collection or the one of `typing` is named out."""

from __future__ import annotations

from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.annotations import is_evaluated
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Import, ImportedName, TypeReference
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
        "type of a collection that nobody evaluates": "types of collections whose annotation nobody evaluates",
    }
    answers = {"built-in": "the built-in type is named", "typing": "the type of `typing` is named"}
    tier = "listed"
    families = frozenset({"python"})

    examples = (
        Flags("def load(a: «List[int]»): pass", taught="def save(a: list[str]): pass"),
        Flags("def load(a: «dict[str, int]»): pass", taught="def save(a: Dict[str, str]): pass"),
        Allows(
            "from __future__ import annotations\ndef load(a: list[int]): pass",
            taught="def save(a: List[str]): pass",
        ),
        Allows("def load():\n    it: list[int] = []", taught="def save(a: List[str]): pass"),
        Flags("def load():\n    it: «List[int]» = []", taught="def save():\n    it: list[int] = []"),
        Allows("def load(a: list): pass", taught="def save(a: list[str]): pass"),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report which kind of type each annotation names; apart where nobody evaluates it."""
        for it in file.all(TypeReference):
            if it.array and it.name:
                if it.name.text in file.once(_of_collections, None):
                    continue
                evaluated = is_evaluated(file, it.span)
                slot = "type of a collection" if evaluated else "type of a collection that nobody evaluates"
                choice = "built-in" if it.name.text in BUILT_IN else "typing"
                yield Detection(slot, choice, it.span)


def _of_collections(file: FileFacts, _: None) -> frozenset[str]:
    """Name the types that a file takes from `collections.abc`: those are other ones."""
    taken = [it.span for it in file.all(Import) if it.module and it.module.text.startswith("collections")]
    return frozenset(one.name.text for span in taken for one in file.inside(ImportedName, span) if one.name)
