"""Namespaces: paths and manifests in, how the names of this project's own Java packages and C# namespaces begin out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from posixpath import commonprefix, dirname, splitext

from drift_lsp.workspace import roles
from drift_lsp.workspace.manifests import Manifests

_SOURCE_ROOT = re.compile(r"(?:^|.*/)(?:java|src)/(?=[a-z])")
"""The last folder on the way of a Java file above which no part of its package stands."""

_TOP = re.compile(r"(?:^|.*?/)(?=(?:com|org|net|io|de|dev|edu|eu|fr|jp|cn|ru|uk|ch|nl|me|app)/)")
"""Where no such folder is, a package begins like a host's name read backwards."""

_COMMON = 2
"""Parts of a package that say whose it is: `org.apache`, `com.shop`."""

_ROOT_NAMESPACE = re.compile(r"<RootNamespace>\s*+([^<\s]++)\s*+</RootNamespace>")
_PROJECT_NAME = re.compile(r"\$\(MSBuildProjectName\)", re.IGNORECASE)
_FOREIGN = frozenset({"System", "Microsoft"})


def packages(paths: Sequence[str]) -> tuple[str, ...]:
    """Tell how the names of the project's Java packages begin, read from the folders of its main code."""
    java = [it for it in paths if it.endswith(".java")]
    main = [it for it in java if roles.role(it) == "main"]
    named = {package for it in main or java if (package := _package(dirname(it)))}
    return tuple(sorted(_roots(named)))


def namespaces(manifests: Manifests) -> tuple[str, ...]:
    """Tell how the names of the project's C# namespaces begin, read from its .csproj files."""
    shared = {dirname(it): _ROOT_NAMESPACE.search(manifests.xml(it)) for it in manifests.named("Directory.Build.props")}
    found = set[str]()
    for path in manifests.paths:
        if path.endswith(".csproj"):
            stem = splitext(path.rpartition("/")[2])[0]
            said = _ROOT_NAMESPACE.search(manifests.xml(path)) or _nearest(dirname(path), shared)
            # A function, since the name is a stranger's and may look like a pattern.
            found.add(_PROJECT_NAME.sub(lambda _, stem=stem: stem, said.group(1)) if said else stem)
    firsts = Counter(it.partition(".")[0] for it in found)
    found |= {first for first, times in firsts.items() if times > 1 and first not in _FOREIGN}
    return tuple(sorted(it for it in found if "$" not in it))


def _package(folder: str) -> str:
    match = _SOURCE_ROOT.match(f"{folder}/") or _TOP.match(f"{folder}/")
    return folder[match.end() :].replace("/", ".") if match else ""


def _roots(named: Iterable[str]) -> Iterator[str]:
    """Find for each host the longest beginning that all of its packages share."""
    groups: dict[str, list[list[str]]] = {}
    for name in named:
        parts = name.split(".")
        groups.setdefault(".".join(parts[:_COMMON]), []).append(parts)
    for group in groups.values():
        yield ".".join(commonprefix(group))


def _nearest(folder: str, shared: dict[str, re.Match[str] | None]) -> re.Match[str] | None:
    """Find what the nearest folder above says for all projects below it."""
    while folder not in shared:
        if not folder:
            return None
        folder = dirname(folder)
    return shared[folder]
