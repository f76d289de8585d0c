"""Whose errors are raised: raises and imports in, own, built-in or foreign out."""

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Class, Raise
from drift_lsp.graphs.modules import Modules
from drift_lsp.graphs.outline import origins
from drift_lsp.graphs.project import Project

BUILT_IN = {"Error", "Exception", "RuntimeError", "ValueError", "OSError", "IOError", "LookupError", "ArithmeticError"}
BUILT_IN |= {"RuntimeException", "Throwable", "ApplicationException", "SystemException"}
"""Errors that say little: one of the project's own could stand in their place."""

_LANGUAGE = re.compile(
    r"(?:Illegal|Invalid|Unsupported|Argument|Null|NoSuch|NotImplemented|NotSupported|IndexOut|ArrayIndex|ClassCast|Number|Format"
    r"|KeyNotFound|IO|FileNotFound|UncheckedIO|Timeout|ObjectDisposed|Operation|Task|Unauthorized|Interrupted|Clone|Security"
    r"|Arithmetic|Overflow|DivideBy|Http|Socket|Json|Xml|Db|Sql|SQL|Concurrent|Aggregate|Missing|Cryptographic|Assertion|Runtime"
    r"|Switch|Directory|Path|EndOf|Win32|External|Unreachable|Validation)\w*"
)
"""How errors begin that Java and .NET bring: where names of other files need no import they look like the project's."""

TAUGHT_PYTHON = "from shop.errors import ShopError\n\ndef load(it):\n    raise ShopError(it)"
TAUGHT_SCRIPT = 'import { ShopError } from "./errors";\nexport function load(it) { throw new ShopError(it); }'


class RaisedClass(Detector):
    """Does the project raise errors of its own, or those the language brings?

    Errors of one's own can be caught apart from everybody else's. Those that a language's protocols ask for
    (`KeyError`, `NotImplementedError`, `TypeError`) and those a framework turns into answers are no choice.
    """

    id = "errors/raised-class"
    tier = "throughout"
    needs = (Raise,)
    families = frozenset({"python", "javascript", "typescript", "php", "java", "csharp", "go", "rust", "c"})
    slots = {"raised error": "raised errors"}
    conventions = frozenset({"own"})
    family_tiers = {"c": "changed"}  # There the language's own errors say where they come from.
    strict = True
    answers = {"own": "an error of the project's own is raised", "built-in": "a built-in error is raised"}
    roles = ("main",)
    local = True

    examples = (
        Flags(
            "<?php\nfunction load() { throw new \\«RuntimeException»('no'); }",
            taught="<?php\nuse Shop\\Errors\\ShopError;\nfunction save() { throw new ShopError('no'); }",
            language="php",
        ),
        Flags("def save(it):\n    raise «RuntimeError»(it)", taught=TAUGHT_PYTHON),
        Flags(
            'export function save(it) { throw new «Error»("no " + it); }', taught=TAUGHT_SCRIPT, language="typescript"
        ),
        Flags(
            'class Cart { void save() { throw new «RuntimeException»("full"); } }',
            taught='class Item { void save() { throw new ShopException("full"); } }',
            language="java",
        ),
        Flags(
            'class Cart { void Save() { throw new «Exception»("full"); } }',
            taught='class Item { void Save() { throw new ShopException("full"); } }',
            language="csharp",
        ),
        Flags(
            'void load() { throw «std::runtime_error»("full"); }',
            taught='void save() { throw shop::Error("empty"); }',
            language="cpp",
        ),
        Allows(
            'class Cart { void save() { throw new IllegalStateException("full"); } }',
            taught='class Item { void save() { throw new ShopException("full"); } }',
            language="java",
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
        if file.language.reach == "program":
            yield from _of_standard(raised)
            return
        imported, modules = file.once(origins, project), file.once(Modules, project)
        here = file.once(_classes, None)
        for error in raised:
            assert error.type is not None
            first = error.type.text.partition(".")[0]
            origin = imported.get(first)
            if error.type.text in BUILT_IN and first not in here and origin is None:
                yield Detection("raised error", "built-in", error.type.span, token=error.type.text)
            elif first in here or (_is_in_sight(first, file) if origin is None else _is_own(origin, modules, project)):
                yield Detection("raised error", "own", error.type.span, token=error.type.text)


def _classes(file: FileFacts, _: None) -> frozenset[str]:
    return frozenset(it.name.text for it in file.all(Class) if it.name)


def _of_standard(raised: list[Raise]) -> Iterator[Detection]:
    """Tell the errors of C++'s standard library from all others: they say where they come from."""
    for it in raised:
        if it.type and it.type.text[:1].isalpha():
            choice = "built-in" if it.type.text.startswith("std::") else "own"
            yield Detection("raised error", choice, it.type.span, token=it.type.text)


def _is_in_sight(name: str, file: FileFacts) -> bool:
    """Tell whether an error that nothing imports must be of the project's own: the language brings no such one."""
    return file.language.reach == "namespace" and name.isidentifier() and not _LANGUAGE.fullmatch(name)


def _is_own(origin: str, modules: Modules, project: Project) -> bool:
    module = origin.partition(":")[0]
    if modules.is_own(module):
        return True
    if module.startswith("./") or module in project.package_names or project.is_own(module):
        return True
    scope, _, rest = module.partition("/")
    name = f"{scope}/{rest.partition('/')[0]}" if module.startswith("@") else scope
    return name in project.package_names
