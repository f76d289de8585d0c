"""Import placement: import statements in, whether they stand at the top of the module out."""

from __future__ import annotations

from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Function, Handler, Import, ImportedName
from drift_lsp.graphs.modules import Modules
from drift_lsp.graphs.project import Project

LATE = frozenset({"ready", "pytest_configure", "__getattr__"})
"""Functions that exist to import something late."""


class ImportPlacement(Detector):
    """Do imports stand at the top of the module or inside functions?

    At the top a reader sees what a module needs, and a missing one fails at once. Inside a function an import may
    break a circle, spare time at the start or do without what is not installed; so only those are asked for which no
    such reason can be: modules of the language itself, and those that the file imports at its top anyway.
    """

    id = "structural/import-placement"
    needs = (Import, ImportedName, Function)
    slots = {"import of an own module": "imports of own modules", "import": "imports of other modules"}
    answers = {"top": "the import stands at the top of the module", "inside": "the import stands inside a function"}
    strict = True
    families = frozenset({"python"})

    examples = (
        Flags("def load():\n    «import json»", taught="import requests"),
        Flags("import requests\n\ndef load():\n    «from requests import get»", taught="import requests"),
        Allows("def load():\n    import requests", taught="import requests"),  # It may be slow, or not installed.
        Allows("def load():\n    from shop.cart import Cart", taught="from shop.cart import Cart"),
        Allows("try:\n    import requests\nexcept ImportError:\n    requests = None", taught="import requests"),
        Allows("def load():\n    importlib.import_module('a')", taught="import requests"),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report where each import stands."""
        source, modules = file.source, Modules(file, project)
        entry = file.path.endswith("/__init__.py")  # Whoever imports the package would import it all.
        above = set[str]()
        for it in file.all(Import):
            if it.dynamic:
                continue
            start = it.span.start
            at_margin = start == 0 or source[start - 1] in b"\n\r"
            around = None if at_margin else file.enclosing(it.span, Function)
            if around and (entry or (around.name and around.name.text in LATE)):
                continue
            name = _module(it, file)
            if name == "__future__":  # It can stand nowhere else.
                continue
            whose = modules.whose(name)
            if around is None:
                if not it.type_only:
                    above.add(name)
            elif (whose != "standard" and name not in above) or file.enclosing(it.span, Handler):
                continue
            choice = "inside" if around else "top"
            yield Detection("import of an own module" if whose == "own" else "import", choice, it.span)


def _module(it: Import, file: FileFacts) -> str:
    if it.module:
        return it.module.text
    return next((name.name.text for name in file.inside(ImportedName, it.span) if name.name), "")
