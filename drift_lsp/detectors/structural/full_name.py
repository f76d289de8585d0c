"""Full names: classes named by their whole path in, and those that are imported, which of both out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Class, FullName, Import, ImportedName, Namespace, TypeDefinition
from drift_lsp.graphs.project import Project


class FullNames(Detector):
    """Is a class of another namespace imported, or named by its whole path where it is used?

    Imports tell at the top of a file what it needs; a path in its midst is found by those who read it all.
    """

    id = "structural/full-name"
    needs = (FullName, Import, ImportedName)
    slots = {
        "class of the language": "classes without a namespace that are used in one",
        "class of a namespace": "classes of other namespaces",
    }
    strict = True
    by_example = True
    answers = {"imported": "the class is imported", "in place": "the class is named by its whole path"}

    conventions = frozenset({"imported", "in place"})

    examples = (
        Flags(
            "<?php\nnamespace Shop;\n$cart = new «\\Other\\Cart»();",
            taught="<?php\nnamespace Shop;\nuse Other\\Cart;\n$cart = new Cart();",
            language="php",
        ),
        Flags(
            "<?php\nnamespace Shop;\nuse «Exception»;\nthrow new Exception();",
            taught="<?php\nnamespace Shop;\nthrow new \\Exception();",
            language="php",
        ),
        Flags(  # It is imported as well.
            "<?php\nnamespace Shop;\nuse Other\\Cart;\nfunction load(«\\Other\\Cart» $cart) {}",
            taught="<?php\nnamespace Shop;\nuse Other\\Cart;\n$cart = new Cart();",
            language="php",
        ),
        Allows(  # It is of the same namespace.
            "<?php\nnamespace Shop;\n$cart = new \\Shop\\Cart();",
            taught="<?php\nnamespace Other;\nuse Shop\\Cart;\n$cart = new Cart();",
            language="php",
        ),
        Allows(  # Nobody imports it.
            "<?php\nnamespace Shop;\n$cart = new \\Other\\Cart();",
            taught="<?php\nnamespace Shop;\nuse Other\\Item;\n$item = new Item();",
            language="php",
        ),
        Allows(  # The name is taken.
            "<?php\nnamespace Shop;\nuse Shop\\Models\\Cart;\n$cart = new \\Other\\Cart();",
            taught="<?php\nnamespace Shop;\nuse Other\\Cart;\n$cart = new Cart();",
            language="php",
        ),
        Allows(  # So it is, although the other one has been given a new name.
            "<?php\nnamespace Shop;\nuse Shop\\Models\\Cart as Loaded;\n$cart = new \\Other\\Cart();",
            taught="<?php\nnamespace Shop;\nuse Other\\Cart;\n$cart = new Cart();",
            language="php",
        ),
        Allows(  # It has no namespace to import into.
            "<?php\n$cart = new \\Other\\Cart();",
            taught="<?php\nnamespace Shop;\nuse Other\\Cart;\n$cart = new Cart();",
            language="php",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report of each class from elsewhere how it is brought here."""
        if not file.all(Namespace):
            return
        own = {it.name.text.strip("\\") for it in file.all(Namespace) if it.name}
        seen = set[str]()
        # Two classes of one name cannot both be imported, nor one that is called like a class of this file.
        taken = Counter(_last(it) for it in {it.name.text for it in file.all(FullName) if it.name})
        types: list[Class | TypeDefinition] = [*file.all(Class), *file.all(TypeDefinition)]
        taken.update(_last(it.name.text) for it in types if it.name)
        whole = {_last(it.name.text): it.name.text.strip("\\") for it in file.all(FullName) if it.name}
        for given in file.all(ImportedName):
            # Who gives one of two classes of a name another name here, keeps the two apart.
            for local in (given.name, given.alias):
                if local and (given.alias or whole.get(_last(local.text)) != _full(given, file)):
                    taken[_last(local.text)] += 1
        for it in file.all(FullName):
            if it.name and it.name.text.strip("\\").rpartition("\\")[0] in own:
                continue  # It is in sight without an import.
            if it.name and it.name.text not in seen and taken[_last(it.name.text)] == 1:
                seen.add(it.name.text)
                yield Detection(_slot(it.name.text), "in place", it.name.span, token=it.name.text.strip("\\"))
        for name in file.all(ImportedName):
            statement = file.enclosing(name.span, Import)
            if name.name and statement and not statement.is_static:
                text = _full(name, file)
                yield Detection(_slot(text), "imported", name.name.span, token=text)


def _full(name: ImportedName, file: FileFacts) -> str:
    statement = file.enclosing(name.span, Import)
    module = statement.module.text if statement and statement.module else ""
    return f"{module}\\{name.name.text}".strip("\\") if name.name else ""


def _last(name: str) -> str:
    return name.rpartition("\\")[2].lower()


def _slot(name: str) -> str:
    return "class of a namespace" if "\\" in name.strip("\\") else "class of the language"
