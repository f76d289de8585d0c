"""Visibility: members in, whether they say who may use them out."""

from __future__ import annotations

from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Assignment, Class, Function, Part
from drift_lsp.graphs.project import Project


class StatedVisibility(Detector):
    """Do members of a class say who may use them?

    What says nothing is public here, so nobody knows whether that was meant. What is not public has to say so, and tells
    nothing of those that could be silent.
    """

    id = "types/visibility"
    needs = (Function, Class, Assignment)
    slots = {
        "method": "methods that all may use",
        "accessor": "getters and setters that all may use",
        "constant": "constants of classes that all may use",
        "field": "fields that all may use",
    }
    answers = {"present": "it says who may use it", "absent": "it does not say who may use it"}
    conventions = frozenset({"present"})
    families = frozenset({"php", "typescript"})

    examples = (
        Flags(
            "<?php\nclass Cart { function «load»() {} }",
            taught="<?php\nclass Item { public function save() {} }",
            language="php",
        ),
        Flags(
            "<?php\nclass Cart { const «LIMIT» = 3; }",
            taught="<?php\nclass Item { public const LIMIT = 3; }",
            language="php",
        ),
        Flags(
            "<?php\nclass Cart { static $«all»; }",
            taught="<?php\nclass Item { public static $all; }",
            language="php",
        ),
        Flags("class Cart { «load»() {} }", taught="class Item { public save() {} }", language="typescript"),
        Allows(  # Nothing else makes it private.
            "class Cart { size = 3 }", taught="class Item { private size = 3; public save() {} }", language="typescript"
        ),
        Allows(
            "class Cart { constructor() {} #load() {} }",
            taught="class Item { public save() {} }",
            language="typescript",
        ),
        Allows(  # So the tool that made it has it.
            "class Cart implements MigrationInterface { name = 'Cart1759769291608' }",
            taught="class Item { public size = 3 }",
            language="typescript",
        ),
        Allows(  # A method of the object, not of the class.
            "class Cart { private rows = { load() { return 1 } } }",
            taught="class Item { public save() {} }",
            language="typescript",
        ),
        Allows(
            "class Cart { static { walk({ Row(it) { return it } }) }"
            " private rows = wrap((it) => { const all = walk(it, { Row(one) { return one } }); return all }) }",
            taught="class Item { public save() {} }",
            language="typescript",
        ),
        Allows("<?php\nfunction load() {}", taught="<?php\nclass Item { public function save() {} }", language="php"),
        Allows(  # An extra word is no departure.
            "<?php\nclass Cart { public const LIMIT = 3; }",
            taught="<?php\nclass Item { const LIMIT = 3; private const MOST = 4; }",
            language="php",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report of each member whether it has a word for it."""
        for function in file.all(Function):
            if not function.name or _has_no_word(function.name.text):
                continue
            if isinstance(file.method_of(function), Class) and (choice := _choice(function.visibility)):
                yield Detection("accessor" if function.accessor else "method", choice, function.name.span)
        for it in file.all(Assignment):
            if not it.member or not it.name or _has_no_word(it.name.text) or _is_migration(it, file):
                continue
            if choice := _choice(it.visibility):
                yield Detection("constant" if it.constant else "field", choice, it.name.span)


def _choice(word: Part | None) -> str | None:
    """Tell whether a member that all may use says so; None for others."""
    if word is None:
        return "absent"
    return "present" if word.text == "public" else None


def _is_migration(it: Assignment, file: FileFacts) -> bool:
    """Tell whether a field is one that a tool writes into each step of a database: `name = 'AddCart1759769291608'`."""
    owner = file.enclosing(it.span, Class)
    return owner is not None and any("Migration" in base.text for base in owner.bases)


def _has_no_word(name: str) -> bool:
    """Tell whether such a member says itself, or by what it is, who may use it."""
    return name.startswith("#") or name == "constructor"
