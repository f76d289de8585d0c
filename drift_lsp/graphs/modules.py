"""Modules: the module an import names in, whose it is and how far away it lies out."""

from __future__ import annotations

import sys
from posixpath import dirname, join, normpath
from typing import Literal

from drift_lsp.facts.file import FileFacts
from drift_lsp.graphs.outline import module_name
from drift_lsp.graphs.project import Project

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


def has_alias(path: str, project: Project, target: str) -> bool:
    """Tell whether the file at `path` could name `target`, spelled from the root, with an alias."""
    return any(
        it.prefix and f"{target}/".startswith(f"{it.target.rstrip('/')}/" if it.target else "")
        for it in project.aliases_at(path)
    )


def written(file: FileFacts, project: Project, module: str) -> tuple[Form, int] | None:
    """Tell in which form an own module is imported, and how many folders one has to leave to reach it.

    None for a module of others, and where the other form would not have been possible.
    """
    return _dotted(file, project, module) if file.language.family == "python" else _path(file, project, module)


def _dotted(file: FileFacts, project: Project, module: str) -> tuple[Form, int] | None:
    if module.startswith("."):
        away = len(module) - len(module.lstrip(".")) - 1
        return ("relative", away) if package_parts(file.path, project) else None
    if not project.is_own(module):
        return None
    here, shared = package_parts(file.path, project), 0
    for one, other in zip(here, module.split("."), strict=False):
        if one != other:
            break
        shared += 1
    return ("absolute", len(here) - shared) if shared else None


def package_parts(path: str, project: Project) -> list[str]:
    """Spell the package that a Python file stands in, part by part; none for a script."""
    parts = module_name(path, project).split(".")
    package = parts if path.endswith("/__init__.py") else parts[:-1]
    return package if package and package[0] in project.python_modules else []


def _path(file: FileFacts, project: Project, module: str) -> tuple[Form, int] | None:
    if module.rpartition(".")[2] in ASSETS:
        return None
    relative = module.startswith(".")
    target = normpath(join(dirname(file.path), module)) if relative else folder_of_alias(file.path, project, module)
    if not target or (relative and not has_alias(file.path, project, target)):
        return None
    here, shared = dirname(file.path).split("/"), 0
    for one, other in zip(here, target.split("/"), strict=False):
        if one != other:
            break
        shared += 1
    return "relative" if relative else "alias", len(here) - shared
