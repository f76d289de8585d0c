"""Visible fields: fields of objects in, whether others than their class can reach them out."""

from __future__ import annotations

from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Assignment, Class
from drift_lsp.graphs.project import Project


class FieldVisibility(Detector):
    """Can a field of an object be reached by others than its class?

    What only the class can reach, only the class can break. Objects that do nothing but hold values are often made
    otherwise, each as a whole: a class whose fields are all in sight is not asked.
    """

    id = "structural/field-visibility"
    tier = "listed"
    needs = (Assignment, Class)
    slots = {"field": "fields of objects"}
    answers = {"private": "only its class can reach it", "open": "others can reach it"}
    conventions = frozenset({"private"})
    strict = True
    roles = ("main",)
    families = frozenset({"csharp", "java", "php"})
    examples = (
        Flags(
            "class Cart { private int size; public int «rows»; }",
            taught="class Item { private int size; private Row row; }",
            language="java",
        ),
        Flags(
            "class Cart { private int _size; internal readonly int «_rows»; }",
            taught="class Item { private int _size; }",
            language="csharp",
        ),
        Flags(
            "<?php\nclass Cart { private int $size; public int $«rows»; }",
            taught="<?php\nclass Item { private int $size; }",
            language="php",
        ),
        *(
            Allows(code, taught="class Item { private int size; private Row row; }", language="java")
            for code in (
                "class Cart { public int size; public int rows; }",
                "class Cart { private int size; public static final int ROWS = 3; }",
                "class Cart { private int size; protected int rows; }",
            )
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report of each field of a class with private ones whether others can reach it."""
        fields = dict[int, list[tuple[str, Assignment]]]()
        for it in file.all(Assignment):
            owner = file.enclosing(it.span, Class) if it.member and it.name and not it.property else None
            if owner is None or it.is_static or it.constant:
                continue
            said = it.visibility.text if it.visibility else ""
            if said != "protected":
                hidden = said == "private" or (not said and file.language.hides_members)
                fields.setdefault(owner.span.start, []).append(("private" if hidden else "open", it))
        for found in fields.values():
            if any(choice == "private" for choice, _ in found):
                for choice, it in found:
                    if it.name:
                        yield Detection("field", choice, it.name.span)
