"""Docstring presence: public functions and classes in, whether they are documented out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags, Freedom
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Class, Export, Function
from drift_lsp.graphs.project import Project
from drift_lsp.text import Span


class DocstringPresence(Detector):
    """Are public functions and classes documented?

    What others call deserves a sentence on what it does. Private things, things inside functions, overrides and tests
    are not asked; where a module names what it offers, only that is.
    """

    id = "documentation/docstring-presence"
    needs = (Function, Class)
    slots = {"function": "public functions", "method": "public methods", "class": "public classes"}
    answers = {"present": "it is documented", "absent": "it is not documented"}
    roles = ("main",)
    conventions = frozenset({"present"})

    examples = (
        Flags("def «load»(): pass", taught='def save():\n    """Save it."""'),
        Flags("class «Cart»: pass", taught='class Item:\n    """An item."""'),
        Flags(
            "export function «load»() {}", taught="/** Save it. */\nexport function save() {}", language="typescript"
        ),
        Allows("def _load(): pass", taught='def save():\n    """Save it."""'),
        Allows("def load():\n    '''Load it.'''\n    def inner(): pass", taught='def save():\n    """Save it."""'),
        Allows(
            "export const a = 1\nfunction load() {}",
            taught="/** Save it. */\nexport function save() {}",
            language="typescript",
        ),
        Allows('def load():\n    """Load it."""', taught="def save(): pass"),  # Presence is one-sided.
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report for each public function and class whether it is documented."""
        exports = file.all(Export)
        offered = {name.text for it in exports for name in it.names}
        reached = -1
        definitions: list[Function | Class] = [*file.all(Function), *file.all(Class)]
        for it in sorted(definitions, key=_start):
            inner = it.span.start < reached
            if isinstance(it, Function) and not inner:
                reached = it.span.end
            if inner or it.name is None or it.name.text.startswith(("_", "#")):
                continue
            owner = file.enclosing(it.span, Class)
            top = owner or it
            if (
                top.name is None
                or top.name.text.startswith("_")
                or not _is_offered(top.name.text, top.span, offered, exports)
            ):
                continue
            if isinstance(it, Class):
                yield Detection(
                    "class",
                    "present" if it.docstring or file.documentation(it) else "absent",
                    it.name.span,
                    token=it.name.text,
                )
            elif not it.accessor:
                free = Freedom.UNLESS_INHERITED if owner and owner.bases else Freedom.FREE
                slot = "method" if owner else "function"
                yield Detection(
                    slot,
                    "present" if it.docstring or file.documentation(it) else "absent",
                    it.name.span,
                    free,
                    it.name.text,
                )


def _start(it: Function | Class) -> tuple[int, int]:
    return it.span.start, -it.span.end


def _is_offered(name: str, span: Span, offered: set[str], exports: Sequence[Export]) -> bool:
    return not exports or name in offered or any(span in it.span for it in exports)
