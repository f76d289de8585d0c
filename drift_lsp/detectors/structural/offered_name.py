"""Names that a module offers: its public names in, whether `__all__` lists them out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags, Freedom
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Assignment, Class, Function
from drift_lsp.graphs.project import Project

NAME = re.compile(rb"[\"'](\w+)[\"']")

TAUGHT = "__all__ = ['save']\n\ndef save(): pass"


class OfferedName(Detector):
    """Is a public function or class listed in the `__all__` of its module?

    What is not listed is not found by who imports all, nor by tools that build documentation. Only modules that have
    the list are asked.
    """

    id = "structural/offered-name"
    needs = (Assignment, Function, Class)
    slots = {"public name": "public names of modules with `__all__`"}
    answers = {"listed": "`__all__` lists it", "unlisted": "`__all__` does not list it"}
    conventions = frozenset({"listed"})
    tier = "throughout"
    families = frozenset({"python"})
    roles = ("main",)

    examples = (
        Flags("__all__ = ['load']\n\ndef load(): pass\n\ndef «drop»(): pass", taught=TAUGHT),
        Flags("__all__ = ('Cart',)\n\nclass Cart: pass\n\nclass «Row»: pass", taught=TAUGHT),
        Allows("__all__ = ['load']\n\ndef load(): pass\n\ndef _drop(): pass", taught=TAUGHT),
        Allows(  # The others of the file call it: it may be there for nobody else.
            "__all__ = ['load']\n\ndef drop(): pass\n\ndef load(): drop()", taught=TAUGHT
        ),
        Allows("__all__ = ['load']\n__all__ += more\n\ndef load(): pass\n\ndef drop(): pass", taught=TAUGHT),
        Allows("def drop(): pass", taught=TAUGHT),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report whether each public name is listed."""
        names = file.once(_listed, None)
        if names is None:
            return
        offered: list[Function | Class] = [*file.all(Function), *file.all(Class)]
        for it in offered:
            if it.name and not it.name.text.startswith("_") and _is_outermost(it, file):
                listed = it.name.text in names
                free = Freedom.UNASKED if not listed and file.called(it.name.text) else Freedom.FREE
                yield Detection("public name", "listed" if listed else "unlisted", it.name.span, free)


def _listed(file: FileFacts, _: None) -> frozenset[str] | None:
    """Name what a file lists as offered; None where it lists nothing, or not in one place."""
    if file.source.count(b"__all__") != 1:
        return None
    listed = next((it for it in file.all(Assignment) if it.name and it.name.text == "__all__"), None)
    if listed is None or listed.value is None or not listed.literal:
        return None
    return frozenset(it.decode() for it in NAME.findall(file.source, listed.value.start, listed.value.end))


def _is_outermost(it: Function | Class, file: FileFacts) -> bool:
    line = file.source.rfind(b"\n", 0, it.span.start) + 1
    return line == it.span.start and file.enclosing(it.span, Class) is None and not file.is_nested(it)
