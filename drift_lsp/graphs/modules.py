"""Modules: the module an import names in, whose it is and how far away it lies out."""

from __future__ import annotations

import sys
from posixpath import dirname
from typing import Literal

import msgspec

from drift_lsp.facts.file import FileFacts
from drift_lsp.graphs.outline import module_name
from drift_lsp.graphs.project import Alias, Project

Whose = Literal["standard", "foreign", "own"]
Form = Literal["relative", "absolute", "alias"]

STANDARD: frozenset[str] = sys.stdlib_module_names
"""Python's own modules."""

ASSETS = {
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
}
"""Endings of what bundlers import besides code."""


class Writing(msgspec.Struct, frozen=True):
    """How the import of an own module is written."""

    form: Form
    away: int | None
    """How many folders one has to leave to reach it; None where the file lies outside of what the alias stands for."""

    alias: str = ""
    """The prefix with which it is, or could be, written."""


class Modules:
    """Tells of the modules that one file imports."""

    def __init__(self, file: FileFacts, project: Project) -> None:
        self._project = project
        self._path = file.path
        self._dotted = file.language.family == "python"
        if self._dotted:
            self._here = _package(file.path, project)
        else:
            self._here = dirname(file.path).split("/") if "/" in file.path else []
            self._aliases = [it for it in project.aliases_at(file.path) if it.prefix]
            self._nearest = sorted(self._aliases, key=_nearness)

    def whose(self, module: str) -> Whose:
        """Tell whether a module belongs to the language, to others or to this project."""
        if module.startswith("."):
            return "own"
        if self._dotted:
            if module.partition(".")[0] in STANDARD:
                return "standard"
            return "own" if self._project.is_own(module) else "foreign"
        if module.startswith("node:"):
            return "standard"
        return "own" if self.is_neighbour(module) or self._alias_of(module) else "foreign"

    def is_neighbour(self, module: str) -> bool:
        """Tell whether an npm package of this project is imported by its name."""
        names = self._project.package_names
        if not names or self._dotted:
            return False
        parts = module.split("/", 2)
        return ("/".join(parts[:2]) if module.startswith("@") else parts[0]) in names

    def written(self, module: str) -> Writing | None:
        """Tell how an own module is imported; None for one of others, and where no other form was possible."""
        if self._dotted:
            return self._written_dotted(module)
        if module.startswith("."):
            return self._written_relative(module)
        alias = self._alias_of(module)
        if alias is None or module.rpartition(".")[2] in ASSETS:
            return None
        folder, rest = alias.target.strip("/"), module.removeprefix(alias.prefix).strip("/")
        target = f"{folder}/{rest}" if folder and rest else folder or rest
        nearest = self._alias_to(target) or alias
        away = _climb(self._here, target.split("/")) if _holds(nearest, self._path) else None
        return Writing("alias", away, nearest.prefix)

    def _written_dotted(self, module: str) -> Writing | None:
        here = self._here
        if module.startswith("."):
            return Writing("relative", len(module) - len(module.lstrip(".")) - 1) if here else None
        if not here or not self._project.is_own(module):
            return None
        away = _climb(here, module.split("."))
        return Writing("absolute", away) if away < len(here) else None

    def _written_relative(self, module: str) -> Writing | None:
        if not self._aliases or module.rpartition(".")[2] in ASSETS:
            return None
        steps = [step for step in module.split("/") if step not in (".", "")]
        away = steps.count("..")
        if away > len(self._here):
            return None
        target = "/".join([*self._here[: len(self._here) - away], *steps[away:]])
        alias = self._alias_to(target)
        if alias is None:
            return None
        return Writing("relative", away if _holds(alias, self._path) else None, alias.prefix)

    def _alias_of(self, module: str) -> Alias | None:
        for it in self._aliases:
            if module.startswith(it.prefix):
                return it
        return None

    def _alias_to(self, target: str) -> Alias | None:
        """Find the alias that one would write for `target`, spelled from the root."""
        for it in self._nearest:
            if _holds(it, target):
                return it
        return None


def _package(path: str, project: Project) -> list[str]:
    """Spell the package that a Python file stands in, part by part; none for a script."""
    parts = module_name(path, project).split(".")
    package = parts if path.endswith("/__init__.py") else parts[:-1]
    return package if package and package[0] in project.python_modules else []


def _nearness(alias: Alias) -> tuple[int, bool, str]:
    """Order aliases: the one that leads deepest first, and `@/` before `src/`."""
    return -len(alias.target), alias.prefix[0].isalnum(), alias.prefix


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
