"""Calls of a base: where a method hands on to that of its base in, how the base is named out."""

from __future__ import annotations

from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Call, Class
from drift_lsp.graphs.project import Project
from drift_lsp.text import Span


class BaseCall(Detector):
    """How does a method call the one of its base?

    `super()` goes on working when the class is called or extended otherwise; `Base.save(self)` skips whatever stands
    between. Only classes with a single base are asked of their base by name.
    """

    id = "structural/base-call"
    needs = (Call, Class)
    slots = {"call of the base": "calls of what the base does"}
    answers = {
        "super()": "it is `super()`",
        "super(Class, self)": "`super` is told the class",
        "by name": "the base is named",
    }
    tier = "throughout"
    conventions = frozenset({"super()"})
    families = frozenset({"python"})
    strict = True
    local = True

    examples = (
        Flags(
            "class Cart(Base):\n    def save(self):\n        «super(Cart, self)».save()",
            taught="class Item(Base):\n    def save(self):\n        super().save()",
        ),
        Flags(
            "class Cart(Base):\n    def __init__(self):\n        «Base».__init__(self)",
            taught="class Item(Base):\n    def __init__(self):\n        super().__init__()",
        ),
        Allows(  # Each of several bases has its own.
            "class Cart(Base, Other):\n    def __init__(self):\n        Base.__init__(self)",
            taught="class Item(Base):\n    def __init__(self):\n        super().__init__()",
        ),
        Allows(  # The newer way.
            "class Cart(Base):\n    def save(self):\n        super().save()",
            taught="class Item(Base):\n    def save(self):\n        super(Item, self).save()",
        ),
        Allows(  # It goes past the base on purpose.
            "class Cart(Base):\n    def save(self):\n        super(Base, self).save()",
            taught="class Item(Base):\n    def save(self):\n        super().save()",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report how the base is named in each call of one of its methods."""
        for it in file.all(Call):
            if it.receiver is None or it.name is None:
                continue
            written = it.receiver.text
            if written == "super()":
                yield Detection("call of the base", "super()", it.receiver.span)
            elif written.startswith("super("):
                owner = file.enclosing(it.span, Class)
                if owner and owner.name and written.startswith((f"super({owner.name.text},", "super(self.__class__,")):
                    yield Detection("call of the base", "super(Class, self)", it.receiver.span)
            elif it.name.text.startswith("__") and it.arguments and _is_self(file, it.arguments[0]):
                owner = file.enclosing(it.span, Class)
                if owner and [base.text for base in owner.bases] == [written]:
                    yield Detection("call of the base", "by name", it.receiver.span)


def _is_self(file: FileFacts, given: Span) -> bool:
    return file.source[given.start : given.end] == b"self"
