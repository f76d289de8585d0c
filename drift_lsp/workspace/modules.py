"""Modules: the paths of a project in, the top-level Python modules that live in it out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from posixpath import dirname
from typing import Any

from drift_lsp.workspace import roles
from drift_lsp.workspace.manifests import Manifests, texts

_REQUIRED = re.compile(r"\s*([A-Za-z0-9][\w.-]*)")


def python_modules(paths: Sequence[str], manifests: Manifests) -> dict[str, str]:
    """Tell each top-level module of the project → the folder that holds it; the outermost where there are two.

    Three kinds: packages (a folder with `__init__.py` in one without), modules beside a manifest or in its `src`, and
    folders without `__init__.py` there, unless they are called like something the project depends on.
    """
    python = [it for it in paths if it.endswith((".py", ".pyi"))]
    packages = {dirname(it) for it in python if it.endswith("/__init__.py")}
    foreign = _dependencies(manifests)
    tops = sorted(_tops(python, manifests, packages), key=_outermost)
    found: dict[str, str] = {}
    for folder in sorted(packages, key=_outermost):
        above, _, name = folder.rpartition("/")
        if above not in packages and name.isidentifier() and _is_importable(folder, tops):
            found.setdefault(name, above)
    for name, top in _plain(python, tops, packages):
        if name.isidentifier() and name not in foreign:
            found.setdefault(name, top)
    plain = tuple(f"{folder}/" for folder in _plain_folders(found, packages))
    inner = {name for name, top in found.items() if f"{top}/".startswith(plain)}
    return dict(sorted((it for it in found.items() if it[0] not in inner), key=lambda it: (_outermost(it[1]), it[0])))


def foreign_modules(paths: Sequence[str], own: dict[str, str], manifests: Manifests) -> tuple[str, ...]:
    """Name the modules of others that lie inside a package of the project: `poetry.core` comes with `poetry-core`."""
    needed = (it.partition("_") for it in _dependencies(manifests))
    inner = {(top, rest) for top, _, rest in needed if rest and top in own}
    folders = {dirname(it) for it in paths if it.endswith(".py")} if inner else set()
    return tuple(
        sorted(f"{top}.{rest}" for top, rest in inner if f"{own[top]}/{top}/{rest}".lstrip("/") not in folders)
    )


def _plain_folders(found: dict[str, str], packages: set[str]) -> Iterator[str]:
    """List the folders without `__init__.py` that are modules: what lies in them is imported through them."""
    for name, top in found.items():
        folder = f"{top}/{name}" if top else name
        if folder not in packages:
            yield folder


def _outermost(folder: str) -> tuple[int, str]:
    return folder.count("/"), folder


def _is_importable(folder: str, tops: list[str]) -> bool:
    """Tell whether a package is the project's own: deep in tests and examples lie stand-ins for those of others."""
    return _is_product(folder) or dirname(folder) in tops


def _is_product(folder: str) -> bool:
    return roles.role(f"{folder}/x.py") == "main"


def _tops(python: list[str], manifests: Manifests, packages: set[str]) -> set[str]:
    """List the folders that are on the import path: the root, those of Python projects, and `src` in them."""
    found = {"", *(dirname(it) for it in manifests.named("pyproject.toml", "setup.py", "setup.cfg"))}
    found |= {dirname(it) for it in python if it.endswith("/manage.py") and _is_product(dirname(it))}
    found |= {f"{it}/src" if it else "src" for it in found}
    return found - packages


def _plain(python: list[str], tops: list[str], packages: set[str]) -> Iterator[tuple[str, str]]:
    """Name the modules right in a top, and the folders there that hold modules of the product without `__init__.py`."""
    known = packages.union(tops)
    for top in tops:
        prefix = f"{top}/" if top else ""
        is_source = prefix.endswith("src/")
        for path in python:
            if not path.startswith(prefix):
                continue
            first, deeper, rest = path[len(prefix) :].partition("/")
            folder = f"{prefix}{first}"
            if not deeper:
                yield first.partition(".")[0], top
            elif folder not in known and (is_source or "/" not in rest) and roles.role(path) == "main":
                yield first, top


def _dependencies(manifests: Manifests) -> set[str]:
    """Name what the project says it needs, spelled as modules; roughly, since modules may be named otherwise."""
    found, own = set[str](), set[str]()
    for path in manifests.named("pyproject.toml"):
        content = manifests.toml(path)
        project, tool = _table(content, "project"), _table(content, "tool", "poetry")
        own |= {str(it) for it in (project.get("name"), tool.get("name")) if it}
        found |= {*texts(project.get("dependencies")), *_table(tool, "dependencies"), *_table(tool, "dev-dependencies")}
        for group in (_table(project, "optional-dependencies"), _table(content, "dependency-groups")):
            found |= {name for listed in group.values() for name in texts(listed)}
        for group in _table(tool, "group").values():
            found |= set(_table(group, "dependencies"))
    return {_module(it) for it in found} - {_module(it) for it in own}


def _module(requirement: str) -> str:
    match = _REQUIRED.match(requirement)
    return match.group(1).lower().replace("-", "_") if match else ""


def _table(value: object, *keys: str) -> dict[str, Any]:
    for key in keys:
        value = value.get(key) if isinstance(value, dict) else None
    return value if isinstance(value, dict) else {}
