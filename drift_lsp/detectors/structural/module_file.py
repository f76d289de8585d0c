"""Files of modules: files that hold other modules in, how they are called out."""

from __future__ import annotations

from collections.abc import Iterator
from posixpath import basename

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.opening import opening
from drift_lsp.facts.vocabulary import Submodule
from drift_lsp.graphs.project import Project

ROOTS = frozenset({"lib.rs", "main.rs"})


class ModuleFile(Detector):
    """Is a module that holds others a `mod.rs` in their folder, or a file with its name beside it?

    Both are found by the compiler; in a project with both, a reader opens the wrong one.
    """

    id = "structural/module-file"
    needs = (Submodule,)
    slots = {"module with modules inside": "modules with modules inside"}
    answers = {"mod.rs": "it is a `mod.rs` in their folder", "named": "it is a file with its name beside the folder"}
    roles = ("main",)
    strict = True
    examples = (
        Flags("«mod» row;", taught="mod price;", language="rust", path="src/cart/mod.rs", taught_path="src/item.rs"),
        Flags(
            "«pub» mod row;", taught="mod price;", language="rust", path="src/cart.rs", taught_path="src/item/mod.rs"
        ),
        Allows("mod row;", taught="mod price;", language="rust", path="src/lib.rs", taught_path="src/item/mod.rs"),
        Allows("fn row() {}", taught="mod price;", language="rust", path="src/cart.rs", taught_path="src/item/mod.rs"),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report the name of each file that holds modules."""
        name = basename(file.path)
        inside = [it for it in file.all(Submodule) if it.name and it.name.text not in ("tests", "test")]
        if inside and name not in ROOTS and "/bin/" not in file.path:
            choice = "mod.rs" if name == "mod.rs" else "named"
            yield Detection("module with modules inside", choice, opening(file.source))
