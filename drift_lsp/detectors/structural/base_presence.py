"""Presence of bases: classes in, whether they extend something out."""

from __future__ import annotations

from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags, Freedom
from drift_lsp.facts.casing import words
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Class, Function
from drift_lsp.graphs.project import Project

HELPS = ("Abstract", "Base", "Mixin", "Protocol", "Interface", "Helper", "Utils", "Config", "Meta")
"""How the names of classes begin or end that are there for others."""


MANY = "class A(BaseModel): pass\n\nclass B(BaseModel): pass\n\n"

FEWEST = 2
"""Other classes of a file, all of which extend something: what stands by itself may be another thing."""


class BasePresence(Detector):
    """Does a class extend something, where all others do that stand in such files, or are called like it?

    Among schemas, models or permissions a class without a base is none of them, whatever it is called. Only the one
    class of a file that does not is asked; not what others extend, what a decorator makes something of, what is private
    and what stands in another class.
    """

    id = "structural/base-presence"
    tier = "listed"
    needs = (Class, Function)
    slots = {"class": "classes", "classes called `…*`": "classes whose name ends in a word"}
    answers = {"present": "the class extends something", "absent": "the class extends nothing"}
    conventions = frozenset({"present"})
    roles = ("main",)
    families = frozenset({"python"})
    strict = True
    firm = True

    examples = (
        Flags(
            MANY + "class «Cart»:\n    size: int",
            taught="class Item(BaseModel):\n    size: int",
        ),
        Flags(
            MANY + "class «CartOut»:\n    size: int",
            taught="class ItemOut(BaseModel):\n    size: int",
        ),
        Allows("class Cart:\n    size: int", taught="class Item(BaseModel):\n    size: int"),  # It stands by itself.
        Allows(MANY + "class BaseCartOut:\n    size: int", taught="class ItemOut(BaseModel):\n    size: int"),
        Allows(MANY + "class _CartOut:\n    size: int", taught="class ItemOut(BaseModel):\n    size: int"),
        Allows(MANY + "@dataclass\nclass CartOut:\n    size: int", taught="class ItemOut(BaseModel):\n    size: int"),
        Allows(
            MANY + "class RowOut:\n    size: int\n\nclass Cart(RowOut): pass",
            taught="class ItemOut(BaseModel):\n    size: int",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report of each class that is not there for others whether it has a base."""
        classes = [it for it in file.all(Class) if not (it.extension or it.is_static or _is_inside(it, file))]
        extended = {base.text.partition("[")[0] for it in file.all(Class) for base in it.bases}
        bare = {it.span for it in classes if it.name and not it.bases and not _is_for_others(it, it.name.text, file)}
        alone = len(bare) == 1 and sum(bool(it.bases) for it in classes) >= FEWEST
        for it in classes:
            if it.name is None or not (it.bases or it.span in bare) or (not it.bases and it.name.text in extended):
                continue
            choice = "present" if it.bases else "absent"
            free = Freedom.FREE if it.bases else Freedom.UNLESS_EXTENDED
            asked = free if it.bases or alone else Freedom.UNASKED
            yield Detection("class", choice, it.name.span, asked, it.name.text)
            if len(parts := words(it.name.text)) > 1:
                yield Detection(
                    f"classes called `…{parts[-1].capitalize()}`", choice, it.name.span, asked, it.name.text
                )


def _is_inside(it: Class, file: FileFacts) -> bool:
    return file.is_nested(it) or file.enclosing(it.span, Class) is not None


def _is_for_others(it: Class, name: str, file: FileFacts) -> bool:
    """Tell whether a class is there to be extended, to help, or becomes something by what stands above it."""
    said = name.startswith(("_", *HELPS)) or name.endswith(HELPS)
    return it.is_abstract or said or any(file.decorators(it))
