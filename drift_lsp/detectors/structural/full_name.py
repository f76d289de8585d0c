"""Full names: classes named by their whole path in, and those that are imported, which of both out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Class, Comment, FullName, Import, ImportedName, Namespace, TypeDefinition
from drift_lsp.graphs.project import Project

BARE = re.compile(rb"(?<![\w.\\$@\"'])[A-Z]\w*")
"""A class that is named alone."""


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
        Flags(
            "package shop;\nimport java.util.List;\nclass Cart { Object a() { return new «java.util.Date»(); } }",
            taught="package shop;\nimport java.util.Date;\nclass Item { Date b; }",
            language="java",
        ),
        *(
            Allows(
                f"package shop;\n{code}",
                taught="package shop;\nimport java.util.Date;\nclass Item { }",
                language="java",
            )
            for code in (
                "import java.sql.Date;\nclass Cart { java.util.Date a; }",
                "class Cart { java.util.Date a; Date b; }",  # Another one of this package is meant.
                "import java.util.Date;\nclass Cart { Date a; }",
                "class Cart { Object a() { return java.cart.Date; } }",
                "import shop.Row;\nclass Cart { java.util.Row a; java.util.Date b; }",  # So the one beside it has to.
                "class Cart { java.util.Object a; java.util.Date b; }",
            )
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
        between = file.language.separators[0]
        own = {it.name.text.strip(between) for it in file.all(Namespace) if it.name}
        seen = set[str]()
        # Two classes of one name cannot both be imported, nor one that is called like a class of this file.
        taken = Counter(_last(it, between) for it in {it.name.text for it in file.all(FullName) if it.name})
        brought = {_full(it, file) for it in file.all(ImportedName)} if file.all(FullName) else set[str]()
        alone = _named_alone(file) if file.all(FullName) else set[bytes]()
        alone.update(it.encode() for it in file.language.everywhere)
        types: list[Class | TypeDefinition] = [*file.all(Class), *file.all(TypeDefinition)]
        taken.update(_last(it.name.text, between) for it in types if it.name)
        whole = {_last(it.name.text, between): it.name.text.strip(between) for it in file.all(FullName) if it.name}
        for given in file.all(ImportedName):
            # Who gives one of two classes of a name another name here, keeps the two apart.
            for local in (given.name, given.alias):
                if local and (given.alias or whole.get(_last(local.text, between)) != _full(given, file)):
                    taken[_last(local.text, between)] += 1
        # Who has to name one class by its whole path names those beside it so.
        beside = {
            it.name.text.strip(between).rpartition(between)[0]
            for it in file.all(FullName)
            if it.name and it.name.text.strip(between) not in brought and _is_taken(it.name.text, between, taken, alone)
        }
        for it in file.all(FullName):
            text = it.name.text.strip(between) if it.name else ""
            package = text.rpartition(between)[0]
            if package in own or (package in beside and text not in brought):
                continue  # It is in sight without an import, or that name, or one beside it, means another one here.
            if it.name and it.name.text not in seen and taken[_last(text, between)] == 1:
                seen.add(it.name.text)
                yield Detection(_slot(text, between), "in place", it.name.span, token=text)
        for name in file.all(ImportedName):
            statement = file.enclosing(name.span, Import)
            if name.name and statement and not statement.is_static:
                text = _full(name, file)
                yield Detection(_slot(text, between), "imported", name.name.span, token=text)


def _named_alone(file: FileFacts) -> set[bytes]:
    """Name the classes that are named without a path in the code of a file."""
    found, at = set[bytes](), 0
    apart = [*file.all(Comment), *file.all(Import)]
    for start, end in [*sorted((it.span.start, it.span.end) for it in apart), (len(file.source),) * 2]:
        if start >= at:
            found.update(BARE.findall(file.source, at, start))
        at = max(at, end)
    return found


def _is_taken(name: str, between: str, taken: Counter[str], alone: set[bytes]) -> bool:
    """Tell whether what stands behind a path means another class where it stands alone."""
    return taken[_last(name, between)] > 1 or name.rpartition(between)[2].encode() in alone


def _full(name: ImportedName, file: FileFacts) -> str:
    statement, between = file.enclosing(name.span, Import), file.language.separators[0]
    module = statement.module.text if statement and statement.module else ""
    return f"{module}{between}{name.name.text}".strip(between) if name.name else ""


def _last(name: str, between: str) -> str:
    return name.rpartition(between)[2].lower()


def _slot(name: str, between: str) -> str:
    return "class of a namespace" if between in name.strip(between) else "class of the language"
