"""Files of types: the first type of a file in, whether the file has its name out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from posixpath import basename

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Class, Function, Namespace, TypeDefinition
from drift_lsp.graphs.project import Project
from drift_lsp.syntax.languages import is_under

SAME, ALONE = "type and its file", "number of types in a file"


SEVERAL = 3

BEGINS = frozenset({"Program", "Startup", "Main"})
"""Where a program begins, whatever stands there besides."""


class FileOfType(Detector):
    """Has a file the name of the type it holds, and does it hold only one?

    Then a type is found by its name alone. Types inside others are part of them, and delegates go with what uses them.
    """

    id = "structural/file-of-type"
    needs = (Class, TypeDefinition)
    slots = {SAME: "files with a type", ALONE: "files with a type"}
    answers = {
        "same": "the file has the name of a type in it",
        "other": "the file has another name than the types in it",
        "one": "the file holds one type",
        "several": "the file holds several types",
    }
    conventions = frozenset({"same", "one"})
    tier = "listed"
    family_tiers = {"csharp": "throughout"}
    slot_tiers = {ALONE: "listed"}
    strict = True
    reasoned = True
    roles = ("main",)
    families = frozenset({"csharp", "php"})
    examples = (
        Flags(
            "class «Cart» { }",
            taught="class Item { }",
            language="csharp",
            path="src/shop/Carts.cs",
            taught_path="src/Item.cs",
        ),
        Flags(
            "class Cart { }\nclass «Row» { }",
            taught="class Item { }",
            language="csharp",
            path="src/shop/Cart.cs",
            taught_path="src/Item.cs",
        ),
        Allows(
            "partial class Cart { }\nclass CartExtensions { }",
            taught="class Item { }\nclass Row { }",
            language="csharp",
            path="src/shop/Cart.cs",
            taught_path="src/Item.cs",
        ),
        Allows("class Cart { }", "class Item { }", "csharp", path="src/Program.cs", taught_path="src/Item.cs"),
        Allows(
            "interface ICart { }\nclass Cart : ICart { }",
            taught="class Item { }",
            language="csharp",
            path="src/shop/Cart.cs",
            taught_path="src/Item.cs",
        ),
        Allows(
            "class SmallCart { }\nclass LargeCart { }",
            taught="class Item { }",
            language="csharp",
            path="src/shop/Carts.cs",
            taught_path="src/Item.cs",
        ),
        Allows(  # It holds all of a kind.
            "enum Full { }\nenum Empty { }\nenum Half { }",
            taught="class Item { }",
            language="csharp",
            path="src/shop/Filling.cs",
            taught_path="src/Item.cs",
        ),
        Allows(  # It adds to what the first part names, for the second.
            "static class ShopCartExtensions { }",
            taught="class Item { }",
            language="csharp",
            path="src/shop/Page.Cart.cs",
            taught_path="src/Item.cs",
        ),
        Allows(  # What its parser does not know hides a type from it.
            "interface IRows { }\nreadonly struct Cart(IRows in rows, ref in out it) < { }",
            taught="class Item { }",
            language="csharp",
            path="src/shop/Cart.cs",
            taught_path="src/Item.cs",
        ),
        Allows(  # It stands in for what older releases of the language lack.
            "namespace System.Threading { class Lock { } }",
            taught="class Item { }",
            language="csharp",
            path="src/shop/Locking.cs",
            taught_path="src/Item.cs",
        ),
        Allows(
            "class Cart<T> { class Row { } }",
            taught="class Item { }",
            language="csharp",
            path="src/shop/Cart.Rows.cs",
            taught_path="src/Item.cs",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report the name of a file's first type and whether there is another."""
        types: list[Class | TypeDefinition] = [
            *(it for it in file.all(Class) if not it.extension),
            *(it for it in file.all(TypeDefinition) if not it.alias),
        ]
        outer = sorted((it for it in types if it.name and not _is_inside(it, file)), key=lambda it: it.span.start)
        if not outer or file.source[: outer[0].span.start].count(b"\n#if") > 0 or _stands_in(file):
            return
        first = outer[0].name
        assert first
        stem, _, part = basename(file.path).rpartition(".")[0].partition("{")[0].partition("`")[0].partition(".")
        parts = [it for it in file.all(Class) if it.extension and not _is_inside(it, file)]
        same = any(it.name and _is_for(stem, it.name.text) for it in [*outer, *parts]) or bool(
            (part and (first.text.startswith(stem) or part in first.text)) or _is_declared(stem, file)
        )
        if not same and ((len(outer) > 1 and stem.endswith("s")) or len(outer) >= SEVERAL or stem in BEGINS):
            return  # `Carts` may hold all kinds of them, and so may what holds many.
        yield Detection(SAME, "same" if same else "other", first.span)
        own = {first.text, stem, f"I{stem}"}
        others = [it.name for it in outer[1:] if it.name and it.name.text not in own]
        yield Detection(ALONE, "several" if others else "one", others[0].span if others else first.span)


def _stands_in(file: FileFacts) -> bool:
    """Tell whether a file adds to a namespace of the language what older releases of it lack."""
    names = (it.name.text for it in file.all(Namespace) if it.name)
    return any(is_under(name, file.language.standard, file.language) for name in names)


def _is_for(stem: str, name: str) -> bool:
    """Tell whether a file has the name of a type; `CartOfT` is one for `Cart<T>`."""
    return stem == name or re.fullmatch(re.escape(name) + r"(?:Of[A-Z]\w*|T\w?|\d)", stem) is not None


def _is_declared(name: str, file: FileFacts) -> bool:
    """Tell whether a type of a name is written there, though nobody understood how it goes on."""
    return (
        re.search(rf"\b(?:class|struct|record|interface|enum|trait)\s+{re.escape(name)}\b".encode(), file.source)
        is not None
    )


def _is_inside(it: Class | TypeDefinition, file: FileFacts) -> bool:
    return any(file.enclosing(it.span, kind) for kind in (Class, TypeDefinition, Function))
