"""Places of namespaces: files with the folder they lie in in, whether their namespace is called like it out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from posixpath import basename, dirname

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Class, Namespace
from drift_lsp.graphs.project import Project
from drift_lsp.syntax.languages import is_under


class NamespacePlace(Detector):
    """Is the namespace of a file called like the folder that it lies in?

    Where it always is, whoever knows a name knows where its file lies.
    """

    id = "structural/namespace-place"
    needs = (Namespace, Class)
    form = True
    strict = True
    tier = "listed"
    slots = {"namespace of a file": "files with a namespace"}
    answers = {"folder": "it is called like its folder", "otherwise": "it is called otherwise than its folder"}
    conventions = frozenset({"folder"})
    roles = ("main",)
    families = frozenset({"csharp"})
    examples = (
        Flags(
            "namespace «Shop.Models»;\nclass Cart { }",
            taught="namespace Shop.Services;\nclass Item { }",
            language="csharp",
            path="src/Shop/Stores/Cart.cs",
            taught_path="src/Shop/Services/Item.cs",
        ),
        Allows(  # It stands in for what the language brings elsewhere.
            "namespace System.Net; class Cart { }",
            taught="namespace Shop.Rows; class Item { }",
            language="csharp",
            path="src/Shop/Cart.cs",
            taught_path="src/Rows/Item.cs",
        ),
        Allows(  # Who opens the library has it in sight.
            "namespace Microsoft.Data;\nstatic class Cart { }",
            taught="namespace Shop.Services;\nclass Item { }",
            language="csharp",
            path="src/Shop/Stores/Cart.cs",
            taught_path="src/Shop/Services/Item.cs",
        ),
        Allows(  # The root of several projects.
            "namespace Shop;\nclass Cart { }",
            taught="namespace Shop.Services;\nclass Item { }",
            language="csharp",
            path="src/Shop.Stores/Cart.cs",
            taught_path="src/Shop/Services/Item.cs",
        ),
        Allows(
            "namespace Shop.Stores.Kept;\nclass Cart { }",
            taught="namespace Shop.Services;\nclass Item { }",
            language="csharp",
            path="src/Shop.Stores.Kept/Cart.cs",
            taught_path="src/Shop/Services/Item.cs",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report of the first namespace of a file whether it ends with the name of the folder."""
        first = next(iter(file.all(Namespace)), None)
        folder = basename(dirname(file.path))
        if first and first.name and folder and not is_under(first.name.text, file.language.standard, file.language):
            if _is_of_others(first.name.text, file.path) or _is_root(first.name.text, folder):
                return
            alike = f".{first.name.text}".endswith(f".{folder}")
            yield Detection("namespace of a file", "folder" if alike else "otherwise", first.name.span)


def _is_of_others(name: str, path: str) -> bool:
    """Tell whether no part of a namespace is one of the path: what is added to a library may be in sight with it."""
    return set(name.split(".")).isdisjoint(re.split(r"[./]", dirname(path)))


def _is_root(name: str, folder: str) -> bool:
    """Tell whether it is that of a project, whose folder is called after it and after what is in there."""
    return "." in folder and f"{folder}.".startswith(f"{name}.")
