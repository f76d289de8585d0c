"""Layers: the imports of a file in, which part of the project uses which out.

Two parts are compared where they part: of `shop.cart.views`, which imports `shop.stock.models`, it is said that
`shop.cart` uses `shop.stock`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from posixpath import dirname, splitext

import msgspec

from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Function, Handler, Import
from drift_lsp.graphs.modules import Modules
from drift_lsp.graphs.outline import module_name, namespace
from drift_lsp.graphs.project import Project
from drift_lsp.text import Span


class Use(msgspec.Struct, frozen=True):
    """One part of the project imports another."""

    user: str
    used: str
    span: Span
    """Of the module as it is written."""


def uses(file: FileFacts, project: Project) -> Iterator[Use]:
    """List which other parts of the project a file imports when it is loaded."""
    here = _place(file, project)
    modules = file.once(Modules, project)
    for it in file.all(Import):
        if it.module is None or it.dynamic or it.type_only or not modules.is_own(it.module.text):
            continue
        if file.enclosing(it.span, Function) or file.enclosing(it.span, Handler):
            continue  # What is imported late may close a circle on purpose.
        there = _parts(it.module.text, file, project)
        shared = 0
        while shared < min(len(here), len(there)) and here[shared] == there[shared]:
            shared += 1
        if shared < min(len(here), len(there)):
            joint = _joint(file)
            yield Use(joint.join(here[: shared + 1]), joint.join(there[: shared + 1]), it.module.span)


def _place(file: FileFacts, project: Project) -> list[str]:
    """Spell where a file stands, in the terms in which its language imports."""
    if file.language.modules == "dotted":
        return module_name(file.path, project).split(".")
    if file.language.reach == "namespace":
        return _split(namespace(file), file)
    folder = dirname(file.path)
    return folder.split("/") if file.language.reach == "directory" else splitext(file.path)[0].split("/")


def _parts(module: str, file: FileFacts, project: Project) -> list[str]:
    """Spell an imported module in the same terms; none where that cannot be done."""
    if file.language.modules == "dotted":
        if not module.startswith("."):
            return module.split(".")
        name = module.lstrip(".")
        package = module_name(file.path, project).split(".")
        if file.path.endswith("/__init__.py"):
            package.append("")
        return [*package[: len(package) - (len(module) - len(name))], *(name.split(".") if name else [])]
    if file.language.modules == "path":
        found = project.resolve(file.path, module)
        return found.removeprefix("./").split("/") if found.startswith("./") else []
    if file.language.reach == "directory":
        prefix = next((it for it in project.own.get(file.language.family, ()) if module.startswith(f"{it}/")), None)
        return module.removeprefix(f"{prefix}/").split("/") if prefix else []
    return _split(module, file) if file.language.reach == "namespace" else []


def _split(name: str, file: FileFacts) -> list[str]:
    return re.split("|".join(map(re.escape, file.language.separators)), name) if name else []


def _joint(file: FileFacts) -> str:
    named = file.language.reach == "namespace" or file.language.modules == "dotted"
    return file.language.separators[0] if named else "/"
