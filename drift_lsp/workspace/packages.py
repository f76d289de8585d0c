"""Packages: manifests in, a `Project` out: what lives here, under which names, and what stands for what in imports.

A manifest is a stranger's: it is read as data, never run, its links and `..` never lead out of the root, and one that
is malformed is left aside with a note.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from posixpath import dirname, splitext
from typing import Any

from drift_lsp.graphs.project import Project
from drift_lsp.syntax import languages
from drift_lsp.workspace import aliases, members, modules, own_modules, roles
from drift_lsp.workspace.manifests import Manifests

_NAMES = frozenset(
    (
        "package.json",
        "pnpm-workspace.yaml",
        "jsconfig.json",
        "pyproject.toml",
        "setup.py",
        "setup.cfg",
        "Cargo.toml",
        "go.mod",
        "go.work",
        "pom.xml",
        "build.gradle",
        "build.gradle.kts",
        "settings.gradle",
        "settings.gradle.kts",
        "composer.json",
        "Directory.Build.props",
    )
)
_NAMED_LIKE = re.compile(r"tsconfig(?:\.[\w-]+)*\.json|.*\.(?:sln|slnx|csproj)")


def is_manifest(path: str) -> bool:
    """Tell whether a change in this file can change the `Project`."""
    name = path.rpartition("/")[2]
    return name in _NAMES or _NAMED_LIKE.fullmatch(name) is not None


def project(files: Sequence[str], read: Callable[[str], bytes | None]) -> tuple[Project, tuple[str, ...]]:
    """Make the `Project` from the paths of source files and manifests; with it, notes on what could not be read."""
    manifests = Manifests([it for it in files if is_manifest(it)], read)
    sources = [it for it in files if not is_manifest(it) or it.endswith("setup.py")]
    folders = _folders_with_source(sources)
    python = modules.python_modules(sources, manifests)
    made = Project(
        python_modules=python,
        foreign_modules=modules.foreign_modules(sources, python, manifests),
        packages=_packages(manifests, folders),
        package_names=_package_names(manifests),
        aliases=tuple(aliases.aliases(manifests, folders)),
        own=own_modules.own_modules(sources, manifests),
        meant=_meant(sources),
    )
    return made, tuple(manifests.notes)


def _meant(sources: Sequence[str]) -> dict[str, str]:
    """Tell for each extension of several languages in which of them most files are that have another extension."""
    endings = Counter(splitext(it)[1] for it in sources if roles.role(it) in ("main", "test"))
    found: dict[str, str] = {}
    for ending, among in languages.SHARED.items():
        count = {it.name: sum(endings[one] for one in it.extensions if one != ending) for it in languages.LANGUAGES}
        if endings[ending] and any(count[name] for name in among):
            found[ending] = max(among, key=lambda name: count[name])
    return found


def _packages(manifests: Manifests, folders: set[str]) -> tuple[str, ...]:
    """List the folders of packages that hold source: those a workspace names, those with a manifest of their own."""
    named = members.members(manifests)
    own = {dirname(it) for it in manifests.paths if _stands_for_package(it, manifests)}
    product = {it for it in own if roles.role(f"{it}/x.py") == "main"}
    found = {it for it in named | product if it and it in folders and not roles.is_foreign(it)}
    return tuple(sorted(found, key=lambda it: (-len(it), it)))


def _stands_for_package(path: str, manifests: Manifests) -> bool:
    match path.rpartition("/")[2]:
        case "package.json":  # One with nothing but "type" in it tells Node how to load a folder.
            return isinstance(manifests.json(path).get("name"), str)
        case "pyproject.toml":
            content = manifests.toml(path)
            return "project" in content or "poetry" in _table(content.get("tool"))
        case "Cargo.toml":
            return "package" in manifests.toml(path)
        case "setup.py" | "go.mod" | "pom.xml" | "build.gradle" | "build.gradle.kts" | "composer.json":
            return True
        case name:
            return name.endswith(".csproj")


def _package_names(manifests: Manifests) -> dict[str, str]:
    found: dict[str, str] = {}
    for path in sorted(manifests.named("package.json"), key=lambda it: (it.count("/"), it)):
        name = manifests.json(path).get("name")
        if isinstance(name, str) and name and not roles.is_foreign(dirname(path)):
            found.setdefault(name, dirname(path))
    return found


def _folders_with_source(paths: Iterable[str]) -> set[str]:
    found = set[str]()
    for path in paths:
        folder = dirname(path)
        while folder not in found:
            found.add(folder)
            folder = dirname(folder)
    return found


def _table(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}
