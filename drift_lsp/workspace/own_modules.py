"""Own modules: paths and manifests in, how the names of the project's own modules begin out, by language family."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from posixpath import dirname
from typing import Any

from drift_lsp.workspace import namespaces, roles
from drift_lsp.workspace.manifests import Manifests


def own_modules(sources: Sequence[str], manifests: Manifests) -> dict[str, tuple[str, ...]]:
    """Tell of each language family how the names of the project's own modules begin."""
    found: dict[str, Iterable[str]] = {
        "csharp": namespaces.namespaces(manifests),
        "java": namespaces.packages(sources),
        "php": _php(manifests),
    }
    return {family: tuple(sorted(set(names))) for family, it in found.items() if (names := list(it))}


def _php(manifests: Manifests) -> Iterator[str]:
    """Name the namespaces that composer.json says are loaded from this project's folders."""
    for path in manifests.named("composer.json"):
        if roles.is_foreign(dirname(path)):
            continue
        content = manifests.json(path)
        for section in ("autoload", "autoload-dev"):
            for standard in ("psr-4", "psr-0"):
                yield from (it for it in _table(_table(content.get(section)).get(standard)) if it)


def _table(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}
