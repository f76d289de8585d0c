"""Read-only fields: private fields that are set once in, whether they say so out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Assignment, Class, Decorator, Function
from drift_lsp.graphs.project import Project

TAUGHT_SHARP = "class Item { private readonly Store _store; Item(Store store) { _store = store; } }"
TAUGHT_JAVA = "class Item { private final Store store; Item(Store store) { this.store = store; } }"

FILLED = frozenset({"Data", "Setter", "Entity", "Embeddable", "MappedSuperclass", "ConfigurationProperties"})
"""Annotations of classes whose fields somebody sets who is not in sight."""


class ReadonlyField(Detector):
    """Does a private field that is only set when its object is made say that it never changes?

    A reader of the rest of the class then need not look for where it does.
    """

    id = "types/readonly-field"
    needs = (Assignment, Class, Function)
    slots = {"field set once": "private fields that are set once"}
    answers = {
        "read-only": "the field says that it never changes",
        "plain": "the field does not say that it never changes",
    }
    conventions = frozenset({"read-only"})
    families = frozenset({"csharp", "java"})
    roles = ("main",)
    examples = (
        Flags(
            "class Cart { private Store «_store»; Cart(Store store) { _store = store; } }",
            taught=TAUGHT_SHARP,
            language="csharp",
        ),
        Flags(
            "class Cart { private Store «store»; Cart(Store store) { this.store = store; } }",
            taught=TAUGHT_JAVA,
            language="java",
        ),
        Allows(
            "class Cart { private int size; Cart() { size = 1; } void grow() { size++; } }",
            taught=TAUGHT_JAVA,
            language="java",
        ),
        Allows("class Cart { private Store store; }", taught=TAUGHT_JAVA, language="java"),  # Something sets it.
        Allows("class Cart { @Inject private Store store = null; }", taught=TAUGHT_JAVA, language="java"),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report for each private field that nothing sets later whether it is read-only."""
        if any(it.name and it.name.text in FILLED for it in file.all(Decorator)):
            return
        makers = [it.span for it in file.all(Function) if it.accessor]
        for it in file.all(Assignment):
            if not it.member or it.property or it.constant or it.name is None or file.decorators(it):
                continue
            owner = file.enclosing(it.span, Class)
            if owner is None or not it.visibility or it.visibility.text != "private":
                continue
            if it.readonly:
                yield Detection("field set once", "read-only", it.name.span)
                continue
            places = _places_set(it.name.text, file)
            set_by_maker = [place for place in places if any(maker.start < place < maker.end for maker in makers)]
            if len(set_by_maker) == len(places) and (places or it.value):
                yield Detection("field set once", "plain", it.name.span)


def _places_set(name: str, file: FileFacts) -> list[int]:
    """Find where a field is set, or handed on to be set; its declaration, which has a type before it, is none."""
    word = re.escape(name.encode())
    setting = re.compile(
        rb"(?<![\w.])(?:this\.)?" + word + rb"\s*(?:[-+*/%&|^?]{0,2}|<<|>>)=(?!=)"
        rb"|(?<![\w.])(?:this\.)?"
        + word
        + rb"\s*(?:\+\+|--)|(?:\+\+|--|\bref\s+|\bout\s+|&)\s*(?:this\.)?"
        + word
        + rb"\b"
        rb"|\b[A-Za-z]\w*\." + word + rb"\s*=(?!=)"
    )
    declared = [it.name.span for it in file.all(Assignment) if it.name]
    found = setting.finditer(file.source)
    return [it.start() for it in found if not any(it.start() <= name.start < it.end() for name in declared)]
