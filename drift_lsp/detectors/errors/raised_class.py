"""Whose errors are raised: raises and imports in, own, built-in or foreign out."""

from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Class, ImportedName, Raise
from drift_lsp.graphs.outline import origins
from drift_lsp.graphs.project import Project

BUILT_IN = {"Error", "Exception", "RuntimeError", "ValueError", "OSError", "IOError", "LookupError", "ArithmeticError"}
"""Errors that say little: one of the project's own could stand in their place."""

TAUGHT_PYTHON = "from shop.errors import ShopError\n\ndef load(it):\n    raise ShopError(it)"
TAUGHT_SCRIPT = 'import { ShopError } from "./errors";\nexport function load(it) { throw new ShopError(it); }'


class RaisedClass(Detector):
    """Does the project raise errors of its own, or those the language brings?

    Errors of one's own can be caught apart from everybody else's. Those that a language's protocols ask for
    (`KeyError`, `NotImplementedError`, `TypeError`) and those a framework turns into answers are no choice.
    """

    id = "errors/raised-class"
    needs = (Raise, ImportedName)
    slots = {"raised error": "raised errors"}
    conventions = frozenset({"own"})
    answers = {"own": "an error of the project's own is raised", "built-in": "a built-in error is raised"}
    roles = ("main",)
    examples = (
        Flags("def save(it):\n    raise «RuntimeError»(it)", taught=TAUGHT_PYTHON),
        Flags(
            'export function save(it) { throw new «Error»("no " + it); }', taught=TAUGHT_SCRIPT, language="typescript"
        ),
        # A protocol of the language asks for these.
        Allows("def save(self):\n    raise NotImplementedError()", taught=TAUGHT_PYTHON),
        Allows("def __getitem__(self, key):\n    raise KeyError(key)", taught=TAUGHT_PYTHON),
        # The framework's error is neither.
        Allows("from fastapi import HTTPException\n\ndef save():\n    raise HTTPException(404)", taught=TAUGHT_PYTHON),
        Allows("class SaveError(Exception):\n    pass\n\ndef save():\n    raise SaveError()", taught=TAUGHT_PYTHON),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Look at every error that is made."""
        raised = [it for it in file.all(Raise) if it.made and it.type]
        if not raised:
            return
        imported = origins(file, project)
        here = {it.name.text for it in file.all(Class) if it.name}
        for error in raised:
            assert error.type is not None
            first = error.type.text.partition(".")[0]
            origin = imported.get(first)
            if first in here or (origin and _is_own(origin.partition(":")[0], project)):
                yield Detection("raised error", "own", error.type.span, token=error.type.text)
            elif origin is None and error.type.text in BUILT_IN:
                yield Detection("raised error", "built-in", error.type.span, token=error.type.text)


def _is_own(module: str, project: Project) -> bool:
    if module.startswith("./") or module in project.package_names or project.is_own(module):
        return True
    scope, _, rest = module.partition("/")
    name = f"{scope}/{rest.partition('/')[0]}" if module.startswith("@") else scope
    return name in project.package_names
