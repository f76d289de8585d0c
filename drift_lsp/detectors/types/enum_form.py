"""Forms of enums: enums in, whether their values are kept apart from other names out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Class, TypeDefinition
from drift_lsp.graphs.project import Project

SCOPED = re.compile(rb"enum\s+(?:class|struct)\b")


class EnumForm(Detector):
    """Is an enum an `enum class`?

    Its values then need its name before them, clash with nothing and are no numbers.
    """

    id = "types/enum-form"
    local = True
    needs = (TypeDefinition,)
    slots = {"enum": "enums"}
    answers = {"scoped": "it is an `enum class`", "plain": "it is a plain `enum`"}
    conventions = frozenset({"scoped"})
    strict = True
    families = frozenset({"c"})
    examples = (
        Flags("enum «Size» { small, large };", taught="enum class Kind { cart, row };", language="cpp"),
        Allows("enum struct Size { small, large };", taught="enum class Kind { cart, row };", language="cpp"),
        Allows(  # In a class its values have a name before them anyway.
            "class Cart { enum Size { small, large }; };", taught="enum class Kind { cart, row };", language="cpp"
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report the form of each enum with a name that stands in no class."""
        for it in file.all(TypeDefinition):
            if it.name and it.enum and file.enclosing(it.span, Class) is None:
                scoped = SCOPED.match(file.source, it.span.start, it.span.end)
                yield Detection("enum", "scoped" if scoped else "plain", it.name.span, token=it.name.text)
