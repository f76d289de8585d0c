"""Collection types: annotations in, whether the built-in collection or the one of `typing` is named out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags, Freedom
from drift_lsp.facts.annotations import has_own_python, is_evaluated
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Function, Import, ImportedName, TypeReference
from drift_lsp.graphs.project import Project
from drift_lsp.text import Span

BUILT_IN = frozenset({"list", "dict", "set", "tuple", "frozenset", "type"})

WAY = 3
"""So many collections that a file or a function writes, and none otherwise, are its way."""


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
        Allows(  # The file writes all of them so.
            "def load(a: List[int]): pass\n\ndef drop(a: Dict[str, int]): pass\n\ndef find(a: Set[int]): pass",
            taught="def save(a: list[str]): pass",
        ),
        Allows(  # So does the function.
            "def load(a: list[int], b: dict[str, int]) -> list[int]: pass\n\ndef drop(a: List[int]): pass",
            taught="def save(a: List[str]): pass",
        ),
        Allows(  # Its Python is not the project's.
            '# /// script\n# requires-python = ">=3.11"\n# ///\ndef load(a: list[int]): pass',
            taught="def save(a: List[str]): pass",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report which kind of type each annotation names; apart where nobody evaluates it."""
        if file.once(has_own_python, None):
            return
        found = [(span, choice, _function(span, file)) for span, choice in _collections(file)]
        made = Counter((place, choice) for _, choice, around in found for place in {None, around})
        written = Counter(place for _, _, around in found for place in {None, around})
        for span, choice, around in found:
            evaluated = is_evaluated(file, span)
            slot = "type of a collection" if evaluated else "type of a collection that nobody evaluates"
            own = any(made[place, choice] == written[place] >= WAY for place in (None, around))
            yield Detection(slot, choice, span, Freedom.UNASKED if own else Freedom.FREE)


def _collections(file: FileFacts) -> Iterator[tuple[Span, str]]:
    """List the types of collections with what is named there."""
    others = file.once(_of_collections, None)
    for it in file.all(TypeReference):
        if it.array and it.name and it.name.text not in others:
            yield it.span, "built-in" if it.name.text in BUILT_IN else "typing"


def _function(span: Span, file: FileFacts) -> Span | None:
    """Find the outermost function around a place."""
    found = None
    while around := file.enclosing(found or span, Function):
        found = around.span
    return found


def _of_collections(file: FileFacts, _: None) -> frozenset[str]:
    """Name the types that a file takes from `collections.abc`: those are other ones."""
    taken = [it.span for it in file.all(Import) if it.module and it.module.text.startswith("collections")]
    return frozenset(one.name.text for span in taken for one in file.inside(ImportedName, span) if one.name)
