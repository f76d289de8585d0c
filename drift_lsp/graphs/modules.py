"""Modules: the module an import names in, whose it is and how far away it lies out."""

from __future__ import annotations

import sys
from posixpath import dirname, join, normpath
from typing import Literal

import msgspec

from drift_lsp.facts.file import FileFacts
from drift_lsp.graphs.outline import module_name
from drift_lsp.graphs.project import Alias, Project

Whose = Literal["standard", "foreign", "own"]
Form = Literal["relative", "absolute", "alias"]

STANDARD: frozenset[str] = sys.stdlib_module_names
"""Python's own modules."""

ASSETS = frozenset(
    [
        "css",
        "scss",
        "sass",
        "less",
        "svg",
        "png",
        "jpg",
        "jpeg",
        "gif",
        "webp",
        "ico",
        "json",
        "md",
        "mdx",
        "html",
        "txt",
        "woff",
        "woff2",
        "graphql",
        "wasm",
    ]
)
"""Endings of what bundlers import besides code."""


class Writing(msgspec.Struct, frozen=True):
    """How the import of an own module is written."""

    form: Form
    away: int | None
    """How many folders one has to leave to reach it; None where the file lies outside of what the alias stands for."""

    alias: str = ""
    """The prefix with which it is, or could be, written."""


def whose(file: FileFacts, project: Project, module: str) -> Whose:
    """Tell whether a module belongs to the language, to others or to this project."""
    if module.startswith("."):
        return "own"
    if file.language.family == "python":
        if module.partition(".")[0] in STANDARD:
            return "standard"
        return "own" if project.is_own(module) else "foreign"
    if module.startswith("node:"):
        return "standard"
    return "own" if folder_of_alias(file.path, project, module) or own_package(project, module) else "foreign"


def own_package(project: Project, module: str) -> str:
    """Name the npm package of this project that a module belongs to; "" for any other."""
    parts = module.split("/", 2)
    name = "/".join(parts[:2]) if module.startswith("@") else parts[0]
    return name if name in project.package_names else ""


def folder_of_alias(path: str, project: Project, module: str) -> str:
    """Spell from the root where a module written with an alias lies; "" where no alias is used."""
    alias = project.alias_for(path, module)
    if alias is None or not alias.prefix:
        return ""
    return normpath(join(alias.target, module.removeprefix(alias.prefix).lstrip("/")))


def written(file: FileFacts, project: Project, module: str) -> Writing | None:
    """Tell how an own module is imported; None for one of others, and where no other form would have been possible."""
    return _dotted(file, project, module) if file.language.family == "python" else _path(file, project, module)


def _dotted(file: FileFacts, project: Project, module: str) -> Writing | None:
    here = _package(file.path, project)
    if module.startswith("."):
        return Writing("relative", len(module) - len(module.lstrip(".")) - 1) if here else None
    if not project.is_own(module):
        return None
    away = _climb(here, module.split("."))
    return Writing("absolute", away) if away < len(here) else None


def _package(path: str, project: Project) -> list[str]:
    """Spell the package that a Python file stands in, part by part; none for a script."""
    parts = module_name(path, project).split(".")
    package = parts if path.endswith("/__init__.py") else parts[:-1]
    return package if package and package[0] in project.python_modules else []


def _path(file: FileFacts, project: Project, module: str) -> Writing | None:
    if module.rpartition(".")[2] in ASSETS:
        return None
    folder = dirname(file.path)
    relative = module.startswith(".")
    target = normpath(join(folder, module)) if relative else folder_of_alias(file.path, project, module)
    alias = _alias_to(file.path, project, target) if target else None
    if alias is None:
        return None
    away = _climb(folder.split("/"), target.split("/")) if _holds(alias, file.path) else None
    return Writing("relative" if relative else "alias", away, alias.prefix)


def _alias_to(path: str, project: Project, target: str) -> Alias | None:
    """Find the alias that one would write for `target`, spelled from the root: the nearest, `@/` rather than `src/`."""
    found = [it for it in project.aliases_at(path) if it.prefix and _holds(it, target)]
    return min(found, key=lambda it: (-len(it.target), it.prefix[0].isalnum(), it.prefix), default=None)


def _holds(alias: Alias, path: str) -> bool:
    folder = alias.target.rstrip("/")
    return not folder or path == folder or path.startswith(f"{folder}/")


def _climb(here: list[str], target: list[str]) -> int:
    """Count the folders that one has to leave to reach `target`."""
    shared = 0
    for one, other in zip(here, target, strict=False):
        if one != other:
            break
        shared += 1
    return len(here) - shared
