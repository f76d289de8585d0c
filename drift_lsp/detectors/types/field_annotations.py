"""Annotations of fields: fields of classes in, annotated or not out."""

from __future__ import annotations

from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags, Freedom
from drift_lsp.facts.doctypes import is_open
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Assignment, Class
from drift_lsp.graphs.project import Project


class FieldAnnotations(Detector):
    """Do fields of classes declare their types?

    A field is read far from where it is set; its type is the only thing that says what is in it.
    """

    id = "types/field-annotations"
    tier = "throughout"
    needs = (Assignment, Class)
    slots = {"field": "fields", "private field": "private fields", "constant": "constants of classes"}
    answers = {"present": "the type of the field is declared", "absent": "the type of the field is not declared"}
    conventions = frozenset({"present"})
    roles = ("main",)
    families = frozenset({"php"})

    examples = (
        Flags(
            "<?php\nclass Cart { private $«items»; }",
            taught="<?php\nclass Row { private int $size; }",
            language="php",
        ),
        Allows(  # The base has it without a type, so it must have none.
            "<?php\nuse Other\\Model;\nclass Cart extends Model { protected $items; }",
            taught="<?php\nclass Row { private int $size; }",
            language="php",
        ),
        Allows(  # A resource cannot be declared.
            "<?php\nclass Cart { /** @var resource|null */ private $file; }",
            taught="<?php\nclass Row { private int $size; }",
            language="php",
        ),
        Allows(
            "<?php\nclass Cart {\n    /** @var resource|null */\n    private $file;\n}",
            taught="<?php\nclass Row { private int $size; }",
            language="php",
        ),
        Flags(
            "<?php\nclass Cart { const «ITEMS» = 3; }",
            taught="<?php\nclass Row { const int SIZE = 3; }",
            language="php",
        ),
        Allows(  # Older releases cannot say it.
            "<?php\nclass Cart {\n    /** @var \\Rows<A, int>|\\WeakRows<A, int> */\n    private $rows;\n}",
            taught="<?php\nclass Row { private int $size; }",
            language="php",
        ),
        Allows("<?php\n$items = 3;", taught="<?php\nclass Row { private int $size; }", language="php"),
        Allows(
            "<?php\nclass Cart { const ITEMS = 3; }", taught="<?php\nclass Row { private int $size; }", language="php"
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report of each field whether its type is declared."""
        for it in file.all(Assignment):
            if it.member and it.constant and it.name:
                yield Detection("constant", "present" if it.annotation else "absent", it.name.span)
            if not it.member or it.constant or it.name is None:
                continue
            if it.annotation is None and is_open(it, file):
                continue
            owner = file.enclosing(it.span, Class)
            private = it.visibility is not None and it.visibility.text == "private"  # A base's is another field.
            free = Freedom.UNLESS_INHERITED if owner and owner.bases and not private else Freedom.FREE
            choice = "present" if it.annotation else "absent"
            yield Detection("private field" if private else "field", choice, it.name.span, free, it.name.text)
