"""Scope: a path in, the places whose conventions hold for it out."""

from __future__ import annotations

from collections.abc import Iterator
from posixpath import basename, dirname

from drift_lsp.facts.casing import words
from drift_lsp.facts.filed import ENTRIES, called
from drift_lsp.graphs.project import Project

PROJECT = ""
"""The scope of the whole project."""


def chain(path: str, project: Project) -> tuple[str, ...]:
    """List the scopes of a file, widest first: the project, its package in a monorepo, its own directory."""
    scopes = [PROJECT]
    for scope in (project.package_of(path), dirname(path)):
        if scope and scope != scopes[-1]:
            scopes.append(scope)
    return tuple(scopes)


def is_inside(folder: str, scope: str) -> bool:
    """Tell whether a folder is that of a scope or lies in it."""
    return scope == PROJECT or folder == scope or folder.startswith(f"{scope}/")


def around(scope: str) -> Iterator[str]:
    """List a folder and all folders around it, the project last; a stranger's database may tell of `/` itself."""
    while scope.strip("/"):
        yield scope
        scope = dirname(scope)
    yield PROJECT


def parent(scope: str, project: Project) -> str | None:
    """Tell the next wider scope; None for the project itself."""
    if scope == PROJECT:
        return None
    package = project.package_of(f"{scope}/")
    return package if package != scope else PROJECT


def said(scope: str, *, tests: bool = False) -> str:
    """Say a scope to a person; `tests` where only its tests are meant."""
    if scope.startswith("*"):
        return f"{'tests' if tests else 'files'} called `{scope}`"
    place = f"{scope}/" if scope else "this project"
    return f"the tests of {place}" if tests else place


NAMED = frozenset({"mod", "lib", "main"})
"""How languages and tools want files to be called: what is called so has nothing else in common."""


def kin(path: str, project: Project) -> tuple[str, ...]:
    """List what a file belongs to besides its scopes, nearest first: the files called like it, `*Service.java` or
    `*/views.py`, wherever they lie; and the folders between its own and its package.
    """
    package = project.package_of(path)
    folders = tuple(it for it in around(dirname(dirname(path))) if it and it != package and is_inside(it, package))
    return folders if basename(path).partition(".")[0] in NAMED else (called(basename(path)), *folders)


def is_of_a_kind(group: str, detector: str) -> bool:
    """Tell whether files that are called alike may have a custom of their own in what a detector asks.

    `__init__.py` or `index.ts` only tell where something begins, and a last word tells nothing of imports.
    """
    if group.startswith("*/"):
        return detector.startswith("structural/") or group[2:].partition(".")[0] not in ENTRIES
    return not group.startswith("*") or group.startswith("*.") or not detector.startswith("structural/import-")


def belongs(path: str) -> tuple[str, ...]:
    """List what counts a file in: those called like it, and every folder that it lies in, however deep."""
    return (called(basename(path)), *(it for it in around(dirname(path)) if it))


def kind_of(path: str) -> str:
    """Tell what a file is by its name, what stands before the ending or the last of several words; "" if nothing does.

    `cart.model.ts` is one of `.model.ts`, `CartService.java` one of `service.java`, `urls.py` of all called so.
    """
    name, *endings = basename(path).split(".")
    if len(endings) > 1:
        return f".{'.'.join(endings)}".casefold()
    parts = words(name)
    if len(parts) > 1:
        return f"{parts[-1]}.{endings[-1] if endings else ''}".casefold()
    return "" if name in NAMED else f"/{basename(path)}"
