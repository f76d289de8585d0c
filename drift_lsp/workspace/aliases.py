"""Aliases: tsconfig.json, jsconfig.json and package.json in, the prefixes that stand for folders in imports out.

Only prefixes are kept (`@/*`): an alias for one single module would also match names that merely begin like it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from posixpath import dirname
from typing import Any

from drift_lsp.graphs.project import Alias
from drift_lsp.workspace.manifests import Manifests, inside, texts

_TSCONFIG = re.compile(r"(?:tsconfig(?:\.[\w-]+)*|jsconfig)\.json")
_WHOLE = ("tsconfig.json", "jsconfig.json")
_DEEPEST = 5
"""Configurations may extend each other; so many in a row are followed."""


def aliases(manifests: Manifests, folders: Set[str]) -> list[Alias]:
    """List all aliases, those of inner folders first and of these the longest prefix first."""
    found = dict[tuple[str, str], Alias]()
    # What `tsconfig.json` itself says wins over the parts that it is put together of.
    for path in sorted(manifests.paths, key=lambda it: it.rpartition("/")[2] not in _WHOLE):
        name = path.rpartition("/")[2]
        if name == "package.json":
            made = _of_package(manifests, path)
        elif _TSCONFIG.fullmatch(name):
            made = _of_tsconfig(manifests, path, folders)
        else:
            continue
        for alias in made:
            found.setdefault((alias.directory, alias.prefix), alias)
    return sorted(found.values(), key=lambda it: (-len(it.directory), it.directory, -len(it.prefix), it.prefix))


def _of_package(manifests: Manifests, path: str) -> Iterator[Alias]:
    imports = manifests.json(path).get("imports")
    if isinstance(imports, dict):
        for written, target in imports.items():
            yield from _alias(dirname(path), dirname(path), written, _first_text(target))


def _first_text(target: object, deep: int = 0) -> str:
    """Take the first path of a target that depends on conditions: `{"types": …, "default": "./src/*.js"}`."""
    if isinstance(target, str):
        return target
    if isinstance(target, dict):
        target = [inner for condition, inner in target.items() if condition != "types"]
    inner = target if isinstance(target, list) and deep < _DEEPEST else []
    return next((text for it in inner if (text := _first_text(it, deep + 1))), "")


def _of_tsconfig(manifests: Manifests, path: str, folders: Set[str]) -> Iterator[Alias]:
    here = dirname(path)
    base, (beside, paths) = _base_and_paths(manifests, path, 0)
    stated = beside if base is None else base
    for written, targets in paths.items():
        if listed := texts(targets):
            yield from _alias(here, stated, written, listed[0])
    if base is not None:
        # What lies directly below baseUrl can be imported by its bare name. Who sets it to an inner folder and names no
        # paths wants that.
        wanted = not paths and base != here and base.startswith(f"{here}/" if here else "")
        for folder in sorted(folders):
            if folder and dirname(folder) == base:
                name = folder.rpartition("/")[2]
                yield Alias(here, f"{name}/", f"{folder}/", stated=wanted)


def _base_and_paths(manifests: Manifests, path: str, deep: int) -> tuple[str | None, tuple[str, dict[str, Any]]]:
    """Find baseUrl as a folder, and the paths with the folder that they stand in; what is nearer wins.

    Paths start from baseUrl, wherever in the chain of files it is set, and only without any from where they stand.
    """
    content = manifests.json(path)
    options = content.get("compilerOptions")
    options = options if isinstance(options, dict) else {}
    base: str | None = None
    paths: tuple[str, dict[str, Any]] = ("", {})
    extends = content.get("extends")
    for above in [extends] if isinstance(extends, str) else texts(extends):
        if deep < _DEEPEST and (other := _extended(manifests, dirname(path), above)):
            its_base, its_paths = _base_and_paths(manifests, other, deep + 1)
            base = its_base if its_base is not None else base
            paths = its_paths if its_paths[1] else paths
    if isinstance(url := options.get("baseUrl"), str):
        base = inside(dirname(path), url)
    if isinstance(stated := options.get("paths"), dict):
        paths = (dirname(path), stated)
    return base, paths


def _extended(manifests: Manifests, folder: str, written: str) -> str | None:
    """Find the configuration that is extended, within the root; those of installed packages are not looked at."""
    if not written.startswith("."):
        return None
    found = inside(folder, written)
    if found is None:
        return None
    return next((it for it in (found, f"{found}.json", f"{found}/tsconfig.json") if it in manifests.paths), None)


def _alias(directory: str, base: str, written: str, target: str) -> Iterator[Alias]:
    prefix, star, behind = written.partition("*")
    before, target_star, after = target.partition("*")
    if not star or behind or not target_star or not prefix:
        return
    folder = inside(base, before or ".")
    if folder is not None:
        # "./src/*" stands for what lies in a folder, "./src/lib-*" for names that begin alike.
        is_folder = folder and before[-1:] in ("", "/")
        yield Alias(
            directory, prefix, f"{folder}/" if is_folder else folder, after=after if after.startswith("/") else ""
        )
