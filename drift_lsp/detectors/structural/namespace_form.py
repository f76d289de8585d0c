"""Namespace form: the namespace of a file in, whether it has braces out."""

from __future__ import annotations

from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Call, Class, Namespace, TypeDefinition
from drift_lsp.graphs.project import Project


class NamespaceForm(Detector):
    """Does a file's namespace hold for the whole file, or stand in braces around its contents?

    Without braces all of the file is one step less indented.
    """

    id = "structural/namespace-form"
    needs = (Namespace,)
    tier = "listed"
    family_tiers = {"csharp": "throughout"}
    strict = True
    reasoned = True
    slots = {"namespace": "files with one namespace"}
    answers = {"whole file": "the namespace holds for the whole file", "braces": "the namespace has braces"}
    conventions = frozenset({"whole file"})
    families = frozenset({"csharp", "php"})
    examples = (
        Flags("namespace «Shop» { class Cart { } }", taught="namespace Shop; class Item { }", language="csharp"),
        Allows(  # Whoever has braces everywhere has them from before there was another way.
            "namespace Shop; class Cart { }", taught="namespace Shop { class Item { } }", language="csharp"
        ),
        Allows(  # Two need braces.
            "namespace Shop { class Cart { } } namespace Store { }",
            taught="namespace Shop; class Item { }",
            language="csharp",
        ),
        Allows(  # Behind statements at the top of a file there must be braces.
            "using A;\nvar cart = A.Made();\ncart.Run();\nnamespace Shop { class Cart { } }",
            taught="namespace Shop; class Item { }",
            language="csharp",
        ),
        Allows(  # What stands outside would fall into it.
            "namespace Shop { class Cart { } } class Cart { }",
            taught="namespace Shop; class Item { }",
            language="csharp",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report the form of a file's only namespace."""
        found = file.all(Namespace)
        if len(found) == 1 and found[0].name and not _holds_less_than_all(found[0], file):
            yield Detection("namespace", "braces" if found[0].body else "whole file", found[0].name.span)


def _holds_less_than_all(it: Namespace, file: FileFacts) -> bool:
    """Tell whether a class, or a statement, stands outside of a namespace in braces."""
    others: list[Class | TypeDefinition | Call] = [*file.all(Class), *file.all(TypeDefinition), *file.all(Call)]
    return bool(it.body) and any(one.span not in it.span for one in others)
