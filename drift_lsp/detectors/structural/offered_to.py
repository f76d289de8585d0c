"""Who may use what a file offers: definitions in, the word for it out."""

from __future__ import annotations

from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Class, Function, TypeDefinition
from drift_lsp.graphs.project import Project

TYPES = "type at the top of a file"
NARROWED = "definition that other modules see"
LEFT_OUT = {"csharp": "internal", "java": "package-private"}
"""What holds where nothing is said."""


class OfferedTo(Detector):
    """Whom is a definition offered to?

    What is public is promised to everybody; in a folder where all types are internal, nobody outside should come to
    count on one.
    """

    id = "structural/offered-to"
    tier = "listed"
    reasoned = True  # Whoever opens a type to others does so for them.
    needs = (Class, Function)
    beyond = True
    slots = {TYPES: "types", NARROWED: "definitions that other modules see"}
    answers = {"*": "it is `{}`"}
    conventions = frozenset({"internal", "package-private", "pub(crate)", "pub(super)"})
    strict = True
    few = 0
    roles = ("main",)
    families = frozenset({"csharp", "java", "rust"})
    examples = (
        Flags("public class «Cart» { }", taught="internal class Item { }", language="csharp"),
        Flags("public class «Cart» { }", taught="class Item { }", language="java"),
        Allows("class Cart { }", taught="public class Item { }", language="java"),  # Less is promised.
        Flags("pub fn «load»() {}", taught="pub(crate) fn save() {}", language="rust"),
        Allows("pub(crate) fn load() {}", taught="pub fn save() {}", language="rust"),
        Allows("class Cart { public class Row { } }", taught="class Item { }", language="java"),
        Allows("fn load() {}", taught="pub(crate) fn save() {}", language="rust"),
        # The file is called after another type; it is a helper of that one.
        Allows("class Module { }\npublic class Cart { }", taught="class Item { }", language="java"),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report the word of each type at the top of a file; in Rust, how wide each `pub` is."""
        types: list[Class | TypeDefinition] = [*file.all(Class), *file.all(TypeDefinition)]
        outside = LEFT_OUT.get(file.language.family)
        if outside:
            inside = Class, TypeDefinition
            tops = [it for it in types if it.name and not any(file.enclosing(it.span, kind) for kind in inside)]
            if len(tops) == 1 and (name := tops[0].name):
                said = tops[0].visibility.text if tops[0].visibility else outside
                yield Detection(TYPES, said, name.span)
            return
        for it in (*types, *file.all(Function)):
            if it.name and it.visibility and it.visibility.text.startswith("pub"):
                yield Detection(NARROWED, it.visibility.text, it.name.span)
